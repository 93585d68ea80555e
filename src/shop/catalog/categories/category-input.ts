import type { CreateCategoryInput, UpdateCategoryInput } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { invalidInput, issueAt, type InputParser } from '../../../platform/graphql/input-issues.ts';

const MAX_POSITION = 1_000_000;

const parsePosition = (parser: InputParser, position: number | undefined) =>
  position === undefined ? undefined : parser.wholeNumber('position', position, 0, MAX_POSITION);

const parseFields = (parser: InputParser, input: UpdateCategoryInput) => ({
  name: parser.text('name', parser.notNull('name', input.name), 1, 200),
  description: parser.text('description', input.description, 0, 10_000),
  image: input.image && String(input.image),
  position: parsePosition(parser, parser.notNull('position', input.position)),
  parentId: input.parentId == null ? input.parentId : parseId(input.parentId),
});

type Fields = ReturnType<typeof parseFields>;

/** Parses the columns that an input sets, except the slug. Omitted fields stay undefined. */
export function parseCategory(parser: InputParser, input: CreateCategoryInput): Fields & { name: string };
export function parseCategory(parser: InputParser, input: UpdateCategoryInput): Fields;
export function parseCategory(parser: InputParser, input: UpdateCategoryInput): Fields {
  return parseFields(parser, input);
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
