import type { taxRates } from '../platform/db/schema.ts';
import { FOUNDING } from './calendar.ts';
import { idAt } from './ids.ts';
import { seededRandom } from './random.ts';

export type SampleRate = { id: string; name: string; rate: number };

const createdAt = new Date(FOUNDING);

/** Added to the standard rate, which every new shop has. */
export const reducedRate = {
  id: idAt(FOUNDING, 0, seededRandom('reduced tax')),
  name: 'Reduced tax',
  taxClass: 'REDUCED',
  rate: 50_000,
  validFrom: createdAt,
  createdAt,
  updatedAt: createdAt,
} satisfies typeof taxRates.$inferInsert;

/** The tax rates of the sample's orders, independent of later changes of the shop's rates. */
export const SAMPLE_RATES = {
  STANDARD: { id: 'standard', name: 'Tax', rate: 100_000 },
  REDUCED: reducedRate,
} satisfies Record<string, SampleRate>;
