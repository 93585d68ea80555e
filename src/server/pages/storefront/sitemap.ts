import type { FastifyInstance } from 'fastify';
import type { Database } from '../../../platform/db/client.ts';
import { html, toText, type Html } from '../../../platform/html.ts';
import type { ReadClient } from '../../../platform/request-info.ts';
import type { Budget } from '../../../platform/throttles/budget.ts';
import {
  sitemapCategories,
  sitemapFiles,
  sitemapProducts,
  type SitemapEntry,
} from '../../../shop/storefront/sitemap.sql.ts';
import { refuse } from '../../http/answer-error.ts';
import { asAddress, spendForWork, type RateLimit } from '../../http/limit-rate.ts';

const SCHEMA = 'http://www.sitemaps.org/schemas/sitemap/0.9';
/** Search engines rarely read sitemaps, so a new product may appear after an hour. */
const CACHE_CONTROL = 'public, max-age=3600';
const INDEX_TTL_MS = 15 * 60 * 1000;
/** The cost of a file, in units of about 10 µs. A file has up to 10,000 rows. */
const FILE_COST = 1_000;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Paths that are of no use to search engines. */
const PRIVATE_PATHS = [
  '/account',
  '/cart',
  '/checkout',
  '/order',
  '/sign-in',
  '/register',
  '/graphql',
  '/dev',
];

const xml = (body: Html): string => `<?xml version="1.0" encoding="UTF-8"?>\n${toText(body)}`;

const urlSet = (prefix: string, entries: readonly SitemapEntry[]): string =>
  xml(
    html`<urlset xmlns="${SCHEMA}"
      >${entries.map(
        ({ slug, updatedAt }) =>
          html`<url><loc>${prefix}${slug}</loc><lastmod>${updatedAt.toISOString()}</lastmod></url>`,
      )}</urlset
    >`,
  );

/** Keeps the names of the files for a while: to find them, the database numbers all products. Concurrent requests share a read. */
function createIndex(db: Database) {
  let files: Promise<string[]> | undefined;
  let expiresAt = 0;
  return (): Promise<string[]> => {
    if (files && Date.now() < expiresAt) return files;
    expiresAt = Date.now() + INDEX_TTL_MS;
    files = sitemapFiles(db);
    // The next request tries again.
    files.catch(() => (expiresAt = 0));
    return files;
  };
}

type SitemapOptions = {
  db: Database;
  baseUrl: () => string;
  rateLimit: RateLimit;
  budget: Budget;
  readClient: ReadClient;
};

/** Serves `/robots.txt` and the sitemaps: one of the categories, and one per 10,000 products. */
export function serveSitemap(
  app: FastifyInstance,
  { db, baseUrl, rateLimit, budget, readClient }: SitemapOptions,
): void {
  const route = { onRequest: rateLimit };
  const findFiles = createIndex(db);

  app.get('/robots.txt', route, (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', CACHE_CONTROL)
      .send(
        [
          'User-agent: *',
          ...PRIVATE_PATHS.map((path) => `Disallow: ${path}`),
          '',
          `Sitemap: ${baseUrl()}/sitemap.xml`,
          '',
        ].join('\n'),
      ),
  );

  app.get('/sitemap.xml', route, async (_request, reply) => {
    const files = ['categories', ...(await findFiles())];
    const sitemaps = files.map(
      (name) => html`<sitemap><loc>${baseUrl()}/sitemaps/${name}.xml</loc></sitemap>`,
    );
    return reply
      .type('application/xml; charset=utf-8')
      .header('cache-control', CACHE_CONTROL)
      .send(xml(html`<sitemapindex xmlns="${SCHEMA}">${sitemaps}</sitemapindex>`));
  });

  app.get<{ Params: { file: string } }>('/sitemaps/:file', route, async ({ params, raw }, reply) => {
    const name = params.file.replace(/\.xml$/, '');
    if (name !== 'categories' && !UUID.test(name)) return reply.callNotFound();
    const caller = { budget, client: readClient(raw) };
    const rejection = await spendForWork(caller, FILE_COST);
    if (rejection) return refuse(reply, rejection);
    const text = await asAddress(caller, async () =>
      name === 'categories'
        ? urlSet(`${baseUrl()}/c/`, await sitemapCategories(db))
        : urlSet(`${baseUrl()}/p/`, await sitemapProducts(db, name)),
    );
    return reply.type('application/xml; charset=utf-8').header('cache-control', CACHE_CONTROL).send(text);
  });
}
