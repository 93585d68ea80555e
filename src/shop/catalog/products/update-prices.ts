import type { Database } from '../../../platform/db/client.ts';
import { updateDuePrices } from './due-prices.sql.ts';

/** Products that one statement updates, so that it holds its locks only briefly. */
const BATCH_SIZE = 500;

/** Applies the sales that have started or ended since the last run. See docs/decisions/0028. */
export async function updatePrices(db: Database): Promise<void> {
  while ((await updateDuePrices(db, BATCH_SIZE)) === BATCH_SIZE);
}
