import type {
  FailedJobResolvers,
  MutationResolvers,
  QueryResolvers,
  Resolvers,
} from '../../generated/graphql.ts';
import type { RequiredFieldResolvers } from '../graphql/required-field-resolvers.ts';
import { parseId } from '../graphql/ids.ts';
import { connection, readPage } from '../graphql/paging.ts';
import { failedAt, failedJobList, LAST_FIRST, type FailedJobRow } from './failed-job-list.sql.ts';
import { retryJob } from './retry-job.ts';

const Query = {
  failedJobs: async (_root, args, { db }) => {
    const page = readPage(args, LAST_FIRST);
    return connection(await failedJobList.page(db, page), page, LAST_FIRST, () => failedJobList.count(db));
  },
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
