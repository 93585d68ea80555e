import type { Transaction } from '../../../platform/db/client.ts';
import { takeLock } from '../../../platform/db/locks.ts';
import { issueAt, type InputIssue } from '../../../platform/graphql/input-issues.ts';
import { ancestorsByCategoryIds, countChildren, heightOfCategory } from './categories.sql.ts';

export const MAX_LEVELS = 20;
const MAX_CHILDREN = 200;

/**
 * Returns why a category cannot be placed below a parent, or null if it can. `categoryId` is null for a new category.
 * Holds the tree's lock until the transaction ends: two concurrent moves that are valid alone could form a cycle together.
 */
export async function checkParent(
  tx: Transaction,
  parentId: string,
  categoryId: string | null,
): Promise<'CYCLE' | InputIssue | null> {
  await takeLock(tx, 'categoryTree');
  const ancestors = await ancestorsByCategoryIds(tx, [parentId]);
  if (parentId === categoryId || ancestors.some(({ category }) => category.id === categoryId)) return 'CYCLE';

  const height = categoryId ? await heightOfCategory(tx, categoryId) : 1;
  if (ancestors.length + 1 + height > MAX_LEVELS) {
    return issueAt('parentId', 'TOO_DEEP', `would make the tree deeper than ${MAX_LEVELS} levels.`);
  }
  if ((await countChildren(tx, parentId, categoryId)) >= MAX_CHILDREN) {
    return issueAt('parentId', 'TOO_MANY', `already has ${MAX_CHILDREN} subcategories, the maximum.`);
  }
  return null;
}
