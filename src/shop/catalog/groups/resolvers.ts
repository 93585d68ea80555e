import type {
  MutationResolvers,
  ProductGroupResolvers,
  ProductResolvers,
  QueryResolvers,
  Resolvers,
} from '../../../generated/graphql.ts';
import { requiredColumns, rowFields } from '../../../platform/graphql/field-selection.ts';
import { parseKey } from '../../../platform/graphql/ids.ts';
import { isStaff } from '../../../platform/viewer.ts';
import { optionsOf } from '../attributes/attributes-of.ts';
import { priceRangeIn } from '../products/product-connection.ts';
import type { ReadProduct } from '../products/product-selection.sql.ts';
import { addProductVariant } from './add-product-variant.ts';
import { createProductGroup } from './create-product-group.ts';
import { deleteProductGroup } from './delete-product-group.ts';
import { generateVariants } from './generate-variants.ts';
import { findProductGroups, groupByKey } from './groups.sql.ts';
import { removeProductVariant } from './remove-product-variant.ts';
import { updateProductGroup } from './update-product-group.ts';

const Query = {
  productGroup: async (_root, { by }, { db, viewer, loaders }) => {
    const group = await groupByKey(db, parseKey(by));
    if (!group || isStaff(viewer)) return group;
    return (await loaders.variantSummaryByGroupId.load(group.id)) && group;
  },
  productGroups: (_root, args, { db }) => findProductGroups(db, {}, args),
} satisfies QueryResolvers;

const Mutation = {
  createProductGroup: (_root, { input }, context) => createProductGroup(context, input),
  updateProductGroup: (_root, { id, input }, context) => updateProductGroup(context, id, input),
  deleteProductGroup: (_root, { id }, context) => deleteProductGroup(context, id),
  addProductVariant: (_root, { input }, context) => addProductVariant(context, input),
  removeProductVariant: (_root, { productId }, context) => removeProductVariant(context, productId),
  generateVariants: (_root, { input }, context) => generateVariants(context, input),
} satisfies MutationResolvers;

const product = rowFields<ReadProduct>();

const Product = {
  group: product
    .columns(['groupId', 'isPublished'])
    .resolve(({ groupId, isPublished }, _args, { loaders, viewer }) => {
      if (groupId === null) return null;
      const { variantSummaryByGroupId, productGroupById } = loaders;
      if (isPublished || isStaff(viewer)) return productGroupById.load(groupId);
      // A product that is no longer for sale is visible in orders. Its group is visible only if another variant is for sale.
      return variantSummaryByGroupId
        .load(groupId)
        .then((summary) => summary && productGroupById.load(groupId));
    }),
  options: product
    .columns(['optionIds'])
    .resolve(({ optionIds }, _args, { loaders }) => (optionIds ? optionsOf(optionIds, loaders) : [])),
} satisfies ProductResolvers;

const ProductGroup = {
  category: ({ categoryId }, _args, { loaders }) =>
    categoryId === null ? null : loaders.categoryById.load(categoryId),
  variesBy: ({ id }, _args, { loaders }) => loaders.varyingAttributesByGroupId.load(id),
  variants: ({ id }, _args, { loaders, viewer }, info) =>
    loaders
      .variantsByGroupId({ includeInactive: isStaff(viewer), selection: requiredColumns(info) })
      .load(id),
  priceRange: async ({ id }, _args, { loaders, shop }) =>
    priceRangeIn(shop.currency, await loaders.variantSummaryByGroupId.load(id)),
  isAvailable: async ({ id }, _args, { loaders }) =>
    (await loaders.variantSummaryByGroupId.load(id))?.isAvailable ?? false,
} satisfies ProductGroupResolvers;

export const groups = { Query, Mutation, Product, ProductGroup } satisfies Resolvers;
