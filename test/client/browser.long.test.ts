import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import { accessTokens } from '../../src/shop/accounts/tokens/access-tokens.ts';
import { newOwner, PASSWORD } from '../support/accounts.ts';
import { startApp, type App } from '../support/app.ts';
import { hasChromium, startChromium } from '../support/chromium.ts';
import { endSessions } from '../support/client.ts';
import { newProduct } from '../support/data.ts';
import { until } from '../support/until.ts';

/** The page's script: the package, and the functions that the tests call in the page. */
const SCRIPT = `
  import { cookieSession, createClient } from '@ordergraph/client';
  import { CartUpdated, CreateCart, Me } from '@ordergraph/client/documents';
  import { exchanges, graphcacheConfig, urqlOptions } from '@ordergraph/client/urql';
  import { apolloLink, cacheOptions } from '@ordergraph/client/apollo';
  import { createClient as createUrqlClient } from '@urql/core';
  import { cacheExchange } from '@urql/exchange-graphcache';
  import { ApolloClient, gql, InMemoryCache } from '@apollo/client/core';
  const ME = 'query Me { me { id email } }';
  globalThis.connect = (url) => {
    const page = { signedOut: 0, updates: [] };
    const client = createClient({ url, session: cookieSession(), onSignedOut: () => page.signedOut++ });
    return Object.assign(page, {
      client,
      me: async () => (await client.query(Me)).me?.email ?? null,
      signIn: async (input) => (await client.signIn(input)).__typename,
      watchCart: async () => {
        const { createCart } = await client.mutate(CreateCart);
        await new Promise((resync) =>
          client.subscribe(CartUpdated, { token: createCart.token }, {
            next: ({ cartUpdated }) => page.updates.push(cartUpdated.itemCount), resync }));
        return createCart.token;
      },
      urqlMe: async () => {
        const urql = createUrqlClient({ ...urqlOptions(client), exchanges: [cacheExchange(graphcacheConfig), ...exchanges(client)] });
        return (await urql.query(ME, {})).data.me.email;
      },
      apolloMe: async () => {
        const apollo = new ApolloClient({ link: apolloLink(client), cache: new InMemoryCache(cacheOptions) });
        return (await apollo.query({ query: gql(ME) })).data.me.email;
      },
    });
  };`;

async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('browser-entry.ts', import.meta.url));
  const built = await rolldown({
    input: entry,
    platform: 'browser',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    plugins: [
      {
        name: 'entry',
        resolveId: (id: string) => (id === entry ? id : null),
        load: (id: string) => (id === entry ? { code: SCRIPT, moduleType: 'js' as const } : null),
      },
    ],
  });
  const { output } = await built.generate({ format: 'iife', codeSplitting: false });
  await built.close();
  return output[0].code;
}

/** The functions of the page. */
type InPage = {
  client: { signOut: () => Promise<void>; isSignedIn: () => Promise<boolean> };
  signedOut: number;
  updates: number[];
  me: () => Promise<string | null>;
  signIn: (input: { email: string; password: string }) => Promise<string>;
  watchCart: () => Promise<string>;
  urqlMe: () => Promise<string>;
  apolloMe: () => Promise<string>;
};
declare const shop: InPage;

(hasChromium ? describe : describe.skip)('in Chromium', () => {
  let browser: Browser;
  /** Serves the page, on another origin of the same site. */
  let pages: Server;
  let origin: string;
  let app: App;
  /** Its access tokens live for four seconds, and are renewed after two. */
  let brief: App;

  beforeAll(async () => {
    const script = await bundle();
    pages = createServer(({ url }, response) =>
      url === '/client.js'
        ? response.setHeader('content-type', 'text/javascript').end(script)
        : response
            .setHeader('content-type', 'text/html')
            .end('<!doctype html><title>Shop</title><script src="/client.js"></script>'),
    );
    pages.listen(0, '127.0.0.1');
    await once(pages, 'listening');
    origin = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const http = { corsOrigins: [origin] };
    app = await startApp({ http, worker: {} });
    brief = await startApp({ http, tokens: await accessTokens(pem, { lifetimeSeconds: 4 }) });
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser.close();
    pages.close();
    await Promise.all([app.stop(), brief.stop()]);
  });

  /** One visitor with a cookie jar. Counts the requests of its tabs by operation. */
  async function newVisitor(on: App) {
    const context: BrowserContext = await browser.newContext();
    const counts: Record<string, number> = {};
    context.on('request', (request) => {
      const name = /\b(?:query|mutation) (\w+)/.exec(request.postData() ?? '')?.[1];
      if (name) counts[name] = (counts[name] ?? 0) + 1;
    });
    const openTab = async (): Promise<Page> => {
      const page = await context.newPage();
      await load(page);
      return page;
    };
    const load = async (page: Page) => {
      await page.goto(origin);
      await page.evaluate(`globalThis.shop = connect(${JSON.stringify(`${on.url}/graphql`)})`);
    };
    return { context, counts, openTab, load };
  }

  const me = (page: Page) => page.evaluate(() => shop.me());
  async function signIn(on: App, page: Page): Promise<string> {
    const { email } = await newOwner(on);
    const result = await page.evaluate((input) => shop.signIn(input), { email, password: PASSWORD });
    expect(result).toBe('LoginSuccess');
    return email;
  }

  test('tabs share one access token, and a page for a guest needs no refresh', async () => {
    const { context, counts, openTab } = await newVisitor(app);
    const first = await openTab();
    expect(await me(first)).toBeNull();
    const email = await signIn(app, first);

    const second = await openTab();

    expect([await me(first), await me(second)]).toEqual([email, email]);
    expect(counts).toEqual({ Me: 3, SignIn: 1 });
    await context.close();
  });

  test('one refresh serves any number of calls and tabs', async () => {
    const { context, counts, openTab } = await newVisitor(brief);
    const first = await openTab();
    const email = await signIn(brief, first);
    const tabs = [first, await openTab(), await openTab()];
    await Promise.all(tabs.map(me));
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    counts['RenewSession'] = 0;

    const answers = await Promise.all(
      tabs.map((page) => page.evaluate(() => Promise.all(Array.from({ length: 5 }, () => shop.me())))),
    );

    expect(new Set(answers.flat())).toEqual(new Set([email]));
    expect(counts['RenewSession']).toBe(1);
    await context.close();
  });

  test('a reload continues the session by its cookie', async () => {
    const { context, counts, openTab, load } = await newVisitor(app);
    const page = await openTab();
    const email = await signIn(app, page);

    await load(page);

    expect(await me(page)).toBe(email);
    expect(counts['RenewSession']).toBe(1);
    expect(await page.evaluate('document.cookie')).toBe('');
    await context.close();
  });

  test('a sign-out in one tab signs the others out', async () => {
    const { context, openTab } = await newVisitor(app);
    const [first, second] = [await openTab(), await openTab()];
    await signIn(app, first);
    await until(() => second.evaluate(() => shop.client.isSignedIn()));

    await first.evaluate(() => shop.client.signOut());

    await until(() => second.evaluate(() => shop.signedOut === 1));
    expect([await me(first), await me(second)]).toEqual([null, null]);
    expect(await first.evaluate(() => shop.signedOut)).toBe(0);
    await context.close();
  });

  test('a session that ended on the server is reported after a reload', async () => {
    const { context, counts, openTab, load } = await newVisitor(app);
    const page = await openTab();
    const email = await signIn(app, page);
    await endSessions(app, email);

    await load(page);

    expect(await me(page)).toBeNull();
    expect(await page.evaluate(() => shop.signedOut)).toBe(1);
    await load(page);
    expect(await me(page)).toBeNull();
    expect(counts['RenewSession']).toBe(1);
    await context.close();
  });

  test('subscribes over a WebSocket', async () => {
    const { context, openTab } = await newVisitor(app);
    const page = await openTab();
    const token = await page.evaluate(() => shop.watchCart());
    const product = await newProduct(app);

    await app.query('mutation ($input: AddToCartInput!) { addToCart(input: $input) { __typename } }', {
      input: { items: [{ productId: product.id }], cartToken: token },
    });

    const updates = await until(
      () => page.evaluate(() => shop.updates),
      ({ length }) => length > 0,
    );
    expect(updates).toEqual([1]);
    await context.close();
  });

  test('serves urql and Apollo Client', async () => {
    const { context, openTab } = await newVisitor(app);
    const page = await openTab();
    const email = await signIn(app, page);

    expect(await page.evaluate(() => shop.urqlMe())).toBe(email);
    expect(await page.evaluate(() => shop.apolloMe())).toBe(email);
    await context.close();
  });

  test('a page of another site gets a reason instead of a cookie', async () => {
    const { context, openTab } = await newVisitor(app);
    const page = await openTab();
    const { email } = await newOwner(app);
    await page.goto(origin.replace('127.0.0.1', 'localhost'));
    const other = await startApp({
      sharedApp: app,
      http: { corsOrigins: [origin.replace('127.0.0.1', 'localhost')] },
    });
    await page.evaluate(`globalThis.shop = connect(${JSON.stringify(`${other.url}/graphql`)})`);

    const message = await page.evaluate(
      (input) => shop.signIn(input).catch((error: Error) => error.message),
      { email, password: PASSWORD },
    );

    expect(message).toContain('Browsers ignore the refresh cookie of another site.');
    await context.close();
    await other.stop();
  });
});
