import { seededRandom } from '../../src/sample/random.ts';

/** Returns random choices that are always the same for one seed. */
export function drawing(seed: string) {
  const random = seededRandom(seed);
  /** Returns an integer from 0 to `end` - 1. */
  const upTo = (end: number) => Math.floor(random() * end);
  return {
    upTo,
    chance: (probability: number) => random() < probability,
    one: <T>(among: readonly T[]): T => among[upTo(among.length)]!,
  };
}

export type Drawing = ReturnType<typeof drawing>;
