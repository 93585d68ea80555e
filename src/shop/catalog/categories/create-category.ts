import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import type { CreateCategoryInput } from '../../../generated/graphql.ts';
import { invalidInput, readInput } from '../../../platform/graphql/input-issues.ts';
import { categoryRefusals, readCategory } from './category-input.ts';
import { checkParent } from './category-tree.ts';
import { insertCategory, takenCategorySlugs } from './categories.sql.ts';
import { createWithSlug, readNewSlug } from '../slug.ts';

export async function createCategory(ctx: AuditedContext, input: CreateCategoryInput) {
  const { value, refusal } = readInput((read) => {
    const fields = readCategory(read, input);
    return { fields, slug: readNewSlug(read, input.slug, fields.name, ['category']) };
  });
  if (refusal) return refusal;

  const { fields } = value;
  return createWithSlug(
    value.slug,
    (slugs) => takenCategorySlugs(ctx.db, slugs),
    (slug) =>
      onViolation(
        transaction(ctx.db, async (tx) => {
          const obstacle = fields.parentId ? await checkParent(tx, fields.parentId, null) : null;
          if (obstacle && obstacle !== 'CYCLE') return invalidInput(obstacle);
          const category = await insertCategory(tx, { ...fields, slug });
          await recordChange(tx, ctx, 'Category', null, category);
          return { __typename: 'CreateCategorySuccess' as const, category };
        }),
        categoryRefusals(slug),
      ),
  );
}
