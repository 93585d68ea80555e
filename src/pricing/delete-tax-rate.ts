import type { Actor } from '../audit/record-audit.ts';
import { recordChange } from '../audit/record-change.ts';
import { transaction, type Database } from '../db/client.ts';
import { notFound } from '../errors.ts';
import { removeTaxRate } from './tax-rate-repository.ts';

/** Orders keep what they were taxed with. */
export const deleteTaxRate = (db: Database, actor: Actor, id: string) =>
  transaction(db, async (tx) => {
    const rate = await removeTaxRate(tx, id);
    if (!rate) throw notFound('tax rate');
    await recordChange(tx, actor, 'TaxRate', rate, null);
    return rate;
  });
