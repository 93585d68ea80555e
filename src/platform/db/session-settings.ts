import type { DatabaseTimeouts } from '../../config/config.ts';

/** The settings that every connection needs, by the names of PostgreSQL. */
export const sessionSettings = ({ statementMs, lockMs, idleTransactionMs }: DatabaseTimeouts) => ({
  statement_timeout: statementMs,
  lock_timeout: lockMs,
  idle_in_transaction_session_timeout: idleTransactionMs,
});
