import type { AttributeRow, AttributeValueRow } from '../../../platform/db/schema.ts';
import { loadRequired, type Load } from '../../../platform/graphql/load-required.ts';
import { compareAttributes, compareValues } from './attribute-order.ts';

type Loaders = {
  attributeById: Load<AttributeRow | null>;
  attributeValueById: Load<AttributeValueRow | null>;
};

type Option = { attribute: AttributeRow; value: AttributeValueRow };

/** Loads values with their attributes, in the order of the ids. Leaves out values that were deleted after the ids were read. */
export async function optionsOf(valueIds: readonly string[], loaders: Loaders): Promise<Option[]> {
  const values = await Promise.all(valueIds.map((id) => loaders.attributeValueById.load(id)));
  return Promise.all(
    values
      .filter((value) => value !== null)
      .map(async (value) => ({
        value,
        attribute: await loadRequired(loaders.attributeById, value.attributeId),
      })),
  );
}

/** Loads values, grouped by attribute. Sorts attributes and values by position and name. */
export async function attributesOf(valueIds: readonly string[], loaders: Loaders) {
  const options = (await optionsOf(valueIds, loaders)).toSorted(
    (a, b) => compareAttributes(a.attribute, b.attribute) || compareValues(a.value, b.value),
  );
  const valuesByAttribute = new Map<AttributeRow, AttributeValueRow[]>();
  for (const { attribute, value } of options) {
    const values = valuesByAttribute.get(attribute);
    if (values) values.push(value);
    else valuesByAttribute.set(attribute, [value]);
  }
  return [...valuesByAttribute].map(([attribute, values]) => ({ attribute, values }));
}
