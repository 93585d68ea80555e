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
    /** When whoever has the account has shown to read mails at its address. */
    emailVerifiedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('users_email_unique').on(sql`lower(${t.email})`),
    index('users_created_at').on(t.createdAt, t.id),
    index('users_role').on(t.role, t.createdAt, t.id),
    // What staff search for are parts of these.
    index('users_email_trigrams').using('gin', sql`lower(${t.email}) gin_trgm_ops`),
    index('users_name_trigrams').using('gin', sql`lower(${t.name}) gin_trgm_ops`),
  ],
);

/** A sign-in on one device: the family of its refresh tokens. */
export const sessions = snakeCase.table(
  'sessions',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    userAgent: text(),
    address: text(),
    createdAt: createdAt(),
    lastUsedAt: createdAt(),
    /** It ends then, however much it is used. */
    expiresAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [index('sessions_user_id').on(t.userId), index('sessions_expires_at').on(t.expiresAt)],
);

/** Only hashes are kept: of the one that is live, and of those that were spent, which tell a thief. */
export const refreshTokens = snakeCase.table(
  'refresh_tokens',
  {
    hash: bytes().primaryKey(),
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    /** It ends then unless it is used. */
    expiresAt: instant().notNull(),
    spentAt: instant(),
    /** What its successor was made with, together with the token itself, which is not kept. */
    successorSalt: bytes(),
  },
  (t) => [
    uniqueIndex('refresh_tokens_one_live')
      .on(t.sessionId)
      .where(sql`${t.spentAt} is null`),
    index('refresh_tokens_session_id').on(t.sessionId),
    index('refresh_tokens_expires_at').on(t.expiresAt),
  ],
);

export const accountTokenPurpose = pgEnum('account_token_purpose', [
  'PASSWORD_RESET',
  'EMAIL_VERIFICATION',
  'EMAIL_CHANGE',
]);

/** What is sent by mail to show that somebody reads it: good once, and only its hash is kept. */
export const accountTokens = snakeCase.table(
  'account_tokens',
  {
    hash: bytes().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    purpose: accountTokenPurpose().notNull(),
    /** Where it was sent to. */
    email: text().notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
  },
  (t) => [index('account_tokens_user_id').on(t.userId)],
);

export type UserRow = typeof users.$inferSelect;
export type Role = UserRow['role'];
export type SessionRow = typeof sessions.$inferSelect;
export type AccountTokenPurpose = (typeof accountTokens.$inferSelect)['purpose'];
