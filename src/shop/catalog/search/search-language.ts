import { ne } from 'drizzle-orm';
import { transaction, type Database } from '../../../platform/db/client.ts';
import { shop } from '../../../platform/db/schema.ts';
import { enqueue } from '../../../platform/jobs/enqueue.sql.ts';
import { dictionaryOf } from './dictionaries.ts';

/**
 * Sets the dictionary of the search for the shop's language. If the dictionary has changed, a job renews the search words of all
 * products. Until the job has ended, the search finds a word only in the form in which the product contains it.
 * See docs/decisions/0030.
 */
export const setSearchLanguage = (db: Database, locale: string): Promise<void> =>
  transaction(db, async (tx) => {
    const searchDictionary = dictionaryOf(locale);
    const changed = await tx
      .update(shop)
      .set({ searchDictionary })
      .where(ne(shop.searchDictionary, searchDictionary))
      .returning({ id: shop.id });
    if (changed.length > 0) await enqueue(tx, 'renew-search-terms', {});
  });
