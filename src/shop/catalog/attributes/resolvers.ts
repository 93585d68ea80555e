import type {
  AttributeResolvers,
  MutationResolvers,
  ProductResolvers,
  QueryResolvers,
  Resolvers,
} from '../../../generated/graphql.ts';
import type { AttributeRow } from '../../../platform/db/schema.ts';
import { rowFields } from '../../../platform/graphql/field-selection.ts';
import type { RequiredFieldResolvers } from '../../../platform/graphql/required-field-resolvers.ts';
import type { ReadProduct } from '../products/product-selection.sql.ts';
import { allAttributes } from './attributes.sql.ts';
import { attributesOf } from './attributes-of.ts';
import { createAttribute } from './create-attribute.ts';
import { createAttributeValue } from './create-attribute-value.ts';
import { deleteAttribute } from './delete-attribute.ts';
import { deleteAttributeValue } from './delete-attribute-value.ts';
import { setProductAttributes } from './set-product-attributes.ts';
import { updateAttribute } from './update-attribute.ts';
import { updateAttributeValue } from './update-attribute-value.ts';

const Query = {
  attributes: (_root, _args, { db }) => allAttributes(db),
} satisfies QueryResolvers;

const Mutation = {
  createAttribute: (_root, { input }, context) => createAttribute(context, input),
  updateAttribute: (_root, { id, input }, context) => updateAttribute(context, id, input),
  deleteAttribute: (_root, { id }, context) => deleteAttribute(context, id),
  createAttributeValue: (_root, { input }, context) => createAttributeValue(context, input),
  updateAttributeValue: (_root, { id, input }, context) => updateAttributeValue(context, id, input),
  deleteAttributeValue: (_root, { id }, context) => deleteAttributeValue(context, id),
  setProductAttributes: (_root, { input }, context) => setProductAttributes(context, input),
} satisfies MutationResolvers;

const product = rowFields<ReadProduct>();

const Product = {
  attributes: product
    .columns(['valueIds'])
    .resolve(({ valueIds }, _args, { loaders }) => attributesOf(valueIds, loaders)),
} satisfies ProductResolvers;

const Attribute = {
  values: ({ id }, _args, { loaders }) => loaders.valuesByAttributeId.load(id),
} satisfies RequiredFieldResolvers<AttributeRow, AttributeResolvers>;

export const attributes = { Query, Mutation, Product, Attribute } satisfies Resolvers;
