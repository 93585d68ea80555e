import type { ProductRow } from '../../platform/db/schema.ts';

/**
 * The columns of products that the items of a cart usually need. Problems, and amounts that depend on discounts or tax, need all
 * columns.
 */
export const SHOWN_COLUMNS = [
  'id',
  'categoryId',
  'name',
  'slug',
  'sku',
  'price',
  'regularPrice',
  'stock',
  'image',
  'imageFile',
  'minQuantity',
  'maxQuantity',
  'quantityStep',
] as const satisfies (keyof ProductRow)[];

export type ShownProduct = Pick<ProductRow, (typeof SHOWN_COLUMNS)[number]>;

/**
 * The columns of products that a write to a cart returns: `SHOWN_COLUMNS`, or all. There are only these two variants, because
 * PostgreSQL keeps a prepared statement for each.
 */
export type ReturnedColumns = 'shown' | 'all';
