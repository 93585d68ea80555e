import { actorIdOf, type Actor } from '../../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction, type Database } from '../../../platform/db/client.ts';
import type { CreateProductInput } from '../../../generated/graphql.ts';
import { InputReader, invalidInput } from '../../../platform/graphql/input-issues.ts';
import { productRefusals, readProduct } from './product-input.ts';
import { insertProduct } from './products.sql.ts';
import { readNewSlug } from '../slug.ts';
import { MOST_STOCK, moveStock } from '../stock/stock-ledger.sql.ts';

/** Makes a product, and enters its first stock in the ledger. */
export async function createProduct(db: Database, actor: Actor, input: CreateProductInput, currency: string) {
  const read = new InputReader();
  const { name, sku, price, ...optional } = readProduct(read, input, currency);
  const slug = readNewSlug(read, input.slug, name ?? '');
  const stock = read.wholeNumber('stock', input.stock, 0, MOST_STOCK);
  if (read.issues.length > 0 || name === undefined || sku === undefined || price === undefined) {
    return invalidInput(...read.issues);
  }

  return onViolation(
    transaction(db, async (tx) => {
      const inserted = await insertProduct(tx, { ...optional, name, sku, price, slug, stock: 0 });
      if (stock > 0) {
        const booking = { kind: 'RECEIVED', actorId: actorIdOf(actor) } as const;
        await moveStock(tx, booking, [{ productId: inserted.id, delta: stock }]);
      }
      const product = { ...inserted, stock };
      await recordChange(tx, actor, 'Product', null, product);
      return { __typename: 'CreateProductSuccess' as const, product };
    }),
    productRefusals({ slug, sku }),
  );
}
