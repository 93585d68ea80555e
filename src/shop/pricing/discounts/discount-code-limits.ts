import { categoriesByIds } from '../../catalog/categories/categories.sql.ts';
import { productsByIds } from '../../catalog/products/products.sql.ts';
import type { Queryable } from '../../../platform/db/client.ts';
import type { UpdateDiscountCodeInput } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { issueAt, type InputIssue } from '../../../platform/graphql/input-issues.ts';

type Limits = Pick<UpdateDiscountCodeInput, 'productIds' | 'categoryIds'>;

/** Finds the ids in the limits of a code or promotion that match no product or category, or only a deleted one. */
export async function findUnknownLimits(db: Queryable, limits: Limits): Promise<InputIssue[]> {
  const productIds = (limits.productIds ?? []).map(parseId);
  const categoryIds = (limits.categoryIds ?? []).map(parseId);
  const products = productIds.length > 0 ? await productsByIds(db, productIds) : [];
  const categories = categoryIds.length > 0 ? await categoriesByIds(db, categoryIds) : [];
  return [
    ...unknown(
      productIds,
      products.filter(({ deletedAt }) => deletedAt === null),
      (index) => issueAt(`productIds.${index}`, 'NOT_FOUND', 'does not match any product.'),
    ),
    ...unknown(categoryIds, categories, (index) =>
      issueAt(`categoryIds.${index}`, 'NOT_FOUND', 'does not match any category.'),
    ),
  ];
}

function unknown(
  ids: readonly string[],
  rows: readonly { id: string }[],
  issue: (index: number) => InputIssue,
) {
  const known = new Set(rows.map(({ id }) => id));
  return ids.flatMap((id, index) => (known.has(id) ? [] : [issue(index)]));
}
