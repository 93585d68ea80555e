import { onViolation, transaction, type Database } from '../db/client.ts';
import type { CreateCategoryInput } from '../generated/graphql.ts';
import { InputReader, invalidInput } from '../graphql/input-issues.ts';
import { categoryRefusals, readCategory } from './category-input.ts';
import { checkPlace } from './category-tree.ts';
import { insertCategory } from './category-repository.ts';
import { readNewSlug } from './slug.ts';

export async function createCategory(db: Database, input: CreateCategoryInput) {
  const read = new InputReader();
  const { name, ...optional } = readCategory(read, input);
  const slug = readNewSlug(read, input.slug, name ?? '');
  if (read.issues.length > 0 || name === undefined) return invalidInput(...read.issues);

  return onViolation(
    transaction(db, async (tx) => {
      const obstacle = optional.parentId ? await checkPlace(tx, optional.parentId, null) : null;
      if (obstacle && obstacle !== 'CYCLE') return invalidInput(obstacle);
      const category = await insertCategory(tx, { ...optional, name, slug });
      return { __typename: 'CreateCategorySuccess' as const, category };
    }),
    categoryRefusals(slug),
  );
}
