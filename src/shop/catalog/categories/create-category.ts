import type { Actor } from '../../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction, type Database } from '../../../platform/db/client.ts';
import type { CreateCategoryInput } from '../../../generated/graphql.ts';
import { InputReader, invalidInput } from '../../../platform/graphql/input-issues.ts';
import { categoryRefusals, readCategory } from './category-input.ts';
import { checkPlace } from './category-tree.ts';
import { insertCategory } from './categories.sql.ts';
import { readNewSlug } from '../slug.ts';

export async function createCategory(db: Database, actor: Actor, input: CreateCategoryInput) {
  const read = new InputReader();
  const { name, ...optional } = readCategory(read, input);
  const slug = readNewSlug(read, input.slug, name ?? '');
  if (read.issues.length > 0 || name === undefined) return invalidInput(...read.issues);

  return onViolation(
    transaction(db, async (tx) => {
      const obstacle = optional.parentId ? await checkPlace(tx, optional.parentId, null) : null;
      if (obstacle && obstacle !== 'CYCLE') return invalidInput(obstacle);
      const category = await insertCategory(tx, { ...optional, name, slug });
      await recordChange(tx, actor, 'Category', null, category);
      return { __typename: 'CreateCategorySuccess' as const, category };
    }),
    categoryRefusals(slug),
  );
}
