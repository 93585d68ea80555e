import type {
  CategoryResolvers,
  MutationResolvers,
  ProductGroupResolvers,
  ProductImageResolvers,
  ProductResolvers,
  Resolvers,
} from '../../generated/graphql.ts';
import type { CategoryRow, ProductRow } from '../../platform/db/schema.ts';
import { badUserInput } from '../../platform/errors.ts';
import { rowFields } from '../../platform/graphql/field-selection.ts';
import type { Load } from '../../platform/graphql/load-required.ts';
import type { RequiredFieldResolvers } from '../../platform/graphql/required-field-resolvers.ts';
import type { PublicUrlContext } from '../../platform/storage/public-url.ts';
import { isStaff, type Viewer } from '../../platform/viewer.ts';
import type { ReadProduct } from '../catalog/products/product-selection.sql.ts';
import { attachImage, MAX_IMAGES } from './attach-image.ts';
import type { ProductImageRow } from './attached-images.sql.ts';
import { createImageUpload } from './create-image-upload.ts';
import { detachImage } from './detach-image.ts';
import { fileOf } from './image-files.ts';
import { reorderImages } from './reorder-images.ts';
import { fileUrl, firstImageUrl } from './image-urls.ts';
import { updateImage } from './update-image.ts';

const Mutation = {
  createImageUpload: (_root, { input }, context) => createImageUpload(context, input),
  attachImage: (_root, { input }, context) => attachImage(context, input),
  reorderImages: (_root, args, context) => reorderImages(context, args),
  updateImage: (_root, { id, input }, context) => updateImage(context, id, input),
  detachImage: (_root, { id }, context) => detachImage(context, id),
} satisfies MutationResolvers;

/** Returns the first images that the viewer may see. If `first` is null, returns all of them. */
function firstImages(
  images: ProductImageRow[],
  { first }: { first?: number | null },
  viewer: Viewer | null,
): ProductImageRow[] {
  if (first != null && (first < 1 || first > MAX_IMAGES))
    throw badUserInput(`first must be from 1 to ${MAX_IMAGES}, not ${first}.`);
  const visible = isStaff(viewer) ? images : images.filter(({ state }) => state !== 'FAILED');
  return first == null ? visible : visible.slice(0, first);
}

type Owner = Pick<ProductRow, 'id' | 'imageFile'>;

/** Reads nothing if customers can see no image: the owner then has no file of a first image. */
function firstImagesOf(
  { id, imageFile }: Owner,
  args: { first?: number | null },
  viewer: Viewer | null,
  images: Load<ProductImageRow[]>,
): ProductImageRow[] | Promise<ProductImageRow[]> {
  if (imageFile === null && !isStaff(viewer)) return firstImages([], args, viewer);
  return images.load(id).then((all) => firstImages(all, args, viewer));
}

const product = rowFields<ReadProduct>();

const Product = {
  image: product
    .columns(['image', 'imageFile'])
    .resolve((row, _args, context: PublicUrlContext) => firstImageUrl(row, context)),
  images: product
    .columns(['id', 'imageFile'])
    .resolve((row, args: { first?: number | null }, { loaders, viewer }) =>
      firstImagesOf(row, args, viewer, loaders.imagesByProductId),
    ),
} satisfies ProductResolvers;

const category = rowFields<CategoryRow>();

const Category = {
  image: category
    .columns(['image', 'imageFile'])
    .resolve((row, _args, context: PublicUrlContext) => firstImageUrl(row, context)),
  images: category
    .columns(['id', 'imageFile'])
    .resolve((row, args: { first?: number | null }, { loaders, viewer }) =>
      firstImagesOf(row, args, viewer, loaders.imagesByCategoryId),
    ),
} satisfies CategoryResolvers;

const ProductGroup = {
  images: async ({ id }, args, { loaders, viewer }) =>
    firstImages(await loaders.imagesByGroupId.load(id), args, viewer),
} satisfies ProductGroupResolvers;

const ProductImage = {
  url: (image, { width, format }, context) => fileUrl(fileOf(image, width, format), context),
} satisfies RequiredFieldResolvers<ProductImageRow, ProductImageResolvers>;

export const images = { Mutation, Product, Category, ProductGroup, ProductImage } satisfies Resolvers;
