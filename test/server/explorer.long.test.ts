import { generateKeyPairSync } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { accessTokens } from '../../src/shop/accounts/tokens/access-tokens.ts';
import { newOwner, PASSWORD } from '../support/accounts.ts';
import { startApp, type App } from '../support/app.ts';
import { hasChromium, startChromium } from '../support/chromium.ts';
import { examples } from '../support/examples.ts';
import { until } from '../support/until.ts';

const CDN = 'https://embeddable-sandbox.cdn.apollographql.com/**';

(hasChromium ? describe : describe.skip)('explorers in Chromium', () => {
  let browser: Browser;
  /** Its access tokens live for 32 seconds, and are renewed after two. */
  let app: App;
  let page: Page;
  beforeAll(async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    app = await startApp({ tokens: await accessTokens(pem, { lifetimeSeconds: 32 }) });
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });
  beforeEach(async () => {
    page = await browser.newPage();
    await page.route(CDN, (route) => route.abort());
  });
  afterEach(() => page.close());

  /** The editor shows spaces that do not break lines. */
  const textOf = async (selector: string) =>
    (await page.locator(selector).first().innerText()).replaceAll('\u00a0', ' ');
  const signIn = async () => {
    const { email } = await newOwner(app, { role: 'STAFF' });
    await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText(`Signed in as ${email} (staff)`).waitFor();
    return email;
  };
  const run = async (expected: string) => {
    await page.getByRole('button', { name: 'Execute query' }).click();
    await until(
      () => textOf('.result-window'),
      (text) => text.includes(expected),
    );
  };

  test('lists all examples by role, and opens one by its address', async () => {
    await page.goto(`${app.url}/graphiql?operation=ship-order`);

    await until(
      () => textOf('.graphiql-query-editor').catch(() => ''),
      (text) => text.includes('Marks an order as shipped'),
    );
    expect(await textOf('.graphiql-editors')).toContain('trackingNumber');
    const menu = page.getByRole('combobox', { name: 'Example' });
    expect(await menu.inputValue()).toBe('ship-order');
    expect(
      await menu.locator('optgroup').evaluateAll((all) => all.map((group) => group.getAttribute('label'))),
    ).toEqual(['Shopper', 'Staff', 'Admin']);
    expect(await menu.locator('optgroup option').count()).toBe(examples.length);

    await menu.selectOption('me');
    await page.waitForURL('**/graphiql?operation=me*');
  });

  test('signs in, renews the token, and signs out', async () => {
    await page.goto(`${app.url}/graphiql?operation=me`);
    const email = await signIn();
    await run(email);

    // The session survives a reload, and the token is renewed.
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    const renewed = page.waitForRequest((request) => request.postData()?.includes('refreshSession') === true);
    await page.reload();
    await run(email);
    await renewed;

    await page.getByRole('button', { name: 'Sign out' }).click();
    await run('"me": null');
    expect(await page.getByRole('button', { name: 'Sign in' }).isVisible()).toBe(true);
  });

  test('shows why a sign-in failed', async () => {
    await page.goto(`${app.url}/graphiql`);
    await page.getByRole('textbox', { name: 'E-mail' }).fill('nobody@example.com');
    await page.getByRole('textbox', { name: 'Password' }).fill('wrong password');
    await page.getByRole('button', { name: 'Sign in' }).click();

    await page.getByText('The e-mail address or the password is wrong.').waitFor();
    expect(await page.getByRole('button', { name: 'Sign out' }).isVisible()).toBe(false);
  });

  test('Sandbox redirects to GraphiQL with the same operation if it cannot be loaded', async () => {
    await page.goto(`${app.url}/graphql?operation=ship-order`);
    await page.waitForURL('**/graphiql?operation=ship-order*');

    expect(await page.getByRole('combobox', { name: 'Example' }).inputValue()).toBe('ship-order');
  });

  test('Sandbox gets the operation, and requests with the token', async () => {
    await page.unroute(CDN);
    await page.route(CDN, (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        body: 'window.EmbeddedSandbox = class { constructor(options) { window.sandbox = options } }',
      }),
    );
    await page.goto(`${app.url}/graphql?operation=login`);
    const email = await signIn();

    const { document, variables } = await page.evaluate<{ document: string; variables: object }>(
      'sandbox.initialState',
    );
    expect([document, Object.keys(variables)]).toEqual([
      expect.stringContaining('mutation Login'),
      ['input'],
    ]);
    const answer = await page.evaluate(`sandbox.handleRequest(sandbox.initialEndpoint, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ me { email } }' }),
    }).then((response) => response.json())`);
    expect(answer).toMatchObject({ data: { me: { email } } });
  });
});
