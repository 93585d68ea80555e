import { MEDIA_PATH, type MediaStorage } from './media-storage.ts';

export type PublicUrlContext = { storage: MediaStorage | null; shop: { publicUrl: string } };

/** Returns the absolute URL of a stored URL, which is absolute or a path on this server. */
export const absoluteUrl = (url: string, { shop }: PublicUrlContext): string =>
  url.startsWith('/') ? shop.publicUrl + url : url;

/** Returns the URL of the folder of public files. */
export const mediaUrlOf = (context: PublicUrlContext): string =>
  absoluteUrl(context.storage?.mediaUrl ?? MEDIA_PATH, context);
