import { formatUuidv7, uuidv7 } from '../../src/platform/crypto/uuid.ts';

test('a UUID has version 7, the variant of RFC 9562 and the current time', () => {
  const before = Date.now();

  const id = uuidv7();

  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const time = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
  expect(time).toBeGreaterThanOrEqual(before);
  expect(time).toBeLessThanOrEqual(Date.now());
});

test('each UUID is greater than the one before, also within a millisecond', () => {
  const ids = Array.from({ length: 20_000 }, uuidv7);

  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a UUID is greater than the one before after the clock went backward', () => {
  const { now } = Date;
  const first = uuidv7();
  Date.now = () => now() - 3_600_000;
  const second = uuidv7();
  Date.now = now;

  expect(second > first).toBe(true);
});

test('time, sequence and random bits have their places', () => {
  const random = 0x00b0_c0d0_e0f0;

  expect(formatUuidv7(0x019c_4f2a_1b3c, 0xdead_beef, random)).toBe('019c4f2a-1b3c-7dea-b6fb-bcb0c0d0e0f0');
});
