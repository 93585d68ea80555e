import type { Actor } from '../../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction, type Database } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import type { UpdateProductInput } from '../../../generated/graphql.ts';
import { InputReader, invalidInput } from '../../../platform/graphql/input-issues.ts';
import { productRefusals, readProduct } from './product-input.ts';
import { changeProduct, lockProduct } from './products.sql.ts';
import { readSlug } from '../slug.ts';

export async function updateProduct(
  db: Database,
  actor: Actor,
  id: string,
  input: UpdateProductInput,
  currency: string,
) {
  const read = new InputReader();
  const values = {
    ...readProduct(read, input, currency),
    slug: readSlug(read, read.notNull('slug', input.slug)),
  };
  if (read.issues.length > 0) return invalidInput(...read.issues);

  return onViolation(
    transaction(db, async (tx) => {
      const before = await lockProduct(tx, id);
      if (!before) throw notFound('product');
      const product = await changeProduct(tx, id, values);
      await recordChange(tx, actor, 'Product', before, product);
      return { __typename: 'UpdateProductSuccess' as const, product };
    }),
    productRefusals(values),
  );
}
