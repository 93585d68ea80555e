import { localStorage } from '../../src/platform/storage/local-storage.ts';
import { firstImageUrl } from '../../src/shop/images/image-urls.ts';

const publicUrl = 'https://shop.example:8443';

test('an image URL that staff entered is absolute, or a path on this server', () => {
  const urlOf = (image: string) =>
    firstImageUrl({ image, imageFile: null }, { storage: null, shop: { publicUrl } });

  expect(urlOf('/images/candle.svg')).toBe('https://shop.example:8443/images/candle.svg');
  expect(urlOf('https://cdn.example/candle.svg')).toBe('https://cdn.example/candle.svg');
});

test('an uploaded image has the URL of the storage, or of the media route', () => {
  const row = { image: null, imageFile: '2b4c-400.webp' };
  const urlOf = (mediaUrl: string | null) =>
    firstImageUrl(row, { storage: localStorage('/srv/media', mediaUrl), shop: { publicUrl } });

  expect(urlOf(null)).toBe('https://shop.example:8443/media/2b4c-400.webp');
  expect(urlOf('https://cdn.example')).toBe('https://cdn.example/2b4c-400.webp');
});
