import { gte, lt } from 'drizzle-orm';
import { timeOrderedList } from '../db/query/time-ordered-list.ts';
import { auditLog, type AuditRow } from '../db/schema.ts';
import type { SortOrder } from '../graphql/paging.ts';

export const NEWEST_FIRST: SortOrder<AuditRow> = {
  name: 'AT',
  key: 'instant',
  keyOf: (entry) => entry.at.toISOString(),
};

const { actorId, action, subjectType, subjectId, at } = auditLog;

export const auditList = timeOrderedList(auditLog, at, {
  actorId,
  action,
  subjectType,
  subjectId,
  from: (instant) => gte(at, instant),
  before: (instant) => lt(at, instant),
});
