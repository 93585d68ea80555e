import { gte, lt } from 'drizzle-orm';
import { timeOrderedList } from '../db/query/sorted-list.ts';
import { auditLog } from '../db/schema.ts';

const { actorId, action, subjectType, subjectId, at } = auditLog;

export const findAuditEntries = timeOrderedList({
  table: auditLog,
  name: 'AT',
  by: at,
  instantOf: (entry) => entry.at,
  filters: {
    actorId,
    action,
    subjectType,
    subjectId,
    from: (instant) => gte(at, instant),
    before: (instant) => lt(at, instant),
  },
});
