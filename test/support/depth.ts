/** Whether this is the long run (`npm run test:long`). */
export const IS_LONG = process.env['TEST_DEPTH'] === 'full';

const QUICK_SHARE = 20;
const QUICK_MINIMUM = 20;

/** Repetitions of a generated case: all in the long run, a twentieth, and at least 20, otherwise. */
export const repetitions = (full: number): number =>
  IS_LONG ? full : Math.min(full, Math.max(QUICK_MINIMUM, Math.ceil(full / QUICK_SHARE)));

/** All values in the long run, every twentieth otherwise; `offset` varies the first. */
export const sampled = <Value>(values: readonly Value[], offset: number): readonly Value[] =>
  IS_LONG ? values : values.filter((_, index) => (index + offset) % QUICK_SHARE === 0);
