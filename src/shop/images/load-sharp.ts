import type Sharp from 'sharp';

let loading: Promise<typeof Sharp> | undefined;

/**
 * Loads sharp at the first use: most processes never read an image. One thread and no cache keep its memory small. It may read
 * the formats of uploads only, so that no other decoder of libvips sees a client's file.
 */
export const loadSharp = (): Promise<typeof Sharp> => (loading ??= load());

async function load(): Promise<typeof Sharp> {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
  return sharp;
}
