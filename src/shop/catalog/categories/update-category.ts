import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import type { MutationUpdateCategoryArgs } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { invalidInput, parseInput } from '../../../platform/graphql/input-issues.ts';
import { categoryRefusals, parseCategory } from './category-input.ts';
import { checkParent } from './category-tree.ts';
import { lockCategory, updateCategoryRow } from './categories.sql.ts';
import { parseSlug } from '../slug.ts';

export async function updateCategory(ctx: AuditedContext, { id: rawId, input }: MutationUpdateCategoryArgs) {
  const id = parseId(rawId);
  const { value: values, refusal } = parseInput((parser) => ({
    ...parseCategory(parser, input),
    slug: parseSlug(parser, parser.notNull('slug', input.slug)),
  }));
  if (refusal) return refusal;

  return onViolation(
    transaction(ctx.db, async (tx) => {
      const obstacle = values.parentId ? await checkParent(tx, values.parentId, id) : null;
      if (obstacle === 'CYCLE') {
        return {
          __typename: 'CategoryCycle' as const,
          message: 'A category cannot be moved below itself or below one of its descendants.',
        };
      }
      if (obstacle) return invalidInput(obstacle);
      const before = await lockCategory(tx, id);
      if (!before) throw notFound('category');
      const category = await updateCategoryRow(tx, id, values);
      await recordChange(tx, ctx, 'Category', before, category);
      return { __typename: 'UpdateCategorySuccess' as const, category };
    }),
    categoryRefusals(values.slug),
  );
}
