import type { DatabaseTimeouts } from '../../config/config.ts';

const timeoutSettings = ({ statementMs, lockMs, idleTransactionMs }: DatabaseTimeouts) => ({
  statement_timeout: statementMs,
  lock_timeout: lockMs,
  idle_in_transaction_session_timeout: idleTransactionMs,
});

/**
 * Plans are generic: PostgreSQL plans a prepared statement once per connection, without its values. By default, it would plan
 * most statements again for each execution, because it assumes ten values in `= any($1)` for a generic plan. See
 * docs/decisions/0038.
 *
 * A statement uses one process: one request must not take several processors, and starting further processes takes longer than
 * most statements.
 *
 * Statements are not compiled (JIT): PostgreSQL would compile a search again for each execution, because it estimates a high cost.
 */
const PLANNING = { plan_cache_mode: 'force_generic_plan', max_parallel_workers_per_gather: 0, jit: 'off' };

/** Returns the settings that every connection needs, by their names in PostgreSQL. */
export const sessionSettings = (timeouts: DatabaseTimeouts) => ({
  ...timeoutSettings(timeouts),
  ...PLANNING,
});

/** Returns the settings in the form in which `pg` sends them when it opens a connection. */
export const startupParameters = (timeouts: DatabaseTimeouts) => ({
  ...timeoutSettings(timeouts),
  options: Object.entries(PLANNING)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' '),
});
