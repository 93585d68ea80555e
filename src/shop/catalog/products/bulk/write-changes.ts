import { changesBetween } from '../../../../platform/audit/changes-between.ts';
import {
  actorIdOf,
  recordAudits,
  type Actor,
  type AuditEntry,
} from '../../../../platform/audit/record-audit.sql.ts';
import { entryOf } from '../../../../platform/audit/record-change.ts';
import {
  databaseError,
  transaction,
  type Database,
  type Transaction,
} from '../../../../platform/db/client.ts';
import { updateRows } from '../../../../platform/db/query/update-rows.ts';
import { products, type ProductRow } from '../../../../platform/db/schema.ts';
import { moveStock, type StockDelta } from '../../stock/stock-ledger.sql.ts';
import { insertProducts, productsByIds } from '../products.sql.ts';
import type { PlannedChange } from './plan-change.ts';

/** A new product with its initial stock. */
export type NewProduct = { values: typeof products.$inferInsert & { id: string }; stock: number };

/**
 * Writes new and changed products, their stock movements and their audit entries. The number of statements does not depend on the
 * number of products. The transaction must hold the locks of the changed products. Each product must occur only once.
 */
export async function writeProducts(
  tx: Transaction,
  actor: Actor,
  { created, changed }: { created: readonly NewProduct[]; changed: readonly PlannedChange[] },
): Promise<ProductRow[]> {
  const inserted = await insertNew(tx, actor, created);
  const entries: AuditEntry[] = inserted.flatMap((product) => entryOf('Product', null, product) ?? []);
  const updatedAt = new Date();
  const columnsOf = new Map(changed.map((change) => [change, columnsChangedBy(change)]));
  await updateRows(
    tx,
    products,
    [...new Set([...columnsOf.values()].flat()), 'updatedAt'],
    changed.flatMap((change) => (columnsOf.get(change)!.length > 0 ? [{ ...change.after, updatedAt }] : [])),
  );
  const deltas = changed.flatMap(({ before, stock }): StockDelta[] =>
    stock ? [{ productId: before.id, ...stock }] : [],
  );
  if (deltas.length > 0) await moveStock(tx, { kind: 'ADJUSTED', actorId: actorIdOf(actor) }, deltas);
  // Triggers have computed the current prices.
  const ids = changed.map(({ before }) => before.id);
  const read = ids.length > 0 ? await productsByIds(tx, ids) : [];
  // Leaves out the other categories: these changes never contain them.
  const written = new Map<string, ProductRow>(
    read.map(({ otherCategoryIds: _unchanged, ...product }) => [product.id, product]),
  );
  for (const { before, stock } of changed) {
    const after = written.get(before.id)!;
    const entry = entryOf('Product', before, { ...after, stock: before.stock });
    if (entry) entries.push(entry);
    if (stock)
      entries.push({
        action: 'STOCK_ADJUSTED',
        subject: { type: 'Product', id: before.id },
        before: { stock: before.stock },
        after: { stock: after.stock },
      });
  }
  await recordAudits(tx, actor, entries);
  return [...inserted, ...written.values()];
}

type Column = Exclude<keyof ProductRow, 'isPublished'>;

/** The changed columns, without the stock, which only the ledger changes. */
const columnsChangedBy = ({ before, after }: PlannedChange) =>
  Object.keys(changesBetween(before, { ...after, stock: before.stock })?.after ?? {}) as Column[];

async function insertNew(
  tx: Transaction,
  actor: Actor,
  created: readonly NewProduct[],
): Promise<ProductRow[]> {
  if (created.length === 0) return [];
  const inserted = await insertProducts(
    tx,
    created.map(({ values }) => ({ ...values, stock: 0 })),
  );
  const stocks = new Map(created.map(({ values, stock }) => [values.id, stock]));
  const received = created.flatMap(({ values: { id: productId }, stock: delta }) =>
    delta > 0 ? [{ productId, delta }] : [],
  );
  if (received.length > 0) await moveStock(tx, { kind: 'RECEIVED', actorId: actorIdOf(actor) }, received);
  return inserted.map((product) => ({ ...product, stock: stocks.get(product.id) ?? 0 }));
}

const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';
const MAX_ATTEMPTS = 5;

/**
 * Runs a transaction that checks unique values and references before it writes. A violation means that another transaction
 * committed in between, so the next attempt sees the rows of that transaction.
 */
export async function retryOnViolation<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction(db, work);
    } catch (error) {
      const { code } = databaseError(error);
      const isViolation = code === UNIQUE_VIOLATION || code === FOREIGN_KEY_VIOLATION;
      if (!isViolation || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}
