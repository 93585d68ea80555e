import { absoluteUrl, mediaUrlOf, type PublicUrlContext } from '../../platform/storage/public-url.ts';

export const fileUrl = (file: string, context: PublicUrlContext): string => `${mediaUrlOf(context)}/${file}`;

/**
 * Returns the URL of the first uploaded image. If there is none, returns the URL that staff entered. `jsonImageUrl`
 * (`product-selection.sql.ts`) writes the same in SQL.
 */
export const firstImageUrl = (
  { image, imageFile }: { image: string | null; imageFile: string | null },
  context: PublicUrlContext,
): string | null => {
  if (imageFile !== null) return fileUrl(imageFile, context);
  return image && absoluteUrl(image, context);
};
