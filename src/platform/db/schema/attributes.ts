import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  numeric,
  pgEnum,
  primaryKey,
  snakeCase,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { productGroups } from './catalog.ts';
import { createdAt, id } from './columns.ts';

export const attributeType = pgEnum('attribute_type', ['TEXT', 'NUMBER', 'BOOLEAN', 'COLOR']);

/** A property that products share, such as their color. */
export const attributes = snakeCase.table('attributes', {
  id: id(),
  code: text().notNull().unique(),
  name: text().notNull(),
  type: attributeType().notNull(),
  isFacet: boolean().notNull().default(false),
  position: integer().notNull().default(0),
  createdAt: createdAt(),
  updatedAt: createdAt(),
});

/** A value of an attribute. Products list the ids of their values in `value_ids`. See docs/decisions/0026. */
export const attributeValues = snakeCase.table(
  'attribute_values',
  {
    id: id(),
    attributeId: uuid()
      .notNull()
      .references(() => attributes.id, { onDelete: 'cascade' }),
    code: text().notNull(),
    label: text().notNull(),
    position: integer().notNull().default(0),
    /** Only of a color: `#rrggbb`. */
    color: text(),
    /** Only of a number. */
    number: numeric(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    unique('attribute_values_code').on(t.attributeId, t.code),
    check('attribute_values_color', sql`${t.color} ~ '^#[0-9a-f]{6}$'`),
  ],
);

/** The attributes by which the variants of a group differ, in their order. */
export const productGroupAttributes = snakeCase.table(
  'product_group_attributes',
  {
    groupId: uuid()
      .notNull()
      .references(() => productGroups.id, { onDelete: 'cascade' }),
    attributeId: uuid()
      .notNull()
      .references(() => attributes.id, { onDelete: 'restrict' }),
    position: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.attributeId] }),
    index('product_group_attributes_attribute_id').on(t.attributeId),
  ],
);

export type AttributeRow = typeof attributes.$inferSelect;
export type AttributeValueRow = typeof attributeValues.$inferSelect;
export type AttributeType = AttributeRow['type'];
