import { readFile } from 'node:fs/promises';
import type { SQL } from 'drizzle-orm';
import type { attachedImages, images } from '../platform/db/schema.ts';
import type { MediaStorage } from '../platform/storage/media-storage.ts';
import {
  fileOf,
  VERSION_FORMATS,
  versionName,
  versionWidths,
  type VersionFormat,
} from '../shop/images/image-files.ts';
import { FOUNDING, SECOND } from './calendar.ts';
import { idAt } from './ids.ts';
import { SAMPLE_PICTURES } from './pictures.data.ts';
import { sampleCategories, type ProductInsert } from './products.ts';
import { seededRandom } from './random.ts';

type ImageInsert = typeof images.$inferInsert;
type AttachedInsert = typeof attachedImages.$inferInsert;

const folder = new URL('../../assets/media/', import.meta.url);
const FORMATS = Object.entries(VERSION_FORMATS) as [VersionFormat, string][];
const createdAt = new Date(FOUNDING);
/** The width of `Product.image`. */
const MEDIUM_WIDTH = 800;

/** The files of all pictures, with their keys in the storage. */
const FILES = Object.entries(SAMPLE_PICTURES).flatMap(([name, { hash, width }]) =>
  versionWidths(width).flatMap((each) =>
    FORMATS.map(([format, extension]) => ({
      source: `${name}-${each}.${extension}`,
      key: `media/${versionName(hash, each, format)}`,
      contentType: `image/${extension}`,
    })),
  ),
);
const MAX_CONCURRENT_FILES = 16;

/** Copies the files of all sample pictures into the storage. */
export async function storeImages(storage: MediaStorage): Promise<void> {
  for (let from = 0; from < FILES.length; from += MAX_CONCURRENT_FILES) {
    await Promise.all(
      FILES.slice(from, from + MAX_CONCURRENT_FILES).map(async ({ source, key, contentType }) =>
        storage.write(key, await readFile(new URL(source, folder)), contentType),
      ),
    );
  }
}

export const sampleImages: ImageInsert[] = Object.values(SAMPLE_PICTURES).map((picture) => ({
  ...picture,
  format: 'PNG',
  state: 'READY',
  unusedSince: null,
  createdAt,
}));

/** Returns the name of the picture that was made from a drawing: `mug` for `/images/mug.svg`. */
const pictureOf = (drawing: string) => drawing.replace(/^\/images\/|\.svg$/g, '');

/** Adds the column of the first picture to a product or category with a drawing. */
export function withImage<Row extends { image?: string | SQL | null | undefined }>(
  row: Row,
): Row & { imageFile: string } {
  const picture = SAMPLE_PICTURES[pictureOf(row.image as string)]!;
  return { ...row, imageFile: fileOf({ ...picture, format: 'PNG', state: 'READY' }, MEDIUM_WIDTH, 'WEBP') };
}

const categoryById = new Map(sampleCategories.map((category) => [category.id, category]));

function departmentOf(categoryId: string): (typeof sampleCategories)[number] {
  const category = categoryById.get(categoryId)!;
  return category.parentId ? departmentOf(category.parentId) : category;
}

/** Returns the pictures of a product: the product, a table with products of its department, and the department. */
function picturesOf({ name, image, categoryId }: ProductInsert): { picture: string; alt: string }[] {
  const department = departmentOf(categoryId);
  const drawing = pictureOf(department.image!);
  return [
    { picture: pictureOf(image!), alt: name },
    { picture: drawing.replace('department', 'scene'), alt: `A table with things from ${department.name}` },
    { picture: drawing, alt: department.name },
  ];
}

/** Attaches one picture to each category, and three pictures to each product. */
export function attachedSampleImages(products: readonly ProductInsert[]): AttachedInsert[] {
  const owned = [
    ...sampleCategories.map(({ id, name, image }) => ({
      productId: null,
      categoryId: id,
      pictures: [{ picture: pictureOf(image!), alt: name }],
    })),
    ...products.map((product) => ({
      productId: product.id,
      categoryId: null,
      pictures: picturesOf(product),
    })),
  ];
  const random = seededRandom('pictures');
  let sequence = 0;
  return owned.flatMap(({ pictures, ...owner }) =>
    pictures.map(({ picture, alt }, position) => ({
      ...owner,
      id: idAt(FOUNDING + SECOND, sequence++, random),
      hash: SAMPLE_PICTURES[picture]!.hash,
      position,
      alt,
      createdAt,
    })),
  );
}
