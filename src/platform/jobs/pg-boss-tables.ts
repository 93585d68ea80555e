import { integer, jsonb, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/**
 * The tables of pg-boss that our statements use. pg-boss creates and migrates them; this is the only file that names
 * them. A test compares the rows that we insert with rows of the installed version. See docs/decisions/0008.
 */
export const pgBoss = pgSchema('pgboss');

/** Declares only the key: statements name the other columns in their SQL text. */
export const queueTable = pgBoss.table('queue', {
  name: text().primaryKey(),
});

export const jobTable = pgBoss.table('job', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  data: jsonb().$type<Record<string, unknown>>().notNull(),
  state: text().notNull(),
  output: jsonb().$type<{ message?: string }>(),
  retryCount: integer('retry_count').notNull(),
  createdOn: timestamp('created_on', { withTimezone: true }).notNull(),
  startedOn: timestamp('started_on', { withTimezone: true }),
  completedOn: timestamp('completed_on', { withTimezone: true }),
});
