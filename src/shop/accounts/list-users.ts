import type { QueryCustomersArgs, QueryUsersArgs } from '../../generated/graphql.ts';
import { badUserInput } from '../../platform/errors.ts';
import { InputParser } from '../../platform/graphql/input-issues.ts';
import { readConnection, type PageArgs } from '../../platform/graphql/paging.ts';
import type { AccountContext } from './account-context.ts';
import { countUsers, findUsers, NEWEST_FIRST, type UserFilter } from './user-list.sql.ts';

/** Returns a page of accounts that match the filter, the newest first. */
export const listUsers = ({ db }: Pick<AccountContext, 'db'>, args: Partial<QueryUsersArgs>) =>
  readUsers(db, args, parseFilter(args.filter));

/** Returns a page of accounts with the role CUSTOMER. */
export const listCustomers = ({ db }: Pick<AccountContext, 'db'>, args: Partial<QueryCustomersArgs>) =>
  readUsers(db, args, { ...parseFilter(args.filter), role: 'CUSTOMER' });

const readUsers = (db: AccountContext['db'], args: PageArgs, filter: UserFilter) =>
  readConnection(args, NEWEST_FIRST, {
    page: (page) => findUsers(db, filter, page),
    count: () => countUsers(db, filter),
  });

function parseFilter(
  filter: QueryUsersArgs['filter'] | QueryCustomersArgs['filter'] | undefined,
): UserFilter {
  const parser = new InputParser();
  const search = parser.text('filter.search', filter?.search ?? '', 0, 200);
  const [issue] = parser.issues;
  if (issue) throw badUserInput(`${issue.path.join('.')} ${issue.message}`);
  return { search: search || null, role: (filter && 'role' in filter && filter.role) || null };
}
