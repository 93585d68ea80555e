import { MEDIA_PATH, type MediaStorage } from './media-storage.ts';

export type UrlContext = { storage: MediaStorage | null; shop: { publicUrl: string } };

/** Caches the origin of the latest public URL. A process normally has only one public URL. */
let latest = { publicUrl: '', origin: '' };

/** Returns the origin of this server for clients. */
export function originOf({ shop: { publicUrl } }: UrlContext): string {
  if (latest.publicUrl !== publicUrl) latest = { publicUrl, origin: new URL(publicUrl).origin };
  return latest.origin;
}

/** Returns the absolute URL of a stored URL, which is absolute or a path on this server. */
export const absoluteUrl = (url: string, context: UrlContext): string =>
  url.startsWith('/') ? originOf(context) + url : url;

/** Returns the URL of the folder of public files. */
export const mediaUrlOf = (context: UrlContext): string =>
  absoluteUrl(context.storage?.mediaUrl ?? MEDIA_PATH, context);
