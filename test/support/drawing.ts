import { seededRandom } from '../../src/sample/random.ts';

/** Draws by lot, for one seed always the same. */
export function drawing(seed: string) {
  const random = seededRandom(seed);
  /** A whole number from 0, below this one. */
  const upTo = (end: number) => Math.floor(random() * end);
  return {
    upTo,
    chance: (probability: number) => random() < probability,
    one: <T>(among: readonly T[]): T => among[upTo(among.length)]!,
  };
}

export type Drawing = ReturnType<typeof drawing>;
