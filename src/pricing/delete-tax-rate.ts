import type { Database } from '../db/client.ts';
import { notFound } from '../errors.ts';
import { removeTaxRate } from './tax-rate-repository.ts';

/** Orders keep what they were taxed with. */
export async function deleteTaxRate(db: Database, id: string) {
  const rate = await removeTaxRate(db, id);
  if (!rate) throw notFound('tax rate');
  return rate;
}
