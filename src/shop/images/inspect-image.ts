import { open } from 'node:fs/promises';
import type { ImageFormat } from '../../platform/db/schema.ts';
import { MAX_PIXELS, MAX_SIDE } from './image-files.ts';
import { loadSharp } from './load-sharp.ts';

const SIGNATURES: [ImageFormat, (head: Buffer) => boolean][] = [
  ['JPEG', (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  ['PNG', (head) => head.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))],
  ['WEBP', (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP'],
];

type Inspected =
  { format: ImageFormat; width: number; height: number; refusal?: undefined } | { refusal: string };

const UNREADABLE = 'The file is damaged: its size in pixels cannot be read.';

/**
 * Checks that a file is an image within the limits, and has the announced format. Null: any format is allowed. Reads only the
 * header, so a damaged image is noticed when it is processed.
 */
export async function inspectImage(path: string, announced: ImageFormat | null): Promise<Inspected> {
  const head = await readHead(path);
  const format = SIGNATURES.find(([, matches]) => matches(head))?.[0];
  if (!format) return { refusal: 'The file is not a JPEG, PNG or WebP image.' };
  if (announced && format !== announced)
    return { refusal: `The file is ${format}, but ${announced} was announced.` };
  const sharp = await loadSharp();
  const metadata = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!metadata) return { refusal: UNREADABLE };
  const { width, height } = metadata.autoOrient;
  if (width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE) {
    return {
      refusal: `The image has ${width} × ${height} pixels. At most ${MAX_PIXELS / 1e6} megapixels and ${MAX_SIDE} pixels per side are allowed.`,
    };
  }
  return { format, width, height };
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(12) });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
