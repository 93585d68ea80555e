import type { MediaStorage } from '../../platform/storage/media-storage.ts';

export type UrlContext = { storage: MediaStorage | null; shop: { publicUrl: string } };

/** A path that a URL contains unchanged: no dot segments, and no character that would be encoded. */
const PLAIN_PATH = /^(?:\/[\w-][\w.-]*)+$/;

/** Caches the origin of the latest public URL. A process normally has only one public URL. */
let latest = { publicUrl: '', origin: '' };

function originOf(publicUrl: string): string {
  if (latest.publicUrl !== publicUrl) latest = { publicUrl, origin: new URL(publicUrl).origin };
  return latest.origin;
}

/**
 * Returns the absolute URL. Does not parse plain paths: a page has up to three URLs for each image, and parsing a URL takes longer
 * than the rest of the work for a field.
 */
const absolute = (url: string, { shop: { publicUrl } }: UrlContext): string =>
  PLAIN_PATH.test(url) ? originOf(publicUrl) + url : new URL(url, publicUrl).href;

export const fileUrl = (file: string, context: UrlContext): string =>
  absolute(context.storage?.urlOf(file) ?? `/media/${file}`, context);

/** Returns the URL of the first uploaded image. If there is none, returns the URL that staff entered. */
export const firstImageUrl = (
  { image, imageFile }: { image: string | null; imageFile: string | null },
  context: UrlContext,
): string | null => {
  if (imageFile !== null) return fileUrl(imageFile, context);
  return image && absolute(image, context);
};
