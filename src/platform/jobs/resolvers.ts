import type {
  FailedJobResolvers,
  MutationResolvers,
  QueryResolvers,
  Resolvers,
} from '../../generated/graphql.ts';
import type { RequiredFieldResolvers } from '../graphql/required-field-resolvers.ts';
import { parseId } from '../graphql/ids.ts';
import { failedAt, findFailedJobs, type FailedJobRow } from './failed-job-list.sql.ts';
import { retryJob } from './retry-job.ts';

const Query = {
  failedJobs: (_root, args, { db }) => findFailedJobs(db, args),
} satisfies QueryResolvers;

const Mutation = {
  retryJob: (_root, { id }, context) => retryJob(context.db, context, parseId(id)),
} satisfies MutationResolvers;

const FailedJob = {
  error: ({ output }) => output?.message ?? null,
  attempts: ({ retryCount }) => retryCount + 1,
  createdAt: ({ createdOn }) => createdOn,
  failedAt,
} satisfies RequiredFieldResolvers<FailedJobRow, FailedJobResolvers>;

export const jobs = { Query, Mutation, FailedJob } satisfies Resolvers;
