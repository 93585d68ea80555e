import type { Queryable } from '../../../platform/db/client.ts';
import { withinDeadline } from '../../../platform/db/deadline.ts';
import type { FieldSelection } from '../../../platform/db/query/selected-columns.ts';
import { badUserInput } from '../../../platform/errors.ts';
import { SEARCH_TIMEOUT_MS } from '../products/product-filter.sql.ts';
import { suggestedCategories, suggestedProducts, suggestedTerms } from './suggestions.sql.ts';

/** A text to complete. Each list of suggestions is read only if it is selected. */
export type Suggestions = { text: string };

const MAX_LENGTH = 200;

export function parsePrefix(prefix: string): Suggestions {
  const text = prefix.trim();
  const { length } = [...text];
  if (length < 1 || length > MAX_LENGTH)
    throw badUserInput(`prefix must have 1 to ${MAX_LENGTH} characters, not ${length}.`);
  return { text };
}

const withinTime = <T>(work: () => Promise<T>) => withinDeadline(SEARCH_TIMEOUT_MS, work);

export const suggestProducts = (db: Queryable, { text }: Suggestions, selection: FieldSelection) =>
  withinTime(() => suggestedProducts(db, text, selection));

export const suggestCategories = (db: Queryable, { text }: Suggestions) =>
  withinTime(() => suggestedCategories(db, text));

export const suggestTerms = (db: Queryable, { text }: Suggestions) =>
  withinTime(() => suggestedTerms(db, text));
