import type { UpdateProfileInput } from '../../generated/graphql.ts';
import { transaction } from '../../platform/db/client.ts';
import { unauthenticated } from '../../platform/errors.ts';
import { parseInput } from '../../platform/graphql/input-issues.ts';
import type { UseCaseContext } from '../../platform/use-case-context.ts';
import { requireViewer } from '../../platform/viewer.ts';
import { lockUser, updateUser } from './users.sql.ts';

/** Changes the viewer's name and locale. */
export async function updateProfile(
  context: Pick<UseCaseContext, 'db' | 'viewer'>,
  input: UpdateProfileInput,
) {
  const { user: owner } = requireViewer(context);
  const { value, refusal } = parseInput((parser) => ({
    name: parser.text('name', parser.notNull('name', input.name), 1, 200),
    locale: input.locale === undefined ? undefined : parser.locale('locale', input.locale),
  }));
  if (refusal) return refusal;
  return transaction(context.db, async (tx) => {
    // The account may have been changed or deleted since the request was authenticated.
    const before = await lockUser(tx, owner.id);
    if (!before) throw unauthenticated();
    const { name = before.name, locale = before.locale } = value;
    const user = await updateUser(tx, owner.id, { name, locale });
    return { __typename: 'UpdateProfileSuccess' as const, user };
  });
}
