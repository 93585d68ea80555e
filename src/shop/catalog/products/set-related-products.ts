import { recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import type { AuditedContext } from '../../../platform/audit/record-change.ts';
import { transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import type { SetRelatedProductsInput } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { parseInput } from '../../../platform/graphql/input-issues.ts';
import { lockProduct, productsByIds } from './products.sql.ts';
import { relatedIdsOf, replaceRelated } from './related-products.sql.ts';

export const MAX_RELATED = 20;

/** Replaces the related products of a product. */
export async function setRelatedProducts(ctx: AuditedContext, input: SetRelatedProductsInput) {
  const { value, refusal } = parseInput((parser) => {
    const productId = parseId(input.productId);
    const relatedIds = input.relatedIds.map(parseId);
    if (relatedIds.length > MAX_RELATED)
      parser.add('relatedIds', 'TOO_MANY', `must have at most ${MAX_RELATED} entries.`);
    if (new Set(relatedIds).size < relatedIds.length)
      parser.add('relatedIds', 'DUPLICATE', 'must name each product once.');
    if (relatedIds.includes(productId))
      parser.add('relatedIds', 'INVALID', 'must not contain the product itself.');
    return { productId, relatedIds };
  });
  if (refusal) return refusal;

  const { productId, relatedIds } = value;
  return transaction(ctx.db, async (tx) => {
    const product = await lockProduct(tx, productId);
    const named = await productsByIds(tx, relatedIds);
    if (!product || named.length < relatedIds.length || named.some(({ deletedAt }) => deletedAt !== null))
      throw notFound('product');
    const before = await relatedIdsOf(tx, productId);
    if (before.join() !== relatedIds.join()) {
      await replaceRelated(tx, productId, relatedIds);
      await recordAudit(tx, ctx, {
        action: 'UPDATED',
        subject: { type: 'Product', id: productId },
        before: { relatedIds: before },
        after: { relatedIds },
      });
    }
    return { __typename: 'SetRelatedProductsSuccess' as const, product };
  });
}
