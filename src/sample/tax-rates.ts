import type { taxRates } from '../platform/db/schema.ts';
import { FOUNDING } from './calendar.ts';
import { idAt } from './ids.ts';
import { seededRandom } from './random.ts';

export type SampleRate = { id: string; name: string; rate: number };

const createdAt = new Date(FOUNDING);

/** Every shop had this rate until version 0.2. The same id and date prevent that such a shop gets it twice. */
const standardRate = {
  id: '019e0000-0000-7000-8000-000000000001',
  name: 'Tax',
  taxClass: 'STANDARD',
  rate: 100_000,
  validFrom: new Date(Date.UTC(2000, 0, 1)),
  createdAt,
  updatedAt: createdAt,
} satisfies typeof taxRates.$inferInsert;

const reducedRate = {
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
  STANDARD: standardRate,
  REDUCED: reducedRate,
} satisfies Record<string, SampleRate>;
