import { forgetExpired } from '../../src/boot/forget-expired.ts';
import { createOutageLog } from '../../src/boot/outage-log.ts';
import { closeDatabase, openDatabase } from '../../src/platform/db/client.ts';
import { describeError, outageReason } from '../../src/server/http/format-error.ts';
import { freePort } from '../support/free-port.ts';
import { until } from '../support/until.ts';

/** An outage log with its lines and a clock. `isUp` is what its probe finds. */
function watched() {
  const state = { lines: [] as [string, object, string][], time: 0, isUp: false, probes: 0 };
  const outages = createOutageLog(() => state.time);
  const line = (level: string) => (facts: object, message: string) =>
    state.lines.push([level, facts, message]);
  outages.watch({
    logger: { error: line('error'), info: line('info') } as never,
    probe: async () => {
      state.probes++;
      if (!state.isUp) throw new Error('down');
    },
  });
  return { state, outages };
}

test('logs an outage once when it begins, and once when the database answers and nothing fails any more', async () => {
  const { state, outages } = watched();

  expect([outages.report('refused'), outages.report('again'), outages.report('again')]).toEqual([
    true,
    true,
    true,
  ]);
  await until(() => state.probes > 0);
  state.isUp = true;
  state.time = 1_999;
  const { probes } = state;
  await until(() => state.probes > probes + 1);
  const during = [...state.lines];
  state.time = 2_000;
  await until(() => state.lines.length > 1);

  expect(during).toEqual([['error', { reason: 'refused' }, 'database unavailable']]);
  expect(state.lines.at(-1)).toEqual(['info', { seconds: 2, failures: 3 }, 'database available again']);
  outages.report('later');
  expect(state.lines.at(-1)).toEqual(['error', { reason: 'later' }, 'database unavailable']);
});

test('leaves a failure to the caller until the database is watched', () => {
  expect(createOutageLog().report('refused')).toBe(false);
});

test('in a process of a cluster, reports to the primary at most once a second', () => {
  const { state, outages } = watched();
  const sent: string[] = [];
  outages.forwardTo((reason) => sent.push(reason));

  outages.report('first');
  outages.report('second');
  state.time = 1_000;
  outages.report('third');

  expect([sent, state.lines]).toEqual([['first', 'third'], []]);
});

test('recognizes an outage in the failures of several statements, unless one of them has another cause', async () => {
  const db = openDatabase({ url: `postgres://127.0.0.1:${await freePort()}/none`, poolMax: 1 });
  const failed: unknown = await forgetExpired(db, { deliverySeconds: 1, emailSeconds: 1 }).catch(
    (error: unknown) => error,
  );
  await closeDatabase(db);
  const reasonFor = (error: unknown) => outageReason({ error: describeError(error) });

  expect((failed as AggregateError).errors.length).toBeGreaterThan(2);
  expect(reasonFor(failed)).toMatch(/^connect ECONNREFUSED 127\.0\.0\.1:\d+$/);
  expect(reasonFor(new AggregateError([failed, new Error('of ours')]))).toBeNull();
  expect(reasonFor(new AggregateError([]))).toBeNull();
});
