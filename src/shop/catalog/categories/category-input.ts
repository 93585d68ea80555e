import type { UpdateCategoryInput } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { invalidInput, issueAt, type InputReader } from '../../../platform/graphql/input-issues.ts';

/** The columns that an input sets, the slug aside; what it leaves out stays undefined. */
export const readCategory = (read: InputReader, input: UpdateCategoryInput) => ({
  name: read.text('name', read.notNull('name', input.name), 1, 200),
  description: read.text('description', input.description, 0, 10_000),
  image: input.image && String(input.image),
  parentId: input.parentId == null ? input.parentId : parseId(input.parentId),
});

/** What the database's constraints refuse, in the words of the API. */
export const categoryRefusals = (slug = '') => ({
  categories_slug_key: () => ({
    __typename: 'SlugTaken' as const,
    message: `The slug ${slug} belongs to another category.`,
    slug,
  }),
  categories_parent_id_categories_id_fkey: () =>
    invalidInput(issueAt('parentId', 'NOT_FOUND', 'names no category.')),
});
