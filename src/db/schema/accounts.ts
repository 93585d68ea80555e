import { sql } from 'drizzle-orm';
import { boolean, check, index, pgEnum, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, createdAt, id, instant } from './columns.ts';

export const role = pgEnum('role', ['CUSTOMER', 'STAFF', 'ADMIN']);

/** One row: what a database was filled with and cannot be changed under it. */
export const shop = snakeCase.table(
  'shop',
  {
    isOnly: boolean().primaryKey().default(true),
    /** Tells this shop from another where several share something. */
    id: uuid().notNull().defaultRandom(),
    currency: text().notNull(),
  },
  (t) => [check('shop_is_one_row', sql`${t.isOnly}`)],
);

export const users = snakeCase.table(
  'users',
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    role: role().notNull().default('CUSTOMER'),
    passwordHash: text().notNull(),
    /** BCP 47: how the account is written to; null: as the shop writes. */
    locale: text(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('users_email_unique').on(sql`lower(${t.email})`)],
);

/** A sign-in on one device. Its refresh token rotates; only the hash of the live one is kept. */
export const sessions = snakeCase.table(
  'sessions',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    refreshTokenHash: bytes().notNull().unique(),
    createdAt: createdAt(),
    lastUsedAt: createdAt(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [index('sessions_user_id').on(t.userId)],
);

export type UserRow = typeof users.$inferSelect;
export type Role = UserRow['role'];
