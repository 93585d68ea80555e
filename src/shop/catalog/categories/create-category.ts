import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import type { CreateCategoryInput } from '../../../generated/graphql.ts';
import { invalidInput, parseInput } from '../../../platform/graphql/input-issues.ts';
import { categoryRefusals, parseCategory } from './category-input.ts';
import { checkParent } from './category-tree.ts';
import { insertCategory, takenCategorySlugs } from './categories.sql.ts';
import { createWithSlug, parseNewSlug } from '../slug.ts';

export async function createCategory(ctx: AuditedContext, input: CreateCategoryInput) {
  const { value, refusal } = parseInput((parser) => {
    const fields = parseCategory(parser, input);
    return { fields, slug: parseNewSlug(parser, input.slug, fields.name, ['category']) };
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
