import { retryingConflicts, type Database } from '../db/client.ts';
import { notFound } from '../errors.ts';
import { removeDiscountCode } from './discount-code-repository.ts';

/** Orders keep what it took off; a cart that has it on finds it unknown. */
export async function deleteDiscountCode(db: Database, id: string) {
  const code = await retryingConflicts(() => removeDiscountCode(db, id));
  if (!code) throw notFound('discount code');
  return code;
}
