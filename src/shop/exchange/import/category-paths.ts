import type { Actor } from '../../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import type { Transaction } from '../../../platform/db/client.ts';
import type { InputIssue } from '../../../platform/graphql/input-issues.ts';
import { issueAt } from '../../../platform/graphql/input-issues.ts';
import {
  categoriesBySlugs,
  categoryIdByName,
  insertCategory,
  takenCategorySlugs,
} from '../../catalog/categories/categories.sql.ts';
import { checkParent, MAX_LEVELS } from '../../catalog/categories/category-tree.ts';
import { freeSlug, slugOf } from '../../catalog/slug.ts';

const MAX_NAME_LENGTH = 200;
/** The number of results that are kept between batches. */
const MAX_CACHED = 10_000;

/** The id of a category, `NEW` for a category that a dry run would create, or the issue if there is no category. */
export type FoundCategory = { id: string } | 'NEW' | InputIssue;

/** Finds the categories of an import by slug (`bowls`) or by path of names (`Kitchen > Bowls`). Creates missing categories of a path. */
export function createCategoryFinder(actor: Actor, isDryRun: boolean) {
  let cache = new Map<string, FoundCategory>();

  async function find(tx: Transaction, texts: readonly string[]): Promise<Map<string, FoundCategory>> {
    if (cache.size > MAX_CACHED) cache = new Map();
    const missing = [...new Set(texts)].filter((text) => !cache.has(text));
    const slugs = missing.filter((text) => !text.includes('>'));
    const bySlug = new Map(
      (slugs.length > 0 ? await categoriesBySlugs(tx, slugs) : []).map(({ slug, id }) => [slug, id]),
    );
    for (const slug of slugs) {
      const id = bySlug.get(slug);
      cache.set(slug, id ? { id } : NO_SUCH_SLUG);
    }
    for (const path of missing.filter((text) => text.includes('>')))
      cache.set(path, await findPath(tx, path));
    return new Map(texts.map((text) => [text, cache.get(text)!]));
  }

  async function findPath(tx: Transaction, path: string): Promise<FoundCategory> {
    const names = path
      .split('>')
      .map((name) => name.trim())
      .filter(Boolean);
    if (names.length === 0 || names.some((name) => [...name].length > MAX_NAME_LENGTH))
      return issueAt('category', 'INVALID', 'must be a path of names such as Kitchen > Bowls.');
    // Checks the depth before it creates a category, because a refused path must create no category.
    if (names.length > MAX_LEVELS) return NO_PLACE;
    let category: FoundCategory = 'NEW';
    let parentId: string | null = null;
    for (const [level, name] of names.entries()) {
      // Below a category that a dry run would create, there is nothing to find.
      if (level > 0 && category === 'NEW') return category;
      const id: string | undefined = await categoryIdByName(tx, parentId, name);
      category = id ? { id } : await create(tx, parentId, name);
      if (category !== 'NEW') {
        if (!('id' in category)) return category;
        parentId = category.id;
      }
    }
    return category;
  }

  async function create(tx: Transaction, parentId: string | null, name: string): Promise<FoundCategory> {
    if (parentId !== null && (await checkParent(tx, parentId, null))) return NO_PLACE;
    if (isDryRun) return 'NEW';
    const slug = await freeSlug(slugOf(name) || 'category', (slugs) => takenCategorySlugs(tx, slugs));
    const category = await insertCategory(tx, { name, slug, parentId });
    await recordChange(tx, actor, 'Category', null, category);
    return { id: category.id };
  }

  return {
    find,
    /** Forgets the results. Call it after a transaction that was rolled back. */
    reset: () => {
      cache = new Map();
    },
  };
}

const NO_PLACE = issueAt(
  'category',
  'INVALID',
  'would be too deep, or its parent has too many subcategories.',
);

const NO_SUCH_SLUG = issueAt(
  'category',
  'NOT_FOUND',
  'does not match the slug of any category. A path of names such as Kitchen > Bowls creates categories.',
);
