import { useLayoutEffect, useRef, useState } from 'react';
import { thumbHashToRGBA } from 'thumbhash';
import type { CardImageFragment } from '../generated/graphql.ts';
import { Icon } from './icons.tsx';

type PictureProps = {
  src: string | null | undefined;
  alt?: string;
  srcSet?: string | undefined;
  sizes?: string;
  /** The ThumbHash to show while the image loads. */
  placeholder?: string | null | undefined;
  isEager?: boolean;
};

/** A square image. By default it is decorative: the name of the product is next to it. */
export function Picture({ src, alt = '', srcSet, sizes, placeholder, isEager }: PictureProps) {
  const [isLoaded, setLoaded] = useState(false);
  return (
    <span className="picture">
      {src ? (
        <>
          {placeholder && !isLoaded && <Placeholder hash={placeholder} />}
          <img
            {...(srcSet && { srcSet, sizes })}
            src={localUrl(src)}
            alt={alt}
            width={480}
            height={480}
            loading={isEager ? 'eager' : 'lazy'}
            fetchPriority={isEager ? 'high' : undefined}
            decoding="async"
            onLoad={() => setLoaded(true)}
          />
        </>
      ) : (
        <Icon name="image" />
      )}
    </span>
  );
}

/** Draws the ThumbHash on a canvas, which needs no inline style and no `data:` URL. */
function Placeholder({ hash }: { hash: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const { w, h, rgba } = thumbHashToRGBA(Uint8Array.from(atob(hash), (byte) => byte.charCodeAt(0)));
    const element = canvas.current!;
    Object.assign(element, { width: w, height: h });
    element.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(rgba), w, h), 0, 0);
  }, [hash]);
  return <canvas ref={canvas} aria-hidden="true" />;
}

type Pictured = { image?: string | null; images: readonly CardImageFragment[] };

/** The first picture of a product or category: the uploaded picture in the width that the page needs, or the URL that staff entered. */
export function FirstPicture({
  of: { image, images },
  ...rest
}: { of: Pictured } & Pick<PictureProps, 'alt' | 'isEager'> & { sizes: string }) {
  const [first] = images;
  return (
    <Picture
      {...rest}
      src={image}
      srcSet={first && srcSetOf([first.small, first.medium], first.width)}
      placeholder={first?.placeholder}
    />
  );
}

/** The widths of the versions of a picture. */
const WIDTHS = [320, 800, 1600] as const;

/** Also written into the HTML by the server (`pages.ts`). A picture is not enlarged, so a narrow one has fewer versions. */
export const srcSetOf = (versions: readonly string[], width: number): string =>
  versions
    .filter((_, position) => position === 0 || width > WIDTHS[position - 1]!)
    .map((url, position) => `${localUrl(url)} ${Math.min(width, WIDTHS[position]!)}w`)
    .join(', ');

/** Loads images of the shop from the origin of this page, because the server may have several names. */
export function localUrl(src: string): string {
  const url = new URL(src, location.href);
  // Without TLS, only the shop itself serves images: the content security policy refuses other hosts.
  const isLocal =
    url.pathname.startsWith('/images/') || (url.protocol === 'http:' && url.pathname.startsWith('/media/'));
  return isLocal ? url.pathname + url.search : src;
}

/** The width of a small picture next to a name. */
export const THUMBNAIL_SIZES = '6rem';
