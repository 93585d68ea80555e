import { randomUUID } from 'node:crypto';
import {
  attributes,
  attributeValues,
  productGroupAttributes,
  productGroups,
  type AttributeRow,
} from '../../src/platform/db/schema.ts';
import type { App } from './app.ts';
import { newProduct } from './data.ts';

/** An attribute, and the ids of its values by their codes. */
export type NewAttribute = AttributeRow & { values: Record<string, string> };

/** A facet of type TEXT with these values, in their order. Its code is unique. */
export async function newAttribute(
  app: App,
  codes: readonly string[],
  values: Partial<typeof attributes.$inferInsert> = {},
): Promise<NewAttribute> {
  const code = `a-${randomUUID()}`;
  const [attribute] = await app.db
    .insert(attributes)
    .values({ code, name: code, type: 'TEXT', isFacet: true, ...values })
    .returning();
  const added = codes.map((value, position) => ({
    attributeId: attribute!.id,
    code: value,
    label: value.toUpperCase(),
    position,
  }));
  const rows = added.length === 0 ? [] : await app.db.insert(attributeValues).values(added).returning();
  return { ...attribute!, values: Object.fromEntries(rows.map((row) => [row.code, row.id])) };
}

/** A group without variants that varies by these attributes. */
export async function newGroup(
  app: App,
  variesBy: readonly { id: string }[],
  values: Partial<typeof productGroups.$inferInsert> = {},
) {
  const slug = `group-${randomUUID()}`;
  const [group] = await app.db
    .insert(productGroups)
    .values({ name: 'Shirt', slug, ...values })
    .returning();
  await app.db
    .insert(productGroupAttributes)
    .values(variesBy.map(({ id }, position) => ({ groupId: group!.id, attributeId: id, position })));
  return group!;
}

/** A variant with these options, in the order of the attributes of its group. */
export const newVariant = (
  app: App,
  groupId: string,
  optionIds: string[],
  values: Parameters<typeof newProduct>[1] = {},
) => newProduct(app, { groupId, optionIds, valueIds: optionIds, ...values });
