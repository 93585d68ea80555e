import { and, eq, gt, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/db/client.ts';
import { webhookEndpoints } from '../../platform/db/schema.ts';
import type { GroupLimits } from '../../platform/jobs/claim-jobs.sql.ts';

/** Consecutive failures that pause the deliveries to an endpoint. */
const FAILURE_LIMIT = 5;
/** The first pause. Each further failed delivery doubles it. */
const FIRST_PAUSE_SECONDS = 10;
const MAX_PAUSE_SECONDS = 10 * 60;
/** Larger exponents exceed the maximum anyway, and would overflow. */
const MAX_DOUBLINGS = 10;

const { id, isActive, consecutiveFailures, pausedUntil } = webhookEndpoints;

/**
 * Selects the limit of each endpoint with too many failures: no delivery during the pause, then one at a time until one
 * succeeds. All other endpoints have the limit of the job queue. Deliveries of inactive endpoints end without a request.
 */
export const ENDPOINT_LIMITS: GroupLimits = sql`
  select ${id}::text as group_id, case when ${pausedUntil} > now() then 0 else 1 end as max_running
  from ${webhookEndpoints}
  where ${isActive} and ${consecutiveFailures} >= ${FAILURE_LIMIT}::int`;

/** Counts a failed attempt, and pauses the endpoint after too many failures. Ignores attempts that end during a pause. */
export async function updateEndpointAfterFailure(db: Queryable, endpointId: string): Promise<void> {
  const failures = sql`${consecutiveFailures} + 1`;
  const doublings = sql`least(${failures} - ${FAILURE_LIMIT}::int, ${MAX_DOUBLINGS}::int)`;
  const seconds = sql`least(${FIRST_PAUSE_SECONDS}::int * 2 ^ (${doublings}), ${MAX_PAUSE_SECONDS}::int)`;
  await db
    .update(webhookEndpoints)
    .set({
      consecutiveFailures: failures,
      pausedUntil: sql`case when ${failures} >= ${FAILURE_LIMIT}::int then now() + make_interval(secs => ${seconds}) end`,
    })
    .where(and(eq(id, endpointId), sql`(${pausedUntil} is null or ${pausedUntil} <= now())`));
}

/** Ends the series of failures, and the pause. */
export async function updateEndpointAfterSuccess(db: Queryable, endpointId: string): Promise<void> {
  await db
    .update(webhookEndpoints)
    .set(NO_FAILURES)
    .where(and(eq(id, endpointId), gt(consecutiveFailures, 0)));
}

/** The columns of an endpoint without failures. */
export const NO_FAILURES = { consecutiveFailures: 0, pausedUntil: null };
