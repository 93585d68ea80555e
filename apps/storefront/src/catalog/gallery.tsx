import { useState } from 'react';
import type { ImageFieldsFragment } from '../generated/graphql.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { Picture, srcSetOf } from '../shared/picture.tsx';

/** The width of the large picture. The browser needs it before it has read the styles. */
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
        srcSet={image && srcSetOf([image.small, image.medium, image.large], image.width)}
        placeholder={image?.placeholder}
        sizes={SIZES}
        isEager
      />
      {images.length > 1 && (
        <ul aria-label={catalog.images}>
          {images.map(({ id, small, alt, placeholder }, position) => (
            <li key={id}>
              <button
                type="button"
                aria-label={`${catalog.imageNumber(position + 1, images.length)}${alt ? `: ${alt}` : ''}`}
                aria-pressed={position === shown}
                onClick={() => setShown(position)}
              >
                <Picture src={small} placeholder={placeholder} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
