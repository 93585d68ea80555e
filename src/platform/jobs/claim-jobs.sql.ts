import { sql, type SQL } from 'drizzle-orm';
import type { Queryable } from '../db/client.ts';
import { LOCKS } from '../db/locks.ts';
import { GROUPED_BY, type JobName } from './jobs.ts';
import { jobTable, pgBoss } from './pg-boss-tables.ts';

export type ClaimedJob = { id: string; data: unknown; retryCount: number; retryLimit: number };

/**
 * A query for the groups whose limit differs from `MAX_RUNNING_PER_GROUP`, with the columns `group_id` (text) and
 * `max_running`. If `max_running` is 0, the group is paused.
 */
export type GroupLimits = SQL;

/** No group has a limit of its own. */
const NO_LIMITS: GroupLimits = sql`select '' as group_id, 0 as max_running where false`;

/** Maximum number of jobs of a group that run at the same time, in all workers together. */
const MAX_RUNNING_PER_GROUP = 4;

// A job without a group forms its own group.
const groupOf = (table: string) => sql.raw(`coalesce(${table}group_id, '')`);
/** Writes literals, not parameters: with parameters, the conditions would not match the partial index. */
const hasState = (name: JobName, table: string, state: string): SQL =>
  sql.raw(`${table}name = '${name}' and ${table}state ${state} and not ${table}blocked`);
const isWaiting = (name: JobName, table: string) => hasState(name, table, "< 'active'");

/**
 * Starts due jobs, the oldest of each group first, up to the limit of their group. Writes the same values as `fetch` of pg-boss.
 * `fetch` itself reads the waiting jobs of all groups in one order, so a group with many waiting jobs would make each call slow
 * and delay the other groups. The duration of this statement depends on the number of groups, not of jobs. The statement also
 * reads the limits, so that no job of a group starts after the pause of the group was stored. Two workers that claim at the same
 * instant can exceed a limit.
 */
export async function claimJobs(
  db: Queryable,
  name: JobName,
  limits: GroupLimits = NO_LIMITS,
): Promise<ClaimedJob[]> {
  const limitOfGroup = sql`coalesce(
    (select max_running from limits where limits.group_id = groups.id), ${MAX_RUNNING_PER_GROUP}::int)`;
  const { rows } = await db.execute<ClaimedJob>(sql`
    with recursive groups(id) as (
      (select ${groupOf('')} from ${jobTable} where ${isWaiting(name, '')} order by 1 limit 1)
      union all
      select (
        select ${groupOf('')} from ${jobTable}
        where ${isWaiting(name, '')} and ${groupOf('')} > groups.id order by 1 limit 1
      )
      from groups where groups.id is not null
    ),
    limits as (${limits}),
    due as (
      select waiting.id
      from groups
        cross join lateral (
          select ${limitOfGroup} - count(*) as count
          from ${jobTable} running
          where ${hasState(name, 'running.', "= 'active'")} and ${groupOf('running.')} = groups.id
        ) free
        cross join lateral (
          select job.id from ${jobTable} job
          where ${isWaiting(name, 'job.')} and ${groupOf('job.')} = groups.id and job.start_after <= now()
          order by job.created_on
          limit greatest(free.count, 0)
          for update skip locked
        ) waiting
      where groups.id is not null
    )
    update ${jobTable} job set
      state = 'active', started_on = now(), heartbeat_on = now(),
      retry_count = case when started_on is null then retry_count else retry_count + 1 end
    where job.name = ${name} and job.id = any (array(select id from due))
    returning job.id, job.data, job.retry_count as "retryCount", job.retry_limit as "retryLimit"`);
  return rows;
}

/** Creates the indexes for `claimJobs`, one per grouped queue. An index contains only waiting and running jobs. */
export const indexGroupedJobs = (db: Queryable) =>
  db.execute(sql`
    do $$ begin
      perform pg_advisory_xact_lock(${sql.raw(String(LOCKS.queues))});
      ${sql.join(Object.keys(GROUPED_BY).map((name) => createIndex(name as JobName)))}
    end $$`);

function createIndex(name: JobName): SQL {
  const index = `ordergraph_waiting_${name.replaceAll('-', '_')}`;
  // 'create index if not exists' would wait for writers of the table at every start.
  return sql`
    if to_regclass('${sql.raw(`${pgBoss.schemaName}.${index}`)}') is null then
      create index if not exists ${sql.raw(index)} on ${jobTable} ((${groupOf('')}), created_on, start_after)
      where ${hasState(name, '', "<= 'active'")};
    end if;`;
}
