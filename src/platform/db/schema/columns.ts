import { bigint, customType, timestamp, uuid } from 'drizzle-orm/pg-core';
import { uuidv7 } from '../../crypto/uuid.ts';

/** UUIDv7 (RFC 9562) made by the program: any supported PostgreSQL will do, and new rows land at an index's right end. */
export const id = () => uuid().primaryKey().$defaultFn(uuidv7);
/** Milliseconds, as a JavaScript Date has: a cursor made from the Date then names the row exactly. */
export const instant = () => timestamp({ withTimezone: true, precision: 3 });
export const createdAt = () => instant().notNull().defaultNow();
/** Minor units of the shop's currency. */
export const money = () => bigint({ mode: 'bigint' });
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
