import { useState } from 'react';
import type { ImageFieldsFragment } from '../generated/graphql.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { localUrl, Picture } from '../shared/ui.tsx';

/** The versions of a picture, and their widths. Also written into the HTML by the server (`pages.ts`). */
const srcSetOf = ({ small, medium, large, width }: ImageFieldsFragment): string =>
  [`${localUrl(small)} 320w`, `${localUrl(medium)} 800w`, `${localUrl(large)} 1600w`]
    // A picture is not enlarged, so a narrow one has fewer versions.
    .filter((_, position) => position === 0 || width > [320, 800][position - 1]!)
    .join(', ');

/** The width of the large picture, as the browser must know it before it has read the styles. */
const SIZES = '(min-width: 78rem) 39rem, (min-width: 48rem) 50vw, 92vw';

type Props = {
  images: readonly ImageFieldsFragment[];
  /** Shown if the product has no uploaded picture. */
  address: string | null;
  name: string;
};

/** The pictures of a product: a large one, and small ones to choose from if there are several. */
export function Gallery({ images, address, name }: Props) {
  const { catalog } = useMessages();
  const [shown, setShown] = useState(0);
  const image = images[shown] ?? images[0];
  return (
    <div className="gallery">
      <Picture
        key={image?.id}
        src={image?.medium ?? address}
        alt={image?.alt ?? name}
        srcSet={image && srcSetOf(image)}
        sizes={SIZES}
        isEager
      />
      {images.length > 1 && (
        <ul aria-label={catalog.images}>
          {images.map(({ id, small, alt }, position) => (
            <li key={id}>
              <button
                type="button"
                aria-label={`${catalog.imageNumber(position + 1, images.length)}${alt ? `: ${alt}` : ''}`}
                aria-pressed={position === shown}
                onClick={() => setShown(position)}
              >
                <Picture src={small} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
