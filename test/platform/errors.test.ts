import { sql } from 'drizzle-orm';
import { reasonOf } from '../../src/platform/errors.ts';
import { startApp } from '../support/app.ts';

test('the reason of a failed statement is that of the database', async () => {
  const app = await startApp();
  const error = await app.db.execute(sql`select * from nothing`).catch((reason: unknown) => reason);
  await app.stop();

  expect(reasonOf(error)).toBe('relation "nothing" does not exist');
});

test('the reason of our own error is its message, which says what to do', () => {
  const error = new Error('Set DATABASE_URL.', { cause: new Error('Cannot find module') });

  expect(reasonOf(error)).toBe('Set DATABASE_URL.');
  expect(reasonOf(new AggregateError([error, new Error('second')]))).toBe('Set DATABASE_URL.; second');
  expect(reasonOf('text')).toBe('text');
});
