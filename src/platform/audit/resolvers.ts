import type { AuditRow } from '../db/schema.ts';
import { badUserInput } from '../errors.ts';
import type {
  AuditEntryResolvers,
  AuditFilter,
  InputMaybe,
  QueryResolvers,
  Resolvers,
} from '../../generated/graphql.ts';
import type { RequiredFieldResolvers } from '../graphql/required-field-resolvers.ts';
import { parseId } from '../graphql/ids.ts';
import { findAuditEntries } from './audit-list.sql.ts';

function parseAuditList(filter: InputMaybe<AuditFilter> | undefined) {
  const list = {
    actorId: filter?.actorId == null ? null : parseId(filter.actorId),
    action: filter?.action ?? null,
    subjectType: filter?.subjectType == null ? null : parseTypeName(filter.subjectType),
    subjectId: filter?.subjectId == null ? null : parseId(filter.subjectId),
    from: filter?.from ?? null,
    before: filter?.before ?? null,
  };
  // The index starts with the type: without a type, the statement would scan the whole log.
  if (list.subjectId && !list.subjectType)
    throw badUserInput('subjectId requires subjectType. Add subjectType to the filter.');
  return list;
}

function parseTypeName(name: string): string {
  if (/^[A-Za-z]{1,100}$/.test(name)) return name;
  throw badUserInput('subjectType must be the name of a type in this API.');
}

const Query = {
  auditLog: async (_root, args, { db }) => findAuditEntries(db, parseAuditList(args.filter), args),
} satisfies QueryResolvers;

const AuditEntry = {
  actor: ({ actorId }, _args, { loaders }) => (actorId === null ? null : loaders.userById.load(actorId)),
} satisfies RequiredFieldResolvers<AuditRow, AuditEntryResolvers>;

export const audit = { Query, AuditEntry } satisfies Resolvers;
