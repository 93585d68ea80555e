import type { Actor } from '../../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import { transaction, type Database } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { removeDiscountCode } from './discount-codes.sql.ts';

/** Orders keep what it took off; a cart that has it on finds it unknown. */
export const deleteDiscountCode = (db: Database, actor: Actor, id: string) =>
  transaction(db, async (tx) => {
    const code = await removeDiscountCode(tx, id);
    if (!code) throw notFound('discount code');
    await recordChange(tx, actor, 'DiscountCode', code, null);
    return code;
  });
