import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/db/client.ts';
import type { MediaStorage } from '../../platform/storage/media-storage.ts';
import { createCachedFeed, FEED_TTL_SECONDS } from '../../shop/exchange/feed/cached-feed.ts';
import { merchantFeed } from '../../shop/exchange/feed/merchant-feed.ts';
import { firstImageUrl } from '../../shop/images/image-urls.ts';
import type { RateLimit } from './limit-rate.ts';

type FeedOptions = {
  db: Database;
  pricing: { currency: string };
  storage: MediaStorage | null;
  storefront: { name: string; url: string | null };
  publicUrl: () => string;
  rateLimit: RateLimit;
};

/** Serves `/feeds/google.xml`: the active products for Google Merchant Center. */
export function serveMerchantFeed(
  app: FastifyInstance,
  { db, pricing: { currency }, storage, storefront, publicUrl, rateLimit }: FeedOptions,
): void {
  const feed = createCachedFeed(() =>
    merchantFeed(db, {
      name: storefront.name,
      url: storefront.url ?? publicUrl(),
      imageUrlOf: (product) => firstImageUrl(product, { storage, shop: { publicUrl: publicUrl() } }),
      currency,
    }),
  );
  app.addHook('onClose', () => feed.stop());
  app.get('/feeds/google.xml', { onRequest: rateLimit }, async (request, reply) => {
    const { content, bytes, writtenAt } = await feed.read();
    const etag = `"${writtenAt.getTime()}-${bytes}"`;
    reply
      .type('application/xml; charset=utf-8')
      .header('cache-control', `public, max-age=${FEED_TTL_SECONDS}`)
      .header('etag', etag)
      .header('last-modified', writtenAt.toUTCString());
    if (request.headers['if-none-match'] === etag) {
      content.destroy();
      return reply.code(304).send();
    }
    return reply.header('content-length', bytes).send(content);
  });
}
