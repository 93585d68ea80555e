import type { Actor } from '../../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction, type Database } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import type { UpdateCategoryInput } from '../../../generated/graphql.ts';
import { InputReader, invalidInput } from '../../../platform/graphql/input-issues.ts';
import { categoryRefusals, readCategory } from './category-input.ts';
import { checkPlace } from './category-tree.ts';
import { changeCategory, lockCategory } from './categories.sql.ts';
import { readSlug } from '../slug.ts';

export async function updateCategory(db: Database, actor: Actor, id: string, input: UpdateCategoryInput) {
  const read = new InputReader();
  const values = {
    ...readCategory(read, input),
    slug: readSlug(read, read.notNull('slug', input.slug)),
  };
  if (read.issues.length > 0) return invalidInput(...read.issues);

  return onViolation(
    transaction(db, async (tx) => {
      const obstacle = values.parentId ? await checkPlace(tx, values.parentId, id) : null;
      if (obstacle === 'CYCLE') {
        return {
          __typename: 'CategoryCycle' as const,
          message: 'A category cannot stand below itself or below one of its own.',
        };
      }
      if (obstacle) return invalidInput(obstacle);
      const before = await lockCategory(tx, id);
      if (!before) throw notFound('category');
      const category = await changeCategory(tx, id, values);
      await recordChange(tx, actor, 'Category', before, category);
      return { __typename: 'UpdateCategorySuccess' as const, category };
    }),
    categoryRefusals(values.slug),
  );
}
