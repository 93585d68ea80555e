import type { MutationUpdateAddressArgs } from '../../generated/graphql.ts';
import { transaction } from '../../platform/db/client.ts';
import { notFound, unauthenticated } from '../../platform/errors.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { parseInput } from '../../platform/graphql/input-issues.ts';
import type { UseCaseContext } from '../../platform/use-case-context.ts';
import { requireViewer } from '../../platform/viewer.ts';
import { fingerprintOfAddress } from './address-input.ts';
import { addressExists, addressSuccess, parseSavedAddress } from './saved-address-input.ts';
import {
  addressByFingerprint,
  clearDefaults,
  lockAddressBook,
  ownAddresses,
  updateAddressRow,
} from './saved-addresses.sql.ts';

/** Replaces a saved address of the viewer. */
export async function updateAddress(
  context: Pick<UseCaseContext, 'db' | 'viewer'>,
  { id: rawId, input }: MutationUpdateAddressArgs,
) {
  const { user } = requireViewer(context);
  const id = parseId(rawId);
  const { value, refusal } = parseInput((parser) => parseSavedAddress(parser, input));
  if (refusal) return refusal;
  return transaction(context.db, async (tx) => {
    if (!(await lockAddressBook(tx, user.id))) throw unauthenticated();
    const [before] = await ownAddresses(tx, user.id, [id]);
    if (!before) throw notFound('saved address');
    const fingerprint = fingerprintOfAddress(value.address);
    const same = await addressByFingerprint(tx, user.id, fingerprint);
    if (same && same.id !== id) return addressExists(same);
    await clearDefaults(tx, user.id, value);
    return addressSuccess(await updateAddressRow(tx, id, { ...value, fingerprint }), user);
  });
}
