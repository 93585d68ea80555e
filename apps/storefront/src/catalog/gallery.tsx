import { useState } from 'react';
import { useMessages } from '../shared/messages/messages.tsx';
import { Picture } from '../shared/ui.tsx';

export type GalleryImage = { url: string; alt: string | null };

/** The images of a product: a large one, and small ones to choose from if there are several. */
export function Gallery({ images }: { images: readonly GalleryImage[] }) {
  const { catalog } = useMessages();
  const [shown, setShown] = useState(0);
  const image = images[shown] ?? images[0];
  return (
    <div className="gallery">
      <Picture src={image?.url} alt={image?.alt ?? ''} isEager />
      {images.length > 1 && (
        <ul aria-label={catalog.images}>
          {images.map(({ url }, position) => (
            <li key={url}>
              <button
                type="button"
                aria-label={catalog.imageNumber(position + 1, images.length)}
                aria-pressed={position === shown}
                onClick={() => setShown(position)}
              >
                <Picture src={url} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
