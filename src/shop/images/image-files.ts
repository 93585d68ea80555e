import type { ImageFormat, ImageRow } from '../../platform/db/schema.ts';

export const MAX_BYTES = 10 * 1024 * 1024;
export const MAX_PIXELS = 40_000_000;
/** WebP allows 16,383. Less, because a long narrow image is as costly to encode as a large one. */
export const MAX_SIDE = 10_000;

/** The formats of uploaded files, with the extension of their names. */
export const UPLOADED: Record<ImageFormat, { contentType: string; extension: string }> = {
  JPEG: { contentType: 'image/jpeg', extension: 'jpg' },
  PNG: { contentType: 'image/png', extension: 'png' },
  WEBP: { contentType: 'image/webp', extension: 'webp' },
};

/** The formats of the smaller versions. */
export const VARIANT_FORMATS = { WEBP: 'webp', AVIF: 'avif' } as const;
export type VariantFormat = keyof typeof VARIANT_FORMATS;

/** The last one is also the widest version of any image. The second one is `Product.image`. */
const WIDTHS = [320, 800, 1600] as const;

/** Returns the widths of the versions of an image, which is never enlarged. */
export function variantWidths(width: number): number[] {
  const widest = Math.min(width, WIDTHS.at(-1)!);
  return [...WIDTHS.filter((each) => each < widest), widest];
}

export const variantName = (hash: string, width: number, format: VariantFormat) =>
  `${hash}-${width}.${VARIANT_FORMATS[format]}`;

/** The public name of an uploaded file, until its versions are ready. */
export const originalName = ({ hash, format }: Pick<ImageRow, 'hash' | 'format'>) =>
  `${hash}.${UPLOADED[format].extension}`;

/** Returns the name of the smallest version that is at least `width` wide, or else of the widest. */
export function fileOf(
  image: Pick<ImageRow, 'hash' | 'format' | 'width' | 'state'>,
  width: number | null | undefined,
  format: VariantFormat,
): string {
  if (image.state !== 'READY') return originalName(image);
  const widths = variantWidths(image.width);
  const wanted = widths.find((each) => each >= (width ?? Infinity)) ?? widths.at(-1)!;
  return variantName(image.hash, wanted, format);
}

/** Returns every key that the storage may have for an image. */
export const keysOf = (image: Pick<ImageRow, 'hash' | 'format' | 'width'>): string[] => [
  `originals/${originalName(image)}`,
  `media/${originalName(image)}`,
  ...variantWidths(image.width).flatMap((width) =>
    (Object.keys(VARIANT_FORMATS) as VariantFormat[]).map(
      (format) => `media/${variantName(image.hash, width, format)}`,
    ),
  ),
];
