import { recordChange } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import type { MutationUpdateProductArgs } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { readInput } from '../../../platform/graphql/input-issues.ts';
import { productRefusals, readProduct, type ProductContext } from './product-input.ts';
import { lockProduct, updateProductRow } from './products.sql.ts';
import { readSlug } from '../slug.ts';

export async function updateProduct(ctx: ProductContext, { id: rawId, input }: MutationUpdateProductArgs) {
  const id = parseId(rawId);
  const { value: values, refusal } = readInput((read) => ({
    ...readProduct(read, input, ctx.shop.currency),
    slug: readSlug(read, read.notNull('slug', input.slug)),
  }));
  if (refusal) return refusal;

  return onViolation(
    transaction(ctx.db, async (tx) => {
      const before = await lockProduct(tx, id);
      if (!before) throw notFound('product');
      const product = await updateProductRow(tx, id, values);
      await recordChange(tx, ctx, 'Product', before, product);
      return { __typename: 'UpdateProductSuccess' as const, product };
    }),
    productRefusals(values),
  );
}
