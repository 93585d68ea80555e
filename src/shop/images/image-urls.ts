import { absoluteUrl, mediaUrlOf, type UrlContext } from '../../platform/storage/absolute-url.ts';

export const fileUrl = (file: string, context: UrlContext): string => `${mediaUrlOf(context)}/${file}`;

/** Returns the URL of the first uploaded image. If there is none, returns the URL that staff entered. */
export const firstImageUrl = (
  { image, imageFile }: { image: string | null; imageFile: string | null },
  context: UrlContext,
): string | null => {
  if (imageFile !== null) return fileUrl(imageFile, context);
  return image && absoluteUrl(image, context);
};
