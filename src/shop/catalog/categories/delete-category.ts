import type { Actor } from '../../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction, type Database } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { removeCategory } from './categories.sql.ts';

const notEmpty = () => ({
  __typename: 'CategoryNotEmpty' as const,
  message: 'The category still holds products or other categories.',
});

export const deleteCategory = (db: Database, actor: Actor, id: string) =>
  onViolation(
    transaction(db, async (tx) => {
      const category = await removeCategory(tx, id);
      if (!category) throw notFound('category');
      await recordChange(tx, actor, 'Category', category, null);
      return { __typename: 'DeleteCategorySuccess' as const, category };
    }),
    { products_category_id_categories_id_fkey: notEmpty, categories_parent_id_categories_id_fkey: notEmpty },
  );
