import { ne } from 'drizzle-orm';
import { transaction, type Database } from '../../../platform/db/client.ts';
import { shop } from '../../../platform/db/schema.ts';
import { enqueue } from '../../../platform/jobs/enqueue.sql.ts';
import { dictionaryOf } from './dictionaries.ts';

/**
 * Stems the words of the search as the shop's language does. If the language has changed, a job renews the search words of all
 * products. Until then, words are found in the inflection in which the product has them. See docs/decisions/0030.
 */
export const useSearchLanguage = (db: Database, locale: string): Promise<void> =>
  transaction(db, async (tx) => {
    const searchDictionary = dictionaryOf(locale);
    const changed = await tx
      .update(shop)
      .set({ searchDictionary })
      .where(ne(shop.searchDictionary, searchDictionary))
      .returning({ id: shop.id });
    if (changed.length > 0) await enqueue(tx, 'renew-search-terms', {});
  });
