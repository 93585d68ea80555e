/** Whether this is the long run (`npm run test:long`). */
export const IS_LONG = process.env['TEST_DEPTH'] === 'full';

/** Repetitions of a generated case: all in the long run, a tenth otherwise. */
export const repetitions = (full: number): number => (IS_LONG ? full : Math.ceil(full / 10));

/** All values in the long run, every tenth otherwise; `offset` varies the first. */
export const sampled = <Value>(values: readonly Value[], offset: number): readonly Value[] =>
  IS_LONG ? values : values.filter((_, index) => (index + offset) % 10 === 0);
