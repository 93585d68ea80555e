/** Whether this is the long run (`npm run test:long`). */
export const IS_LONG = process.env['TEST_DEPTH'] === 'full';

const QUICK_SHARE = 20;
const QUICK_MINIMUM = 20;

/**
 * Returns how often a generated case is repeated: `full` times in the long test run, otherwise a twentieth of it, but at least
 * 20 times.
 */
export const repetitions = (full: number): number =>
  IS_LONG ? full : Math.min(full, Math.max(QUICK_MINIMUM, Math.ceil(full / QUICK_SHARE)));

/** Returns all values in the long test run, otherwise every twentieth value. `offset` varies which value is the first. */
export const sampled = <Value>(values: readonly Value[], offset: number): readonly Value[] =>
  IS_LONG ? values : values.filter((_, index) => (index + offset) % QUICK_SHARE === 0);
