import { MEDIA_PATH } from '../../../platform/storage/media-storage.ts';
import type { Preload } from './page-head.ts';

type Versions = { small: string; medium: string; width: number };
export type GalleryVersions = Versions & { large: string };
/** A product or category, with the URL of its first image and its uploaded images. As in `FirstPicture` of the storefront. */
export type Pictured = { image: string | null; images: Versions[] };

/** Images of the shop are loaded from the origin of the page, so their preload must have the same URL. */
const localUrl = (image: string): string => {
  const { pathname, search, protocol } = new URL(image);
  const isLocal =
    pathname.startsWith('/images/') || (protocol === 'http:' && pathname.startsWith(`${MEDIA_PATH}/`));
  return isLocal ? pathname + search : image;
};

const WIDTHS = [320, 800, 1600];

const srcSetOf = (versions: readonly string[], width: number): string =>
  versions
    .filter((_, position) => position === 0 || width > WIDTHS[position - 1]!)
    .map((url, position) => `${localUrl(url)} ${Math.min(width, WIDTHS[position]!)}w`)
    .join(', ');

/** The same sizes as in `product-grid.tsx`, `home-page.tsx` and `gallery.tsx` of the storefront. */
const SIZES = {
  card: '(min-width: 64rem) 18rem, (min-width: 48rem) 30vw, 46vw',
  hero: '(min-width: 56rem) 25rem, 60vw',
  gallery: '(min-width: 78rem) 39rem, (min-width: 48rem) 50vw, 92vw',
};

export function preloadOf(pictured: Pictured | undefined, place: keyof typeof SIZES): Preload | null {
  if (!pictured?.image) return null;
  const [first] = pictured.images;
  return {
    href: localUrl(pictured.image),
    ...(first && { srcset: srcSetOf([first.small, first.medium], first.width), sizes: SIZES[place] }),
  };
}

export function galleryPreload({
  gallery: [first],
  image,
}: {
  gallery: GalleryVersions[];
  image: string | null;
}): Preload | null {
  if (!first) return preloadOf({ image, images: [] }, 'gallery');
  const { small, medium, large, width } = first;
  return {
    href: localUrl(medium),
    srcset: srcSetOf([small, medium, large], width),
    sizes: SIZES.gallery,
  };
}
