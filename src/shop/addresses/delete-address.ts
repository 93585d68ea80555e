import { notFound } from '../../platform/errors.ts';
import { parseId, type RawId } from '../../platform/graphql/ids.ts';
import type { UseCaseContext } from '../../platform/use-case-context.ts';
import { requireViewer } from '../../platform/viewer.ts';
import { addressSuccess } from './saved-address-input.ts';
import { deleteAddressRow } from './saved-addresses.sql.ts';

/** Deletes a saved address of the viewer. */
export async function deleteAddress(context: Pick<UseCaseContext, 'db' | 'viewer'>, rawId: RawId) {
  const { user } = requireViewer(context);
  const address = await deleteAddressRow(context.db, user.id, parseId(rawId));
  if (!address) throw notFound('saved address');
  return addressSuccess(address, user);
}
