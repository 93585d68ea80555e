import { EXPIRING, deleteExpired } from '../../src/shop/accounts/sessions/delete-expired.sql.ts';
import { accountTokens, refreshTokens, sessions } from '../../src/platform/db/schema.ts';
import { startApp, type App } from '../support/app.ts';
import { newCustomer } from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);

test('deletes all expired tokens and sessions, in any number, and nothing else', async () => {
  const [ada, ben] = [await newCustomer(app), await newCustomer(app)];
  const hash = (n: number) => Buffer.from(`token ${n}`);
  await app.db.insert(refreshTokens).values([
    ...Array.from({ length: 12_000 }, (_, n) => ({
      hash: hash(n),
      sessionId: ada.sessionId,
      expiresAt: inSeconds(-1 - n),
      spentAt: inSeconds(-100),
    })),
    // A used token is kept: its reuse reveals a theft.
    { hash: hash(12_000), sessionId: ada.sessionId, expiresAt: inSeconds(60), spentAt: inSeconds(-100) },
    { hash: hash(12_001), sessionId: ada.sessionId, expiresAt: inSeconds(60) },
  ]);
  const mailed = { userId: ben.id, purpose: 'PASSWORD_RESET', email: ben.email } as const;
  await app.db.insert(accountTokens).values([
    { ...mailed, hash: hash(1), expiresAt: inSeconds(-1) },
    { ...mailed, hash: hash(2), expiresAt: inSeconds(60) },
  ]);
  await app.db.insert(sessions).values({ userId: ben.id, expiresAt: inSeconds(-1) });

  for (const table of EXPIRING) await deleteExpired(app.db, table);

  const left = async (table: Parameters<App['db']['$count']>[0]) => app.db.$count(table);
  expect([await left(refreshTokens), await left(accountTokens), await left(sessions)]).toEqual([2, 1, 2]);
});
