import { and, eq, isNotNull, placeholder, sql } from 'drizzle-orm';
import { prepared, type Changes, type Queryable, type Transaction } from '../../../platform/db/client.ts';
import { coalesceRows } from '../../../platform/db/query/coalesce-rows.ts';
import {
  attributes,
  attributeValues,
  products,
  type AttributeRow,
  type AttributeValueRow,
} from '../../../platform/db/schema.ts';
import { compareAttributes, compareValues } from './attribute-order.ts';

type NewAttribute = typeof attributes.$inferInsert;
type NewValue = typeof attributeValues.$inferInsert;

const findAll = prepared((db) => db.select().from(attributes));

/** Returns all attributes in their order, without paging: a shop has at most `MAX_ATTRIBUTES`. */
export const allAttributes = async (db: Queryable): Promise<AttributeRow[]> =>
  (await findAll(db).execute()).toSorted(compareAttributes);

const findByIds = prepared((db) =>
  db
    .select()
    .from(attributes)
    .where(sql`${attributes.id} = any(${placeholder('ids')})`),
);

/** Attributes and values do not depend on the viewer, so concurrent requests share the statements that read them. */
export const attributesByIds = coalesceRows(
  (db, ids) => findByIds(db).execute({ ids }),
  (attribute) => attribute.id,
);

const findValuesByIds = prepared((db) =>
  db
    .select()
    .from(attributeValues)
    .where(sql`${attributeValues.id} = any(${placeholder('ids')})`),
);

export const valuesByIds = coalesceRows(
  (db, ids) => findValuesByIds(db).execute({ ids }),
  (value) => value.id,
);

const findValuesByAttributeIds = prepared((db) =>
  db
    .select()
    .from(attributeValues)
    .where(sql`${attributeValues.attributeId} = any(${placeholder('ids')})`),
);

/** Returns the values of each attribute, in their order. */
export const valuesByAttributeIds = coalesceRows(
  async (db, ids) => (await findValuesByAttributeIds(db).execute({ ids })).toSorted(compareValues),
  (value) => value.attributeId,
);

/** Returns the attributes with these codes. */
export const attributesByCodes = (db: Queryable, codes: readonly string[]): Promise<AttributeRow[]> =>
  db
    .select()
    .from(attributes)
    .where(sql`${attributes.code} = any(${sql.param([...codes])})`);

/** Returns the values of these attributes with these codes. */
export const valuesByCodes = (
  db: Queryable,
  attributeIds: readonly string[],
  codes: readonly string[],
): Promise<AttributeValueRow[]> =>
  db
    .select()
    .from(attributeValues)
    .where(
      and(
        sql`${attributeValues.attributeId} = any(${sql.param([...attributeIds])}::uuid[])`,
        sql`${attributeValues.code} = any(${sql.param([...codes])})`,
      ),
    );

export const countAttributes = (tx: Transaction) => tx.$count(attributes);

/** The caller must have locked the attribute. */
export const countValues = (tx: Transaction, attributeId: string) =>
  tx.$count(attributeValues, eq(attributeValues.attributeId, attributeId));

export async function insertAttribute(tx: Transaction, values: NewAttribute): Promise<AttributeRow> {
  const [attribute] = await tx.insert(attributes).values(values).returning();
  return attribute!;
}

export async function insertValues(
  tx: Transaction,
  values: readonly NewValue[],
): Promise<AttributeValueRow[]> {
  return values.length === 0
    ? []
    : tx
        .insert(attributeValues)
        .values([...values])
        .returning();
}

/** Waits for concurrent changes of the attribute. Returns null if it does not exist. */
export async function lockAttribute(tx: Transaction, id: string): Promise<AttributeRow | null> {
  const [attribute] = await tx.select().from(attributes).where(eq(attributes.id, id)).for('no key update');
  return attribute ?? null;
}

export async function updateAttributeRow(
  tx: Transaction,
  id: string,
  values: Changes<NewAttribute>,
): Promise<AttributeRow> {
  const [attribute] = await tx
    .update(attributes)
    .set({ ...values, updatedAt: sql`now()` })
    .where(eq(attributes.id, id))
    .returning();
  return attribute!;
}

/** Waits for concurrent changes of the value. Returns null if it does not exist. */
export async function lockValue(tx: Transaction, id: string): Promise<AttributeValueRow | null> {
  const [value] = await tx
    .select()
    .from(attributeValues)
    .where(eq(attributeValues.id, id))
    .for('no key update');
  return value ?? null;
}

export async function updateValueRow(
  tx: Transaction,
  id: string,
  values: Changes<NewValue>,
): Promise<AttributeValueRow> {
  const [value] = await tx
    .update(attributeValues)
    .set({ ...values, updatedAt: sql`now()` })
    .where(eq(attributeValues.id, id))
    .returning();
  return value!;
}

/** Removes values from deleted products, so that these products do not prevent the deletion of the values. */
async function removeFromDeletedProducts(tx: Transaction, valueIds: readonly string[]): Promise<void> {
  const ids = sql`${sql.param([...valueIds])}::uuid[]`;
  const without = (column: unknown) =>
    sql`array(select id from unnest(${column}) with ordinality kept(id, place) where id <> all(${ids}) order by place)`;
  await tx
    .update(products)
    .set({
      valueIds: without(products.valueIds),
      optionIds: sql`case when ${products.optionIds} is not null then ${without(products.optionIds)} end`,
    })
    .where(and(sql`${products.valueIds} && ${ids}`, isNotNull(products.deletedAt)));
}

/** Deletes a value. A trigger refuses the deletion while a product has the value. */
export async function deleteValueRow(tx: Transaction, id: string): Promise<void> {
  await removeFromDeletedProducts(tx, [id]);
  await tx.delete(attributeValues).where(eq(attributeValues.id, id));
}

/** Deletes an attribute with its values. A trigger refuses the deletion while a product has one of the values. */
export async function deleteAttributeRow(tx: Transaction, id: string): Promise<void> {
  const values = await valuesByAttributeIds(tx, [id]);
  await removeFromDeletedProducts(
    tx,
    values.map((value) => value.id),
  );
  await tx.delete(attributes).where(eq(attributes.id, id));
}
