import { placeholder, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/db/client.ts';
import { carts } from '../../platform/db/schema.ts';
import { writeStatement, write, type CartTarget } from './write-statement.sql.ts';

const setCodes = writeStatement({ discountCodes: sql`${placeholder('discountCodes')}` });

export const updateDiscountCodes = (db: Queryable, cart: CartTarget, discountCodes: readonly string[]) =>
  write(db, setCodes, cart, { discountCodes });

const removeCode = writeStatement({
  discountCodes: sql`case when ${placeholder('code')}::text is not null then array_remove(${carts.discountCodes}, ${placeholder('code')}) else '{}' end`,
});

/** Removes a code, or all codes if `code` is null. */
export const deleteDiscountCode = (db: Queryable, cart: CartTarget, code: string | null) =>
  write(db, removeCode, cart, { code });
