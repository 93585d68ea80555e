import type { Actor } from '../audit/record-audit.ts';
import { recordChange } from '../audit/record-change.ts';
import { transaction, type Database } from '../db/client.ts';
import { notFound } from '../errors.ts';
import { removeDiscountCode } from './discount-code-repository.ts';

/** Orders keep what it took off; a cart that has it on finds it unknown. */
export const deleteDiscountCode = (db: Database, actor: Actor, id: string) =>
  transaction(db, async (tx) => {
    const code = await removeDiscountCode(tx, id);
    if (!code) throw notFound('discount code');
    await recordChange(tx, actor, 'DiscountCode', code, null);
    return code;
  });
