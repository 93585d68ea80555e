import serveStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { serviceUnavailable } from '../../../platform/errors.ts';
import { refuse } from '../../http/answer-error.ts';
import type { RateLimit } from '../../http/limit-rate.ts';
import { acceptsHtml } from '../../http/media-type.ts';
import { assetsIn, openBuild, type BuildOptions } from './build.ts';
import { writeData, writeHead } from './page-head.ts';
import { categoryPage, homePage, plainPage, productPage, type Page, type ReadAsGuest } from './pages.ts';

export type StorefrontOptions = BuildOptions & {
  shopName: string;
  /** The public address of the shop, for absolute links. */
  baseUrl: () => string;
  /** Whether the pages link to `/dev`. */
  hasDevPage: boolean;
  /** The payment provider whose library the browser loads. */
  paymentProvider: string | null;
  rateLimit: RateLimit;
  readAsGuest: (request: FastifyRequest, document: string, variables: object) => ReturnType<ReadAsGuest>;
};

const STRIPE = { script: ' https://js.stripe.com', frame: 'https://js.stripe.com https://hooks.stripe.com' };

/**
 * No inline script or style can run. Images of products may be on any host. Stripe requires that its library comes from its own
 * host, so its hosts are allowed only in a shop that uses it.
 */
const policyFor = (paymentProvider: string | null): string => {
  const hasStripe = paymentProvider === 'stripe';
  return [
    "default-src 'none'",
    `script-src 'self'${hasStripe ? STRIPE.script : ''}`,
    "style-src 'self'",
    "img-src 'self' data: https:",
    "font-src 'self'",
    `connect-src 'self'${hasStripe ? ' https://api.stripe.com' : ''}`,
    `frame-src ${hasStripe ? STRIPE.frame : "'none'"}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
};

/** Paths of pages that need only the data of the shop, not of a product or category. */
const PLAIN_PAGES = [
  '/search',
  '/cart',
  '/checkout',
  '/checkout/:step',
  '/order',
  '/find-order',
  '/sign-in',
  '/register',
  '/forgot-password',
  '/reset-password',
  '/verify-email',
  '/confirm-email',
  '/account',
  '/account/*',
];

type Context = Parameters<typeof plainPage>[0];

export type Storefront = {
  /** Sends the home page of the shop. */
  sendHome: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;
  /** Sends the page for an unknown path, with status 404. */
  sendNotFound: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;
};

/**
 * Serves the storefront: its assets, and an HTML page with its data for each route. The routes for `/` and for unknown paths also
 * serve other pages, so they are defined elsewhere and call the returned functions.
 */
export async function serveStorefront(app: FastifyInstance, options: StorefrontOptions): Promise<Storefront> {
  const build = openBuild(options);
  const policy = policyFor(options.paymentProvider);
  await app.register(serveStatic, {
    root: assetsIn(options.folder),
    prefix: '/assets/',
    decorateReply: false,
    index: false,
    preCompressed: true,
    immutable: true,
    // The names contain a hash of the content.
    maxAge: '1y',
  });

  async function send(
    request: FastifyRequest,
    reply: FastifyReply,
    pageOf: (context: Context) => Promise<Page>,
  ): Promise<FastifyReply> {
    const opened = await build();
    if (!opened) {
      request.log.error('the storefront is not built: run "npm run build", or set STOREFRONT=off');
      return refuse(reply, serviceUnavailable(), { status: 503 });
    }
    const { template, documents } = opened;
    const baseUrl = options.baseUrl();
    const { status, head, results } = await pageOf({
      read: (document, variables) => options.readAsGuest(request, document, variables),
      documents,
      baseUrl,
      shopName: options.shopName,
      path: request.url.split('?', 1)[0]!,
    });
    const written = writeHead(head, {
      baseUrl,
      shopName: options.shopName,
      isDevelopment: options.hasDevPage,
    });
    return reply
      .code(status)
      .type('text/html; charset=utf-8')
      .headers({ 'content-security-policy': policy, 'cache-control': 'no-cache' })
      .send(
        // Functions, because `$` has a special meaning in a replacement string.
        template.replace('<!--head-->', () => written).replace('<!--data-->', () => writeData(results)),
      );
  }

  const route = { onRequest: options.rateLimit };
  type WithSlug = { Params: { slug: string } };
  app.get<WithSlug>('/c/:slug', route, (request, reply) =>
    send(request, reply, (context) => categoryPage(context, request.params.slug)),
  );
  app.get<WithSlug>('/p/:slug', route, (request, reply) =>
    send(request, reply, (context) => productPage(context, request.params.slug)),
  );
  for (const path of PLAIN_PAGES) {
    app.get(path, route, (request, reply) => send(request, reply, (context) => plainPage(context)));
  }
  return {
    sendHome: (request, reply) => send(request, reply, homePage),
    sendNotFound: (request, reply) => send(request, reply, (context) => plainPage(context, { status: 404 })),
  };
}

/** Returns whether a browser opens a page, as opposed to a client or a script that loads a resource. */
export const opensPage = ({ method, headers }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') && acceptsHtml(headers.accept);
