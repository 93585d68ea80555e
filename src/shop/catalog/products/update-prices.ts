import type { Database } from '../../../platform/db/client.ts';
import { updateDueRepresentatives } from '../groups/due-representatives.sql.ts';
import { updateDuePrices } from './due-prices.sql.ts';

/** Number of rows per statement. It is small, so that a statement holds its locks only briefly. */
const BATCH_SIZE = 500;

/** Applies the sales and the publications that have started or ended since the last run. See docs/decisions/0027 and 0028. */
export async function updatePrices(db: Database): Promise<void> {
  while ((await updateDuePrices(db, BATCH_SIZE)) === BATCH_SIZE);
  while ((await updateDueRepresentatives(db, BATCH_SIZE)) === BATCH_SIZE);
}
