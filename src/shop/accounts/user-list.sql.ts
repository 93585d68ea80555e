import { and, eq, placeholder, sql, type SQL } from 'drizzle-orm';
import { countOnce, rowsOf } from '../../platform/db/query/bounded-count.ts';
import { prepared, type Database, type Queryable } from '../../platform/db/client.ts';
import { fromKey, keyset, pageForm, pageValues, type PageForm } from '../../platform/db/query/keyset.ts';
import { escapePattern } from '../../platform/db/query/part-pattern.ts';
import { pageIds } from '../../platform/db/query/page-ids.ts';
import { users, type Role, type UserRow } from '../../platform/db/schema.ts';
import type { Page, SortOrder } from '../../platform/graphql/paging.ts';

/** Conditions that are not null are combined with AND. */
export type UserFilter = { search: string | null; role: Role | null };

export const NEWEST_FIRST: SortOrder<UserRow> = {
  name: 'CREATED_AT',
  key: 'instant',
  keyOf: (user) => user.createdAt.toISOString(),
};

/**
 * How a text is searched. The index contains groups of three characters (trigrams), and adds two blanks before each word.
 * - PARTS: The text contains a trigram. It can match any part of the address or name.
 * - BEGINNINGS: The text contains no trigram, for example only one or two letters. It can match the beginning of the address, or
 *   of a word of the name.
 * - LATEST: The text contains no letter or digit. It can match any part of the address or name, but only of the latest accounts.
 */
type Search = 'PARTS' | 'BEGINNINGS' | 'LATEST';

const LATEST_ACCOUNTS = 1_000;

const HAS_TRIGRAM = /[\p{L}\p{N}]{3}|[^\p{L}\p{M}\p{N}][\p{L}\p{N}]/u;
const BEGINS_A_WORD = /^[\p{L}\p{N}]/u;

const searchOf = (text: string): Search =>
  HAS_TRIGRAM.test(text) ? 'PARTS' : BEGINS_A_WORD.test(text) ? 'BEGINNINGS' : 'LATEST';

/** The conditions that are set: each combination has a prepared statement of its own. */
type Shape = { search: Search | null; role: boolean };
const shapeOf = ({ search, role }: UserFilter): Shape => ({
  search: search === null ? null : searchOf(search),
  role: role !== null,
});

/** The placeholders' values. */
const valuesOf = (filter: UserFilter) => ({
  ...filter,
  pattern: filter.search && escapePattern(filter.search),
});

const email = sql`lower(${users.email})`;
const name = sql`lower(${users.name})`;
const text = sql`lower(${placeholder('search')}::text)`;
const pattern = sql`lower(${placeholder('pattern')}::text)`;

const hasPart = sql`(${email} like '%' || ${pattern} || '%' or ${name} like '%' || ${pattern} || '%')`;

const SEARCHES: Record<Search, SQL> = {
  PARTS: hasPart,
  // A range instead of `like`: a prepared statement uses the index only for a range.
  BEGINNINGS: sql`((${email} ~>=~ ${text} and ${email} ~<~ (${text} || U&'\\+10FFFF'))
    or ${name} like ${pattern} || '%' or ${name} like '% ' || ${pattern} || '%')`,
  LATEST: sql`${users.id} = any(array(
    select latest.id from (
      select * from ${users} order by ${users.createdAt} desc, ${users.id} desc limit ${sql.raw(String(LATEST_ACCOUNTS))}
    ) latest)) and ${hasPart}`,
};

const hasRole = (shape: Shape) => (shape.role ? eq(users.role, placeholder('role')) : undefined);

const conditions = (shape: Shape) => and(shape.search ? SEARCHES[shape.search] : undefined, hasRole(shape));

const SORTING = {
  by: sql`${users.createdAt}`,
  id: users.id,
  from: sql`${fromKey}::timestamptz`,
  descending: true,
};

const findUserPage = prepared((db, shape: Shape & PageForm) => {
  const page = keyset(SORTING, shape);
  const condition = conditions(shape);
  // The scan reads only accounts with the role, by an index in list order. So it also finds accounts with a rare role soon.
  const scanned = { ...page, seekCondition: and(hasRole(shape), page.seekCondition) };
  const ids = shape.search && pageIds({ table: users, condition, page: scanned, mayHaveManyMatches: true });
  return db
    .select()
    .from(users)
    .where(ids ? sql`${users.id} = any(array(${ids}))` : and(condition, page.seekCondition))
    .orderBy(...page.orderBy)
    .limit(page.limit);
});

/** Returns up to one row more than the page's limit, which shows whether another page follows. */
export const findUsers = (db: Queryable, filter: UserFilter, page: Page): Promise<UserRow[]> =>
  findUserPage(db, { ...shapeOf(filter), ...pageForm(page) }).execute({
    ...valuesOf(filter),
    ...pageValues(page),
  });

export const countUsers = (db: Database, filter: UserFilter): Promise<number> =>
  countOnce(db, rowsOf(users, conditions(shapeOf(filter))), valuesOf(filter));
