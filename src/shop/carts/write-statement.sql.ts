import { getColumns, placeholder, sql, type SQL } from 'drizzle-orm';
import { prepared, type Queryable } from '../../platform/db/client.ts';
import { pick } from '../../platform/db/query/selected-columns.ts';
import { arrayOf, textRow, type Texts } from '../../platform/db/query/text-row.ts';
import { cartItems, carts, products } from '../../platform/db/schema.ts';
import { withTraceparent } from '../../platform/telemetry/tracing.ts';
import { pricedProductColumns } from '../catalog/products/products.sql.ts';
import { isOpen, type CartKey, type ReadCart, type ReadItem } from './carts.sql.ts';
import { SHOWN_COLUMNS, type ReturnedColumns } from './shown-columns.ts';

/** The parts in which the writes to a cart differ. They can refer to `seen`, the cart as it was when the statement started. */
type Change = {
  /** Selects `item_id`, `product_id`, `quantity` and `price` of the lines to insert or update. */
  lines?: SQL;
  /** The condition of the write. If it is omitted, the write is always allowed. */
  isAllowed?: SQL;
  /** The condition for the rows of `cart_items` to delete. */
  isDeleted?: SQL;
  /** The new discount codes. */
  discountCodes?: SQL;
};

/** Selects an item with its product. */
const packItem = (returned: ReturnedColumns) =>
  textRow<ReadItem>(cartItems.id, getColumns(cartItems), {
    product: textRow(products.id, pick(pricedProductColumns, returned === 'all' ? null : SHOWN_COLUMNS)),
  });

type StatementShape = { by: CartKey['by']; returned: ReturnedColumns };

/**
 * Returns a statement that writes to a cart, normally in a transaction of its own. It reads the cart without a lock and checks
 * `isAllowed`. Then it updates the cart only if the version is still the same, and changes the items only if it updated the cart.
 * Every write increases the version. If two writes are concurrent, the later write changes nothing and returns null, and
 * `writeCart` repeats it, so no write is lost. See docs/decisions/0037.
 */
export const writeStatement = ({ lines, isAllowed, isDeleted, discountCodes }: Change) =>
  prepared((db, { by, returned }: StatementShape) => {
    const item = packItem(returned);
    // `limit` keeps the planner from merging `seen` into the update. So `seen.version` is the version at the start of the statement,
    // even if the update waited for another write.
    const seen = db.$with('seen', {}).as(sql`
      select * from ${carts} where ${carts[by]} = ${placeholder('key')} and ${isOpen}
        and version = coalesce(${placeholder('expectedVersion')}::int, version)
      limit 1`);

    const line = lines && db.$with('line', {}).as(lines);

    const changed = db.$with('changed', {}).as(sql`
      update ${carts} set version = ${carts.version} + 1, updated_at = now(), used_on = current_date
        ${discountCodes && sql`, discount_codes = ${discountCodes}`}
      from seen where ${carts.id} = seen.id and ${carts.version} = seen.version and ${isOpen}
        ${isAllowed && sql`and ${isAllowed}`}
      returning ${carts}.*`);

    const upserted = db.$with('upserted', {}).as(sql`
      insert into ${cartItems} (id, cart_id, product_id, quantity, unit_price_when_added)
      select line.item_id, changed.id, line.product_id, line.quantity, line.price from line, changed
      on conflict (cart_id, product_id) do update
      set quantity = excluded.quantity, unit_price_when_added = excluded.unit_price_when_added
      returning ${cartItems}.*`);

    const deleted = db.$with('deleted', {}).as(sql`
      delete from ${cartItems} using changed where cart_id = changed.id and ${isDeleted}`);

    const event = db.$with('event', {}).as(sql`
      insert into outbox (kind, data)
      select 'CART_CHANGED', jsonb_build_object('cartId', id, 'customerId', customer_id) || ${placeholder('traceData')}::jsonb
      from changed`);

    // A statement does not see its own changes: it reads the items as they were before.
    const unchanged = sql`
      select ${cartItems}.* from ${cartItems} where cart_id = changed.id
        ${isDeleted && sql`and not (${isDeleted})`}
        ${lines && sql`and not exists (select from line where line.product_id = ${cartItems.productId})`}`;
    const items = sql<Texts[]>`items`
      .mapWith((rows: Texts[]) => rows.map((texts) => item.read(texts, 0)!))
      .as('items');
    const written = db.$with('written', { ...getColumns(carts), items }).as(sql`
      select changed.*, (
        select coalesce(json_agg(${arrayOf(item)} order by ${cartItems.id}), '[]')
        from (${unchanged} ${lines && sql`union all select * from upserted`}) ${cartItems}
          join ${products} on ${products.id} = ${cartItems.productId}
      ) as items
      from changed`);

    return db
      .with(
        seen,
        ...(line ? [line] : []),
        changed,
        ...(line ? [upserted] : []),
        ...(isDeleted ? [deleted] : []),
        event,
        written,
      )
      .select()
      .from(written);
  });

/**
 * The cart to write to, and what to return of its products. If `expectedVersion` is null, the statement accepts the version that it
 * finds.
 */
export type CartTarget = { key: CartKey; expectedVersion: number | null; returned: ReturnedColumns };

/** Returns the cart after the write, with its items. Null if nothing was written. */
export async function write(
  db: Queryable,
  statement: ReturnType<typeof writeStatement>,
  { key, expectedVersion, returned }: CartTarget,
  values: Record<string, unknown>,
): Promise<ReadCart | null> {
  const traceData = JSON.stringify(withTraceparent({}));
  const [cart] = await statement(db, { by: key.by, returned }).execute({
    key: key.value,
    expectedVersion,
    traceData,
    ...values,
  });
  return cart ?? null;
}
