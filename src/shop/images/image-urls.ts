import type { MediaStorage } from '../../platform/storage/media-storage.ts';

export type UrlContext = { storage: MediaStorage | null; shop: { publicUrl: string } };

export const fileUrl = (file: string, { storage, shop }: UrlContext): string =>
  new URL(storage?.urlOf(file) ?? `/media/${file}`, shop.publicUrl).href;

/** Returns the URL of the first uploaded image. Without an uploaded image, returns the URL that staff entered. */
export const firstImageUrl = (
  { image, imageFile }: { image: string | null; imageFile: string | null },
  context: UrlContext,
): string | null => {
  if (imageFile !== null) return fileUrl(imageFile, context);
  return image && new URL(image, context.shop.publicUrl).href;
};
