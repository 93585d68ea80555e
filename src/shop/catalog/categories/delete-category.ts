import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId, type RawId } from '../../../platform/graphql/ids.ts';
import { deleteCategoryRow } from './categories.sql.ts';

const notEmpty = () => ({
  __typename: 'CategoryNotEmpty' as const,
  message: 'The category still contains products or other categories. Move or delete them first.',
});

export async function deleteCategory(ctx: AuditedContext, rawId: RawId) {
  const id = parseId(rawId);
  return onViolation(
    transaction(ctx.db, async (tx) => {
      const category = await deleteCategoryRow(tx, id);
      if (!category) throw notFound('category');
      await recordChange(tx, ctx, 'Category', category, null);
      return { __typename: 'DeleteCategorySuccess' as const, category };
    }),
    {
      products_category_id_categories_id_fkey: notEmpty,
      product_categories_category_id_categories_id_fkey: notEmpty,
      categories_parent_id_categories_id_fkey: notEmpty,
    },
  );
}
