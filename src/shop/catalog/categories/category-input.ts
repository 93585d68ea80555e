import type { CreateCategoryInput, UpdateCategoryInput } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { invalidInput, issueAt, type InputReader } from '../../../platform/graphql/input-issues.ts';

const MAX_POSITION = 1_000_000;

const readPosition = (read: InputReader, position: number | undefined) =>
  position === undefined ? undefined : read.wholeNumber('position', position, 0, MAX_POSITION);

const readFields = (read: InputReader, input: UpdateCategoryInput) => ({
  name: read.text('name', read.notNull('name', input.name), 1, 200),
  description: read.text('description', input.description, 0, 10_000),
  image: input.image && String(input.image),
  position: readPosition(read, read.notNull('position', input.position)),
  parentId: input.parentId == null ? input.parentId : parseId(input.parentId),
});

type Fields = ReturnType<typeof readFields>;

/** Reads the columns that an input sets, except the slug. Omitted fields stay undefined. */
export function readCategory(read: InputReader, input: CreateCategoryInput): Fields & { name: string };
export function readCategory(read: InputReader, input: UpdateCategoryInput): Fields;
export function readCategory(read: InputReader, input: UpdateCategoryInput): Fields {
  return readFields(read, input);
}

/** Maps violated database constraints to the API's refusals. */
export const categoryRefusals = (slug = '') => ({
  categories_slug_key: () => ({
    __typename: 'SlugTaken' as const,
    message: `The slug ${slug} is used by another category. Choose another slug.`,
    slug,
  }),
  categories_parent_id_categories_id_fkey: () =>
    invalidInput(issueAt('parentId', 'NOT_FOUND', 'does not match any category.')),
});
