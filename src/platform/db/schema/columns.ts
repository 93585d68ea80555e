import { bigint, customType, timestamp, uuid } from 'drizzle-orm/pg-core';
import { uuidv7 } from '../../crypto/uuid.ts';

/** A UUIDv7 from the program, so that PostgreSQL needs no function for it. New rows go to the right end of an index. */
export const id = () => uuid().primaryKey().$defaultFn(uuidv7);
/** A time with the precision of a JavaScript Date (milliseconds), so that a cursor made from a Date identifies its row exactly. */
export const instant = () => timestamp({ withTimezone: true, precision: 3 });
export const createdAt = () => instant().notNull().defaultNow();
/** Minor units of the shop's currency. */
export const money = () => bigint({ mode: 'bigint' });
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
