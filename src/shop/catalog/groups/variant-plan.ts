import type { AttributeRow, AttributeValueRow, ProductGroupRow } from '../../../platform/db/schema.ts';
import { sumOf } from '../../../platform/money/money.ts';

/** A variant to create. */
export type PlannedVariant = {
  options: AttributeValueRow[];
  name: string;
  sku: string;
  slug: string;
  price: bigint;
};

/** The values of one attribute by which the group varies. */
export type Axis = { attribute: AttributeRow; values: readonly AttributeValueRow[] };

/** Returns every combination of one value per axis. The last axis varies fastest. */
export const combinationsOf = (axes: readonly Axis[]): AttributeValueRow[][] =>
  axes.reduce<AttributeValueRow[][]>(
    (combinations, { values }) =>
      combinations.flatMap((options) => values.map((value) => [...options, value])),
    [[]],
  );

/** Plans the variant with these options, which are in the order of the axes. */
export function planVariant(
  group: ProductGroupRow,
  axes: readonly Axis[],
  options: AttributeValueRow[],
  {
    skuPattern,
    price,
    surcharges,
  }: { skuPattern: string; price: bigint; surcharges: ReadonlyMap<string, bigint> },
): PlannedVariant {
  const sku = axes.reduce(
    (text, { attribute }, index) =>
      text.replaceAll(`{${attribute.code}}`, options[index]!.code.toUpperCase()),
    skuPattern,
  );
  return {
    options,
    name: [group.name, ...options.map(({ label }) => label)].join(', '),
    sku,
    slug: [group.slug, ...options.map(({ code }) => code)].join('-'),
    price: price + sumOf(options.map(({ id }) => surcharges.get(id) ?? 0n)),
  };
}
