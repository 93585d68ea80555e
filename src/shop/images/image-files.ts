import type { ImageFormat, ImageRow } from '../../platform/db/schema.ts';

export const MAX_BYTES = 10 * 1024 * 1024;
export const MAX_PIXELS = 40_000_000;
/** WebP allows 16,383 pixels. This limit is lower, because a long narrow image takes as long to encode as a large image. */
export const MAX_SIDE = 10_000;

/** The formats of uploaded files, with the extension of their names. */
export const UPLOAD_FORMATS: Record<ImageFormat, { contentType: string; extension: string }> = {
  JPEG: { contentType: 'image/jpeg', extension: 'jpg' },
  PNG: { contentType: 'image/png', extension: 'png' },
  WEBP: { contentType: 'image/webp', extension: 'webp' },
};

/** The formats of the smaller versions. */
export const VERSION_FORMATS = { WEBP: 'webp', AVIF: 'avif' } as const;
export type VersionFormat = keyof typeof VERSION_FORMATS;

/** The widths of the versions. `Product.image` has the medium width (`MEDIUM_WIDTH`). No version is wider than the last width. */
const WIDTHS = [320, 800, 1600] as const;

/** Returns the widths of the versions of an image, which is never enlarged. */
export function versionWidths(width: number): number[] {
  const widest = Math.min(width, WIDTHS.at(-1)!);
  return [...WIDTHS.filter((each) => each < widest), widest];
}

export const versionName = (hash: string, width: number, format: VersionFormat) =>
  `${hash}-${width}.${VERSION_FORMATS[format]}`;

/** The public name of an uploaded file, until its versions are ready. */
export const originalName = ({ hash, format }: Pick<ImageRow, 'hash' | 'format'>) =>
  `${hash}.${UPLOAD_FORMATS[format].extension}`;

/**
 * Returns the name of the smallest version that is at least `width` wide. If there is no such version, or no `width`, returns the
 * name of the widest version. If the versions are not ready, returns the name of the original.
 */
export function fileOf(
  image: Pick<ImageRow, 'hash' | 'format' | 'width' | 'state'>,
  width: number | null | undefined,
  format: VersionFormat,
): string {
  if (image.state !== 'READY') return originalName(image);
  const widths = versionWidths(image.width);
  const wanted = widths.find((each) => each >= (width ?? Infinity)) ?? widths.at(-1)!;
  return versionName(image.hash, wanted, format);
}

/** Returns every key that the storage may have for an image. */
export const keysOf = (image: Pick<ImageRow, 'hash' | 'format' | 'width'>): string[] => [
  `originals/${originalName(image)}`,
  `media/${originalName(image)}`,
  ...versionWidths(image.width).flatMap((width) =>
    (Object.keys(VERSION_FORMATS) as VersionFormat[]).map(
      (format) => `media/${versionName(image.hash, width, format)}`,
    ),
  ),
];
