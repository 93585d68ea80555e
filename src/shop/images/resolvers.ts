import type {
  CategoryResolvers,
  MutationResolvers,
  ProductGroupResolvers,
  ProductImageResolvers,
  ProductResolvers,
  Resolvers,
} from '../../generated/graphql.ts';
import type { CategoryRow } from '../../platform/db/schema.ts';
import { rowFields } from '../../platform/graphql/field-selection.ts';
import type { RequiredFieldResolvers } from '../../platform/graphql/required-field-resolvers.ts';
import { isStaff, type Viewer } from '../../platform/viewer.ts';
import type { ReadProduct } from '../catalog/products/product-selection.sql.ts';
import { attachImage } from './attach-image.ts';
import type { ProductImageRow } from './attached-images.sql.ts';
import { createImageUpload } from './create-image-upload.ts';
import { detachImage } from './detach-image.ts';
import { fileOf } from './image-files.ts';
import { reorderImages } from './reorder-images.ts';
import { fileUrl, firstImageUrl, type UrlContext } from './image-urls.ts';
import { updateImage } from './update-image.ts';

const Mutation = {
  createImageUpload: (_root, { input }, context) => createImageUpload(context, input),
  attachImage: (_root, { input }, context) => attachImage(context, input),
  reorderImages: (_root, args, context) => reorderImages(context, args),
  updateImage: (_root, { id, input }, context) => updateImage(context, id, input),
  detachImage: (_root, { id }, context) => detachImage(context, id),
} satisfies MutationResolvers;

const visibleTo = (viewer: Viewer | null, images: ProductImageRow[]): ProductImageRow[] =>
  isStaff(viewer) ? images : images.filter(({ state }) => state !== 'FAILED');

const product = rowFields<ReadProduct>();

const Product = {
  image: product
    .columns(['image', 'imageFile'])
    .resolve((row, _args, context: UrlContext) => firstImageUrl(row, context)),
  images: product
    .columns(['id'])
    .resolve(async ({ id }, _args, { loaders, viewer }) =>
      visibleTo(viewer, await loaders.imagesByProductId.load(id)),
    ),
} satisfies ProductResolvers;

const category = rowFields<CategoryRow>();

const Category = {
  image: category
    .columns(['image', 'imageFile'])
    .resolve((row, _args, context: UrlContext) => firstImageUrl(row, context)),
  images: category
    .columns(['id'])
    .resolve(async ({ id }, _args, { loaders, viewer }) =>
      visibleTo(viewer, await loaders.imagesByCategoryId.load(id)),
    ),
} satisfies CategoryResolvers;

const ProductGroup = {
  images: async ({ id }, _args, { loaders, viewer }) =>
    visibleTo(viewer, await loaders.imagesByGroupId.load(id)),
} satisfies ProductGroupResolvers;

const ProductImage = {
  url: (image, { width, format }, context) => fileUrl(fileOf(image, width, format), context),
} satisfies RequiredFieldResolvers<ProductImageRow, ProductImageResolvers>;

export const images = { Mutation, Product, Category, ProductGroup, ProductImage } satisfies Resolvers;
