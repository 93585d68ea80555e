import type { taxRates } from '../platform/db/schema.ts';
import { FOUNDING } from './calendar.ts';
import { idAt } from './ids.ts';
import { seededRandom } from './random.ts';

export type SampleRate = { id: string; name: string; rate: number };

const createdAt = new Date(FOUNDING);

/** Beside the standard rate that every shop begins with. */
export const reducedRate = {
  id: idAt(FOUNDING, 0, seededRandom('reduced tax')),
  name: 'Reduced tax',
  taxClass: 'REDUCED',
  rate: 50_000,
  validFrom: createdAt,
  createdAt,
  updatedAt: createdAt,
} satisfies typeof taxRates.$inferInsert;

/** What the sample's orders are taxed at, whatever staff have made of the shop's rates since. */
export const SAMPLE_RATES = {
  STANDARD: { id: 'standard', name: 'Tax', rate: 100_000 },
  REDUCED: reducedRate,
} satisfies Record<string, SampleRate>;
