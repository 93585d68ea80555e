import type { UpdateProductGroupInput } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { invalidInput, issueAt, type InputParser } from '../../../platform/graphql/input-issues.ts';

/** Limits the work of reading a group, and of choosing its representative. */
export const MAX_VARIANTS = 200;
export const MAX_VARYING_ATTRIBUTES = 5;

/** Parses the columns that an input sets, except the slug. Omitted fields stay undefined. */
export const parseGroup = (parser: InputParser, input: UpdateProductGroupInput) => ({
  name: parser.text('name', parser.notNull('name', input.name), 1, 200),
  description: parser.text('description', input.description, 0, 10_000),
  categoryId: input.categoryId == null ? input.categoryId : parseId(input.categoryId),
});

export const variantsFull = () => ({
  __typename: 'VariantsFull' as const,
  message: `A group can have at most ${MAX_VARIANTS} variants.`,
  maximum: MAX_VARIANTS,
});

/** Maps violated database constraints to the API's refusals. */
export const groupRefusals = (slug = '') => ({
  product_groups_slug_key: () => ({
    __typename: 'SlugTaken' as const,
    message: `The slug ${slug} is used by another product group. Choose another slug.`,
    slug,
  }),
  product_groups_category_id_categories_id_fkey: () =>
    invalidInput(issueAt('categoryId', 'NOT_FOUND', 'does not match any category.')),
  product_group_attributes_attribute_id_attributes_id_fkey: () =>
    invalidInput(issueAt('variesBy', 'NOT_FOUND', 'names an attribute that was deleted meanwhile.')),
});
