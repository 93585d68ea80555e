import type { Queryable } from '../db/client.ts';
import type { UpdateDiscountCodeInput } from '../generated/graphql.ts';
import { readId } from '../graphql/ids.ts';
import { issueAt, type InputIssue } from '../graphql/input-issues.ts';
import { knownIds } from './discount-code-repository.ts';

type Limits = Pick<UpdateDiscountCodeInput, 'productIds' | 'categoryIds'>;

/** The products and categories that a code is to be limited to and that do not exist. */
export async function unknownLimits(db: Queryable, limits: Limits): Promise<InputIssue[]> {
  const productIds = (limits.productIds ?? []).map(readId);
  const categoryIds = (limits.categoryIds ?? []).map(readId);
  if (productIds.length === 0 && categoryIds.length === 0) return [];
  const known = await knownIds(db, { productIds, categoryIds });
  const unknown = (path: string, ids: readonly string[], what: string) =>
    ids.flatMap((id, index) =>
      known.has(id) ? [] : [issueAt(`${path}.${index}`, 'NOT_FOUND', `names no ${what}.`)],
    );
  return [
    ...unknown('productIds', productIds, 'product'),
    ...unknown('categoryIds', categoryIds, 'category'),
  ];
}
