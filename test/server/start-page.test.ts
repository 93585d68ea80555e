import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXAMPLE_QUERY } from '../../src/server/pages/explorer.ts';
import { startApp, type App } from '../support/app.ts';

const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

let mails: string;
let app: App;
let plain: App;
beforeAll(async () => {
  mails = await mkdtemp(join(tmpdir(), 'ordergraph-start-page-'));
  app = await startApp({ startPage: true, devMailFolder: mails });
  plain = await startApp({ startPage: true });
});
afterAll(() => Promise.all([app.stop(), plain.stop(), rm(mails, { recursive: true })]));

const visit = ({ url }: { url: string }) => fetch(url, { headers: BROWSER });
const linksIn = (page: string) => [...page.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, href]) => href!);

test('serves a browser a page whose links all work', async () => {
  const response = await visit(app);
  const page = await response.text();

  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page).toContain('<title>Ordergraph</title>');
  const links = linksIn(page);
  expect(links).toEqual(expect.arrayContaining(['/graphql', '/graphiql', '/dev/mail', '/schema.graphql']));
  for (const link of links) {
    expect([link, (await fetch(app.url + link, { headers: BROWSER })).status]).toEqual([link, 200]);
  }
});

test("allows only the page's own script and no external resources", async () => {
  const response = await visit(app);
  const page = await response.text();

  const [, script] = /<script>([^]*?)<\/script>/.exec(page)!;
  const hash = createHash('sha256').update(script!).digest('base64');
  expect(response.headers.get('content-security-policy')).toBe(
    `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; ` +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  expect(page.match(/\b(src|srcset|href)="(?!\/|data:)[^"]*"|url\(|@import/g)).toBeNull();
});

test('shows an example query that runs', async () => {
  const page = await (await visit(app)).text();

  expect(page).toContain(EXAMPLE_QUERY.replaceAll('"', '&quot;'));
  expect(linksIn(page)).toContain(`/graphiql?query=${encodeURIComponent(EXAMPLE_QUERY)}`);
  expect(await app.query(EXAMPLE_QUERY)).toEqual({
    status: 200,
    data: { products: { totalCount: 0, nodes: [] } },
  });
});

test('shows no accounts if the shop is not the sample shop, and no e-mails if they are sent', async () => {
  const page = await (await visit(plain)).text();

  expect(page).not.toContain('Sample accounts');
  expect(page).not.toContain('/dev/mail');
});

test.each([
  ['no accept header', {}],
  ['any type', { accept: '*/*' }],
  ['JSON', { accept: 'application/json' }],
])('serves the links as JSON to a client that accepts %s', async (_, headers) => {
  const response = await fetch(app.url, { headers });

  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  const { name, links } = (await response.json()) as { name: string; links: Record<string, string> };
  expect([name, links]).toEqual([
    'Ordergraph',
    {
      graphql: `${app.url}/graphql`,
      graphiql: `${app.url}/graphiql`,
      schema: `${app.url}/schema.graphql`,
      devMail: `${app.url}/dev/mail`,
      health: `${app.url}/healthz`,
      readiness: `${app.url}/readyz`,
    },
  ]);
  const without = (await (await fetch(plain.url, { headers })).json()) as typeof links;
  expect(without['links']).not.toHaveProperty('devMail');
});
