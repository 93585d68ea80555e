import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page, Request } from 'playwright-core';
import { buildNow } from '../../src/boot/build-storefront.ts';
import type { EmailMessage } from '../../src/shop/emails/transports/transport.ts';
import { startApp, type App, type AppOptions } from './app.ts';
import { hasChromium, startChromium } from './chromium.ts';
import { newCategory, newProduct, newShippingMethod } from './data.ts';
import { BRAND, FROM } from './mail-server.ts';
import { until } from './until.ts';

/** E-mails link to this site. The tests open the links at the address of the app. */
const SHOP_URL = 'https://shop.test';

export type Shop = {
  app: App;
  browser: Browser;
  /** The folder of the build. */
  folder: string;
  /** Opens a browser of a new visitor, with its own cookies and storage. */
  visitor: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** Returns the path of the link in the newest e-mail with this subject to an address. */
  linkTo: (address: string, subject: RegExp) => Promise<string>;
  stop: () => Promise<void>;
};

/** Starts the real server with the real storefront, a worker, and a browser. */
export async function startShop(options: AppOptions = {}): Promise<Shop> {
  const folder = `${await mkdtemp(join(tmpdir(), 'ordergraph-storefront-'))}/`;
  const mails: EmailMessage[] = [];
  const transport = { send: async (mail: EmailMessage) => void mails.push(mail), close: () => {} };
  const [app, browser] = await Promise.all([
    buildNow(folder).then(() =>
      startApp({
        storefrontPages: { folder, buildsAtStart: false },
        worker: { mail: { transport, from: FROM, brand: { ...BRAND, shopUrl: SHOP_URL } } },
        ...options,
      }),
    ),
    startChromium(),
  ]);
  await newShippingMethod(app, { country: 'US' }, { name: 'Parcel', price: 490n });
  return {
    app,
    browser,
    folder,
    visitor: (context) =>
      browser.newContext({
        baseURL: app.url,
        locale: 'en-US',
        viewport: { width: 1280, height: 900 },
        ...context,
      }),
    linkTo: async (address, subject) => {
      const mail = await until(() =>
        mails.findLast((one) => one.to.address === address && subject.test(one.subject)),
      );
      const [, path] = new RegExp(`${SHOP_URL}(/[^\\s"]+)`).exec(mail!.text)!;
      return path!;
    },
    stop: async () => {
      await browser.close();
      await app.stop();
      await rm(folder, { recursive: true });
    },
  };
}

export type Visit = { shop: Shop; page: Page; ada: ReturnType<typeof customer> };

/**
 * Starts one shop for the tests of a file, and returns the function `test`. Each test gets the shop, the page of a new visitor, and
 * `ada`, who acts in that page. Without Chromium, the tests are skipped.
 */
export function shopTests(start: () => Promise<Shop> = startShop) {
  let shop: Shop;
  if (hasChromium) {
    beforeAll(async () => {
      shop = await start();
    });
    afterAll(() => shop.stop());
  }
  return (name: string, body: (visit: Visit) => Promise<void>): void =>
    (hasChromium ? test : test.skip)(name, async () => {
      const page = await (await shop.visitor()).newPage();
      try {
        await body({ shop, page, ada: customer(page) });
      } finally {
        await page.context().close();
      }
    });
}

/** Inserts a product in a new category. */
export async function newProductInCategory(app: App, values: Parameters<typeof newProduct>[1] = {}) {
  const category = await newCategory(app);
  const name = `Lamp ${randomUUID().slice(0, 8)}`;
  return newProduct(app, {
    name,
    slug: name.toLowerCase().replace(' ', '-'),
    categoryId: category.id,
    ...values,
  });
}

export const EMAIL = 'guest@example.com';

/** The actions of a customer, located by role and name. */
export const customer = (page: Page) => ({
  async addToCart({ slug, name }: { slug: string; name: string }) {
    await page.goto(`/p/${slug}`);
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await page.getByText(`${name} is in your cart.`).waitFor();
  },

  async startCheckout() {
    await page.goto('/cart');
    await page.getByRole('link', { name: 'Go to checkout' }).click();
  },

  async giveContact(email = EMAIL) {
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(email);
    await page.getByRole('button', { name: 'Continue' }).click();
  },

  /** Fills in the fields of the first address, or of the address in `form`. */
  async fillAddress(form: Page | Locator = page) {
    const fill = (name: string, text: string) => form.getByRole('textbox', { name }).first().fill(text);
    await fill('Full name', 'Ada Lovelace');
    await fill('Street and number', '12 Analytical Way');
    await fill('Postal code', '10001');
    await fill('City', 'New York');
  },

  async giveAddress() {
    await page.getByRole('combobox', { name: 'Country' }).selectOption('US');
    await this.fillAddress();
    await page.getByRole('radio', { name: /Parcel/ }).waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
  },

  async choosePayment(outcome: string) {
    await page.getByRole('radio', { name: outcome }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
  },

  payButton: () => page.getByRole('button', { name: /^Pay \$/ }),

  /** Goes to the last step of the checkout. */
  async reachReview(outcome = 'Card is accepted') {
    await this.startCheckout();
    await this.giveContact();
    await this.giveAddress();
    await this.choosePayment(outcome);
    await this.payButton().waitFor();
  },

  /** A status with exactly this text: `Paid` is also a part of `Not paid yet`. */
  status: (text: string) =>
    page
      .getByRole('status')
      .filter({ hasText: new RegExp(`^${text}$`) })
      .first(),
});

/** Returns the name of the GraphQL operation that a request sends. Null for other requests. */
export function operationOf(request: Request): string | null {
  if (!request.url().endsWith('/graphql')) return null;
  const query = (request.postDataJSON() as { query?: string } | null)?.query ?? '';
  return /(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? '';
}
