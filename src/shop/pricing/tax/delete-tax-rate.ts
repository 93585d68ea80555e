import type { Actor } from '../../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import { transaction, type Database } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { removeTaxRate } from './tax-rates.sql.ts';

/** Orders keep what they were taxed with. */
export const deleteTaxRate = (db: Database, actor: Actor, id: string) =>
  transaction(db, async (tx) => {
    const rate = await removeTaxRate(tx, id);
    if (!rate) throw notFound('tax rate');
    await recordChange(tx, actor, 'TaxRate', rate, null);
    return rate;
  });
