import { rgbaToThumbHash } from 'thumbhash';
import { MAX_PIXELS, versionWidths, type VersionFormat } from './image-files.ts';
import { loadSharp } from './load-sharp.ts';

export type Version = { width: number; format: VersionFormat; data: Buffer };

/** ThumbHash accepts at most 100 pixels per side. */
const THUMB_SIDE = 100;
const WEBP = { quality: 80 };
/** Effort 3 takes a third of the time of the default effort 4. The files are a few per cent larger. */
const AVIF = { quality: 55, effort: 3 } as const;

/**
 * Decodes an image once, rotates it by its EXIF orientation, and passes each smaller version to `onVersion`, the widest first.
 * Returns the ThumbHash of the image in base64. The versions have no metadata. Throws if the image cannot be decoded.
 */
export async function renderVersions(
  path: string,
  width: number,
  onVersion: (version: Version) => Promise<void>,
): Promise<string> {
  const sharp = await loadSharp();
  const [widest, ...smaller] = versionWidths(width).toReversed() as [number, ...number[]];
  // Refuses a truncated file, but accepts a file with a warning, such as a bad color profile.
  const options = { limitInputPixels: MAX_PIXELS, failOn: 'truncated' } as const;
  const decoded = await sharp(path, options)
    .autoOrient()
    .resize({ width: widest })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width: rawWidth, height, channels } = decoded.info;
  const open = () => sharp(decoded.data, { raw: { width: rawWidth, height, channels } });
  for (const each of [widest, ...smaller]) {
    await onVersion({ width: each, format: 'WEBP', data: await open().resize(each).webp(WEBP).toBuffer() });
    await onVersion({ width: each, format: 'AVIF', data: await open().resize(each).avif(AVIF).toBuffer() });
  }
  const thumb = await open()
    .resize({ width: THUMB_SIDE, height: THUMB_SIDE, fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { info } = thumb;
  return Buffer.from(rgbaToThumbHash(info.width, info.height, thumb.data)).toString('base64');
}
