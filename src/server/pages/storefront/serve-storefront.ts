import serveStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { serviceUnavailable } from '../../../platform/errors.ts';
import { refuse } from '../../http/answer-error.ts';
import { addToVary } from '../../http/compress-responses.ts';
import type { RateLimit } from '../../http/limit-rate.ts';
import { acceptsHtml } from '../../http/media-type.ts';
import { assetsIn, openBuild, type Build, type BuildOptions } from './build.ts';
import { writeData, writeHead } from './page-head.ts';
import { categoryPage, homePage, plainPage, productPage, type Page, type ReadAsGuest } from './pages.ts';

export type StorefrontOptions = BuildOptions & {
  shopName: string;
  /** The public URL of the shop, for absolute links. */
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
 * host, so its hosts are allowed only in a shop that uses Stripe.
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

/**
 * Paths of pages that need only the data of the shop, not of a product or category. The value is the module that shows the page
 * (`apps/storefront/src/app.tsx`). It is null if the module is one of the first scripts.
 */
const PLAIN_PAGES: Record<string, string | null> = {
  '/search': null,
  '/cart': 'cart/cart-page.tsx',
  '/checkout': 'checkout/checkout-page.tsx',
  '/checkout/:step': 'checkout/checkout-page.tsx',
  '/order': 'orders/guest-order-page.tsx',
  '/find-order': 'orders/find-order-page.tsx',
  '/sign-in': 'accounts/sign-in-page.tsx',
  '/register': 'accounts/register-page.tsx',
  '/forgot-password': 'accounts/forgot-password-page.tsx',
  '/reset-password': 'accounts/reset-password-page.tsx',
  '/verify-email': 'accounts/verify-email-page.tsx',
  '/confirm-email': 'accounts/confirm-email-page.tsx',
  '/account': 'accounts/account-pages.tsx',
  '/account/*': 'accounts/account-pages.tsx',
};

/** The module that sends requests to the API. Pages that have their data in the HTML load this module later. */
const SERVER_MODULE = 'server.ts';

const messagesIn = (language: string) => `shared/messages/${language}.ts`;

/** Returns the first language of the browser that the storefront has. English is part of the first scripts. */
function languageOf({ headers }: FastifyRequest, preloads: Build['preloads']): string | undefined {
  const languages = (headers['accept-language'] ?? '').split(',').map((tag) => tag.trim().slice(0, 2));
  return languages.find((language) => language === 'en' || messagesIn(language) in preloads);
}

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
    modules: readonly string[] = [],
  ): Promise<FastifyReply> {
    const opened = await build();
    if (!opened) {
      request.log.error('the storefront is not built: run "npm run build", or set STOREFRONT=off');
      return refuse(reply, serviceUnavailable(), { status: 503 });
    }
    const { template, documents, preloads } = opened;
    const baseUrl = options.baseUrl();
    const { status, head, results } = await pageOf({
      read: (document, variables) => options.readAsGuest(request, document, variables),
      documents,
      baseUrl,
      shopName: options.shopName,
      path: request.url.split('?', 1)[0]!,
    });
    const parts = [messagesIn(languageOf(request, preloads) ?? 'en'), ...modules];
    const scripts = [...new Set(parts.flatMap((part) => preloads[part] ?? []))];
    const written = writeHead(
      { ...head, scripts },
      {
        baseUrl,
        shopName: options.shopName,
        isDevelopment: options.hasDevPage,
      },
    );
    addToVary(reply, 'accept-language');
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
  for (const [path, module] of Object.entries(PLAIN_PAGES)) {
    const modules = [...(module ? [module] : []), SERVER_MODULE];
    app.get(path, route, (request, reply) => send(request, reply, (context) => plainPage(context), modules));
  }
  return {
    sendHome: (request, reply) => send(request, reply, homePage),
    sendNotFound: (request, reply) => send(request, reply, (context) => plainPage(context, { status: 404 })),
  };
}

/** Returns whether a browser opens a page, as opposed to a client or a script that loads a resource. */
export const opensPage = ({ method, headers }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') && acceptsHtml(headers.accept);
