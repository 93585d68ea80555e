import type {
  FailedJobResolvers,
  MutationResolvers,
  QueryResolvers,
  Resolvers,
} from '../../generated/graphql.ts';
import type { FieldsBeyond } from '../graphql/required-field-resolvers.ts';
import { readId } from '../graphql/ids.ts';
import { failedAt, findFailedJobs, type FailedJobRow } from './failed-job-list.sql.ts';
import { retryJob } from './retry-job.ts';

const Query = {
  failedJobs: (_root, args, { db }) => findFailedJobs(db, args),
} satisfies QueryResolvers;

const Mutation = {
  retryJob: (_root, { id }, context) => retryJob(context.db, context, readId(id)),
} satisfies MutationResolvers;

const FailedJob = {
  error: ({ output }) => output?.message ?? null,
  attempts: ({ retryCount }) => retryCount + 1,
  createdAt: ({ createdOn }) => createdOn,
  failedAt,
} satisfies FieldsBeyond<FailedJobRow, FailedJobResolvers>;

export const jobs = { Query, Mutation, FailedJob } satisfies Resolvers;
