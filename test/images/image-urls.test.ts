import { localStorage } from '../../src/platform/storage/local-storage.ts';
import { firstImageUrl } from '../../src/shop/images/image-urls.ts';

const publicUrl = 'https://shop.example:8443';

test.each([
  '/images/candle.svg',
  '/media/2b4c-400.webp',
  '/images//candle.svg',
  '/images/../candle.svg',
  '/images/./candle.svg',
  '/images/candle .svg',
  '/images/käse.svg?x=1#y',
  '//cdn.example/candle.svg',
  'https://cdn.example/a/../candle.svg',
  'candle.svg',
  '/',
])('an image URL becomes the absolute URL that a browser would request: %s', (image) => {
  expect(firstImageUrl({ image, imageFile: null }, { storage: null, shop: { publicUrl } })).toBe(
    new URL(image, publicUrl).href,
  );
});

test('an uploaded image has the URL of the storage, or of the media route', () => {
  const row = { image: null, imageFile: '2b4c-400.webp' };
  const urlOf = (mediaUrl: string | null) =>
    firstImageUrl(row, { storage: localStorage('/srv/media', mediaUrl), shop: { publicUrl } });

  expect(urlOf(null)).toBe('https://shop.example:8443/media/2b4c-400.webp');
  expect(urlOf('https://cdn.example')).toBe('https://cdn.example/2b4c-400.webp');
});
