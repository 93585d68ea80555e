import { bigint, integer, snakeCase, text } from 'drizzle-orm/pg-core';

/** The counters of rate-limiter-flexible, with the columns that it expects. */
export const throttles = snakeCase.table('throttles', {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  /** Milliseconds since 1970. */
  expire: bigint({ mode: 'bigint' }),
});
