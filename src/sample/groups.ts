import type { LineOption, productGroupAttributes, productGroups } from '../platform/db/schema.ts';
import { attributeIdOf, sampleAttributes, sampleValueOf } from './attributes.ts';
import { FOUNDING, SECOND } from './calendar.ts';
import { sampleCatalog, type SampleProduct } from './catalog.ts';
import { idAt } from './ids.ts';
import { seededRandom } from './random.ts';

type GroupInsert = typeof productGroups.$inferInsert & { id: string };

const { products, families } = sampleCatalog();

/** The products of a family are the variants of a group, if there is more than one. */
const grouped = families.filter(({ sku }) => products.filter(({ family }) => family === sku).length > 1);
const idOf = (sku: string, index: number) =>
  idAt(FOUNDING + index * SECOND, index, seededRandom(`group ${sku}`));
const groupIds = new Map(grouped.map(({ sku }, index) => [sku, idOf(sku, index)]));

export const sampleGroups = (categoryIds: ReadonlyMap<string, string>): GroupInsert[] =>
  grouped.map(({ sku, name, slug, description, categorySlug }, index) => {
    const createdAt = new Date(FOUNDING + index * SECOND);
    const categoryId = categoryIds.get(categorySlug)!;
    return { id: groupIds.get(sku)!, name, slug, description, categoryId, createdAt, updatedAt: createdAt };
  });

export const sampleGroupAttributes: (typeof productGroupAttributes.$inferInsert)[] = grouped.flatMap(
  ({ sku, axes }) =>
    axes.map((code, position) => ({
      groupId: groupIds.get(sku)!,
      attributeId: attributeIdOf(code),
      position,
    })),
);

/** Returns the attribute columns of a product. Only products of the first series are in a group. */
export function attributeColumnsOf({ values, optionCount, family }: SampleProduct, series: number) {
  const valueIds = values.map(([code, label]) => sampleValueOf(code, label).id);
  const groupId = series === 1 ? (groupIds.get(family) ?? null) : null;
  return { valueIds, groupId, optionIds: groupId === null ? null : valueIds.slice(0, optionCount) };
}

const optionsBySku = new Map<string, LineOption[]>(
  products
    .filter(({ family }) => groupIds.has(family))
    .map(({ sku, values, optionCount }) => [
      sku,
      values.slice(0, optionCount).map(([code, label]) => ({
        code,
        name: sampleAttributes.find((attribute) => attribute.code === code)!.name,
        value: sampleValueOf(code, label).code,
        label,
      })),
    ]),
);

/** Returns the options of a product for its order line. */
export const lineOptionsOf = (sku: string): LineOption[] => optionsBySku.get(sku) ?? [];
