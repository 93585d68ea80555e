import { recordAudit, type Actor } from '../audit/record-audit.sql.ts';
import { transaction, type Database } from '../db/client.ts';
import { notFound } from '../errors.ts';
import { updateForRetry } from './failed-job-list.sql.ts';

export const retryJob = (db: Database, actor: Actor, id: string) =>
  transaction(db, async (tx) => {
    const job = await updateForRetry(tx, id);
    if (!job) throw notFound('failed job');
    await recordAudit(tx, actor, { action: 'JOB_RETRIED', subject: { type: 'FailedJob', id } });
    return job;
  });
