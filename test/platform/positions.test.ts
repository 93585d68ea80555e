import {
  createPositionTokens,
  KEY_BYTES,
  parseLsn,
  PRIMARY_ONLY,
} from '../../src/platform/db/replicas/position.ts';
import { splitPositions } from '../../src/server/http/position.ts';
import { createPrimaryHistory, MAX_LAG_MS } from '../../src/platform/db/replicas/primary-history.ts';

describe('position tokens', () => {
  const tokens = createPositionTokens(Buffer.alloc(KEY_BYTES, 1));
  const position = { timeline: 3, lsn: 0x1_16b3_7480n };

  test('are read as they were written, do not show the position, and need the key', () => {
    const token = tokens.write(position);

    expect(token).toMatch(/^[\w-]{22}$/);
    expect(tokens.readNewest([token])).toEqual(position);
    expect(Buffer.from(token, 'base64url').toString('hex')).not.toContain('16b37480');
    expect(createPositionTokens(Buffer.alloc(KEY_BYTES, 2)).readNewest([token])).toEqual(PRIMARY_ONLY);
  });

  test('several in one header may be separated by spaces, as proxies join headers', () => {
    const [a, b] = [tokens.write(position), tokens.write({ ...position, lsn: 5n })];

    expect(splitPositions(`${a},${b}`)).toEqual([a, b]);
    expect(splitPositions(`${a}, ${b} `)).toEqual([a, b]);
    expect(splitPositions(undefined)).toEqual([]);
  });

  test.each([
    '',
    'x',
    '0',
    'A'.repeat(22),
    'A'.repeat(5_000),
    '3-116B37480',
    "'; drop table orders",
    'é'.repeat(22),
  ])('a text that is not a token counts as a position that no replica reaches: %j', (text) => {
    expect(tokens.readNewest([text])).toEqual(PRIMARY_ONLY);
  });

  test('the newest of several counts: of the newer timeline, and then the larger one', () => {
    const newest = (...positions: { timeline: number; lsn: bigint }[]) =>
      tokens.readNewest(positions.map(tokens.write));

    expect(tokens.readNewest([])).toBeNull();
    expect(newest(position, { ...position, lsn: 5n })).toEqual(position);
    expect(newest({ timeline: 2, lsn: 2n ** 63n }, position)).toEqual(position);
    expect(newest(position, PRIMARY_ONLY, position)).toEqual(PRIMARY_ONLY);
    expect(tokens.readNewest([tokens.write(position), 'x'])).toEqual(PRIMARY_ONLY);
  });
});

test('a position after the header of an empty page is that of the page, as a replica reports it', () => {
  const page = 8192n * 1_000n;

  expect([24n, 40n, 48n, 0n].map((offset) => parseLsn(String(page + offset)) - page)).toEqual([
    0n,
    0n,
    48n,
    0n,
  ]);
});

describe('the lag of a replica', () => {
  function historyWith(samples: [timeline: number, lsn: bigint, at: number][]) {
    const clock = { time: 0 };
    const history = createPrimaryHistory(() => clock.time);
    for (const [timeline, lsn, at] of samples) history.record({ timeline, lsn }, at);
    return { clock, ...history };
  }

  test('is the age of the first change that it lacks, at most', () => {
    const { clock, lagOf } = historyWith([
      [1, 100n, 1_000],
      [1, 200n, 1_200],
      [1, 300n, 1_400],
    ]);
    clock.time = 1_500;

    expect([300n, 350n, 299n, 200n, 199n, 100n].map(lagOf)).toEqual([100, 100, 300, 300, 500, 500]);
    expect(lagOf(99n)).toBe(MAX_LAG_MS);
  });

  test('does not grow while the primary writes nothing', () => {
    const { clock, lagOf, record } = historyWith([[1, 100n, 1_000]]);
    record({ timeline: 1, lsn: 100n }, 50_000);
    clock.time = 50_100;

    expect(lagOf(100n)).toBe(100);
  });

  test('grows while the primary does not answer', () => {
    const { clock, lagOf } = historyWith([[1, 100n, 1_000]]);
    clock.time = 4_000;

    expect(lagOf(100n)).toBe(3_000);
  });

  test('is unknown on a new timeline until the replica has reached its first known position', () => {
    const { clock, lagOf, timeline } = historyWith([
      [1, 100n, 1_000],
      [2, 500n, 1_200],
    ]);
    clock.time = 1_300;

    expect([lagOf(100n), lagOf(499n), lagOf(500n), timeline()]).toEqual([MAX_LAG_MS, MAX_LAG_MS, 100, 2]);
  });
});
