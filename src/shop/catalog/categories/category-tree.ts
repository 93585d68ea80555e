import type { Transaction } from '../../../platform/db/client.ts';
import { takeLock } from '../../../platform/db/locks.ts';
import { issueAt, type InputIssue } from '../../../platform/graphql/input-issues.ts';
import { ancestorsByCategoryIds, countChildren, heightOfCategory } from './categories.sql.ts';

const MOST_LEVELS = 20;
const MOST_CHILDREN = 200;

/**
 * Whether a category may be put below a parent. Takes the tree's lock till the transaction ends: two moves that are fine
 * one by one could make a cycle together.
 */
export async function checkPlace(
  tx: Transaction,
  parentId: string,
  categoryId: string | null,
): Promise<'CYCLE' | InputIssue | null> {
  await takeLock(tx, 'categoryTree');
  const above = await ancestorsByCategoryIds(tx, [parentId]);
  if (parentId === categoryId || above.some(({ category }) => category.id === categoryId)) return 'CYCLE';

  const height = categoryId ? await heightOfCategory(tx, categoryId) : 1;
  if (above.length + 1 + height > MOST_LEVELS) {
    return issueAt('parentId', 'TOO_DEEP', `would make the tree deeper than ${MOST_LEVELS} levels.`);
  }
  if ((await countChildren(tx, parentId, categoryId)) >= MOST_CHILDREN) {
    return issueAt('parentId', 'TOO_MANY', `holds ${MOST_CHILDREN} categories, which is the most.`);
  }
  return null;
}
