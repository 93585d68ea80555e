import { sql } from 'drizzle-orm';
import { boolean, check, index, pgEnum, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, createdAt, id, instant } from './columns.ts';

export const role = pgEnum('role', ['CUSTOMER', 'STAFF', 'ADMIN']);

/** One row with the settings that must not change once the database has data. */
export const shop = snakeCase.table(
  'shop',
  {
    isOnly: boolean().primaryKey().default(true),
    /** Distinguishes this shop from others that share a resource with it. */
    id: uuid().notNull().defaultRandom(),
    currency: text().notNull(),
    /**
     * The default of UNPAID_ORDER_TTL applies to orders that were placed since this time. When older orders were placed, unpaid
     * orders did not expire by default.
     */
    unpaidOrdersExpireSince: createdAt(),
    /** The dictionary of PostgreSQL with which the product search stems words. See docs/decisions/0030. */
    searchDictionary: text().notNull().default('english_stem'),
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
    /** The language of e-mails to the account (BCP 47). Null for the shop's default. */
    locale: text(),
    /** When the e-mail address was verified. Null if it is unverified. */
    emailVerifiedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('users_email_unique').on(sql`lower(${t.email})`),
    index('users_created_at').on(t.createdAt, t.id),
    index('users_role').on(t.role, t.createdAt, t.id),
    // Staff search for parts of these columns.
    index('users_email_trigrams').using('gin', sql`lower(${t.email}) gin_trgm_ops`),
    // A search for one or two letters has no trigram. It finds addresses that begin with these letters by this index.
    index('users_email_start').on(sql`lower(${t.email}) text_pattern_ops`),
    index('users_name_trigrams').using('gin', sql`lower(${t.name}) gin_trgm_ops`),
  ],
);

/** A sign-in on one device, with its family of refresh tokens. */
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
    /** The session expires at this time, even if it is in use. */
    expiresAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [index('sessions_user_id').on(t.userId), index('sessions_expires_at').on(t.expiresAt)],
);

/**
 * The refresh tokens of a session: one row, which each refresh changes. Only versions up to 0.2 insert a row per token, and set
 * `spent_at`. The reuse of a consumed token reveals a theft. See docs/decisions/0012.
 */
export const refreshTokens = snakeCase.table(
  'refresh_tokens',
  {
    /** SHA-256 of the valid token. */
    hash: bytes().primaryKey(),
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    /** SHA-256 of the secret that all tokens of the session share. Null for a token of version 0.2 or older. */
    familyHash: bytes(),
    /** Hashes of the tokens that were used last, the newest first, and the times of their use. */
    usedHashes: bytes()
      .array()
      .notNull()
      .default(sql`'{}'`),
    usedAt: instant()
      .array()
      .notNull()
      .default(sql`'{}'`),
    createdAt: createdAt(),
    /** The token expires at this time if it is not used. */
    expiresAt: instant().notNull(),
    spentAt: instant(),
    /** The successor was derived from this salt and the last used token, which is not stored. See docs/decisions/0012. */
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

/** A token that is sent by e-mail to verify access to the address. Valid once; only its hash is stored. */
export const accountTokens = snakeCase.table(
  'account_tokens',
  {
    hash: bytes().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    purpose: accountTokenPurpose().notNull(),
    /** The e-mail that contains the token. A repeated attempt to send it makes another token. */
    emailId: uuid(),
    /** The recipient's address. */
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
