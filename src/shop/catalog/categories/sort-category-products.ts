import { recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import type { AuditedContext } from '../../../platform/audit/record-change.ts';
import { transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import type { SortCategoryProductsInput } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { invalidInput, issueAt, parseInput } from '../../../platform/graphql/input-issues.ts';
import { lockCategory } from './categories.sql.ts';
import { lockProductsOfCategory, placedProductIds, placeProducts } from './category-order.sql.ts';

const MAX_PLACED = 200;

/** Sets the products that come first in a category. All other products lose their place. */
export async function sortCategoryProducts(ctx: AuditedContext, input: SortCategoryProductsInput) {
  const { value, refusal } = parseInput((parser) => {
    const productIds = input.productIds.map(parseId);
    if (productIds.length > MAX_PLACED)
      parser.add('productIds', 'TOO_MANY', `must have at most ${MAX_PLACED} entries.`);
    if (new Set(productIds).size < productIds.length)
      parser.add('productIds', 'DUPLICATE', 'must name each product once.');
    return { categoryId: parseId(input.categoryId), productIds };
  });
  if (refusal) return refusal;

  const { categoryId, productIds } = value;
  return transaction(ctx.db, async (tx) => {
    const category = await lockCategory(tx, categoryId);
    if (!category) throw notFound('category');
    const before = await placedProductIds(tx, categoryId);
    // Also locks the products that lose their place: one statement must lock all products, in the order of their ids.
    const idsInCategory = new Set(await lockProductsOfCategory(tx, categoryId, [...before, ...productIds]));
    if (!productIds.every((id) => idsInCategory.has(id))) {
      return invalidInput(issueAt('productIds', 'NOT_FOUND', 'has an entry that is not in the category.'));
    }
    if (before.join() !== productIds.join()) {
      await placeProducts(tx, categoryId, productIds, before);
      await recordAudit(tx, ctx, {
        action: 'UPDATED',
        subject: { type: 'Category', id: categoryId },
        before: { productIds: before },
        after: { productIds },
      });
    }
    return { __typename: 'SortCategoryProductsSuccess' as const, category };
  });
}
