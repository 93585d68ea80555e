import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { createEmailSender } from '../../src/shop/emails/email-sender.ts';
import { emailFolder } from '../../src/shop/emails/transports/transport.ts';
import { startApp, type App } from '../support/app.ts';
import { newProduct, newUser, placeOrder } from '../support/data.ts';
import { BRAND } from '../support/mail-server.ts';
import { until } from '../support/until.ts';

let dataDir: string;
let app: App;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ordergraph-mail-'));
  const mail = createEmailSender(
    { transport: 'files', from: 'Tea, Inc. <tea@shop.example>' },
    BRAND,
    dataDir,
  );
  app = await startApp({ devMailFolder: emailFolder(dataDir), worker: { mail } });
});
afterAll(async () => {
  await app.stop();
  await rm(dataDir, { recursive: true });
});

const get = async (path: string) => {
  const response = await fetch(app.url + path);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

const files = (): Promise<string[]> => readdir(emailFolder(dataDir)).catch(() => []);

/** Sends the mail of an order by a customer with this name. Returns the mail's file name. */
async function newMail(name: string): Promise<string> {
  const before = await files();
  const ada = await newUser(app, { name, emailVerifiedAt: new Date() });
  const product = await newProduct(app);
  await placeOrder(app, ada, [{ productId: product.id }]);
  const file = await until(async () =>
    (await files()).find((file) => file.endsWith('.eml') && !before.includes(file)),
  );
  return file!.slice(0, -'.eml'.length);
}

test('shows a hint if there are no mails', async () => {
  expect((await get('/dev/mail')).text).toContain('There are no e-mails yet.');
});

test('lists the mails newest first, each as a file that mail programs open', async () => {
  const [first, second] = [await newMail('Ada'), await newMail('Grace')];

  const { status, headers, text } = await get('/dev/mail');
  const { headers: rawHeaders, text: raw } = await get(`/dev/mail/${first}.eml`);
  const mail = await PostalMime.parse(raw);

  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(text.match(/(?<=href=")[^"]+/g)).toEqual([`/dev/mail/${second}`, `/dev/mail/${first}`]);
  expect(rawHeaders.get('content-type')).toBe('message/rfc822');
  expect(mail.from).toEqual({ name: 'Tea, Inc.', address: 'tea@shop.example' });
  expect(mail.to![0]!.name).toBe('Ada');
  expect(mail.subject).toMatch(/^We have received your order ORD-/);
  expect((await files()).filter((file) => file.endsWith('.part'))).toEqual([]);
});

test('shows a mail in a sandbox, and escapes its texts', async () => {
  const name = await newMail('</iframe><script>alert(1)</script>');

  const { headers, text } = await get(`/dev/mail/${name}`);

  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(text).toMatch(/<iframe sandbox title="E-mail" srcdoc="&lt;!doctype html&gt;/);
  expect(text).not.toContain('<script');
  expect(text.match(/<\/iframe>/g)).toHaveLength(1);
  expect(text).toContain('Hello &lt;/iframe&gt;&lt;script&gt;alert(1)&lt;/script&gt;,');
});

test.each([
  '2026-01-01T00-00-00-000Z-00000000-0000-4000-8000-000000000000',
  '2026-01-01T00-00-00-000Z-00000000-0000-4000-8000-000000000000.eml',
  '..%2f..%2fpackage.json',
  '..%2fsecret.eml',
  'x',
])('returns 404 for %s', async (name) => {
  expect((await get(`/dev/mail/${name}`)).status).toBe(404);
});

test('a shop that sends its mails, or none, has no such page', async () => {
  const other = await startApp();
  const { status } = await fetch(`${other.url}/dev/mail`);
  await other.stop();

  expect(status).toBe(404);
});

test('only the owner can read the files, also in a folder that was readable before', async () => {
  await newMail('Ada');
  const folder = emailFolder(dataDir);
  await chmod(folder, 0o755);
  await newMail('Ada');

  const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
  expect(await modeOf(folder)).toBe(0o700);
  expect(await files()).not.toEqual([]);
  for (const file of await files()) expect(await modeOf(join(folder, file))).toBe(0o600);
});
