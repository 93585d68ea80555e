import { eq, sql } from 'drizzle-orm';
import type { Changes, Queryable, Transaction } from '../../../platform/db/client.ts';
import { taxRates, type TaxRateRow } from '../../../platform/db/schema.ts';

type NewTaxRate = typeof taxRates.$inferInsert;

/**
 * Inserts a rate. Without `validFrom`, the rate is valid from now on, by the clock of the database, which also decides which
 * rates apply. The time is rounded down to milliseconds. If it were rounded up, the rate would start in the future.
 */
export async function insertTaxRate(
  db: Queryable,
  { validFrom, ...values }: Omit<NewTaxRate, 'validFrom'> & { validFrom: Date | null | undefined },
): Promise<TaxRateRow> {
  const [rate] = await db
    .insert(taxRates)
    .values({ ...values, validFrom: validFrom ?? sql`date_trunc('milliseconds', now())` })
    .returning();
  return rate!;
}

/** Waits for concurrent changes of the rate. Returns null if it does not exist. */
export async function lockTaxRate(tx: Transaction, id: string): Promise<TaxRateRow | null> {
  const [rate] = await tx.select().from(taxRates).where(eq(taxRates.id, id)).for('no key update');
  return rate ?? null;
}

export async function updateTaxRateRow(
  tx: Transaction,
  id: string,
  values: Changes<NewTaxRate>,
): Promise<TaxRateRow> {
  const [rate] = await tx
    .update(taxRates)
    .set({ ...values, updatedAt: sql`now()` })
    .where(eq(taxRates.id, id))
    .returning();
  return rate!;
}

export async function deleteTaxRateRow(db: Queryable, id: string): Promise<TaxRateRow | null> {
  const [rate] = await db.delete(taxRates).where(eq(taxRates.id, id)).returning();
  return rate ?? null;
}
