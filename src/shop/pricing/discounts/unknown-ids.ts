import { categoriesByIds } from '../../catalog/categories/categories.sql.ts';
import { productsByIds } from '../../catalog/products/products.sql.ts';
import type { Queryable } from '../../../platform/db/client.ts';
import type { UpdateDiscountCodeInput } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { issueAt, type InputIssue } from '../../../platform/graphql/input-issues.ts';

type CoveredIds = Pick<UpdateDiscountCodeInput, 'productIds' | 'categoryIds'>;

/** Finds the ids in `productIds` and `categoryIds` that match no product and no category. Deleted products do not match. */
export async function findUnknownIds(db: Queryable, covered: CoveredIds): Promise<InputIssue[]> {
  const productIds = (covered.productIds ?? []).map(parseId);
  const categoryIds = (covered.categoryIds ?? []).map(parseId);
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
