import type { SavedAddressInput } from '../../generated/graphql.ts';
import { transaction, type Database, type Transaction } from '../../platform/db/client.ts';
import type { Address, SavedAddressRow } from '../../platform/db/schema.ts';
import { unauthenticated } from '../../platform/errors.ts';
import { parseInput } from '../../platform/graphql/input-issues.ts';
import type { UseCaseContext } from '../../platform/use-case-context.ts';
import { requireViewer } from '../../platform/viewer.ts';
import { fingerprintOfAddress } from './address-input.ts';
import { addressBookFull, addressSuccess, MAX_ADDRESSES, parseSavedAddress } from './saved-address-input.ts';
import {
  addressByFingerprint,
  clearDefaults,
  countAddresses,
  insertAddress,
  lockAddressBook,
  updateAddressRow,
} from './saved-addresses.sql.ts';

/** Saves an address of the viewer. A repeated request returns the address that the first one saved. */
export async function createAddress(
  context: Pick<UseCaseContext, 'db' | 'viewer'>,
  input: SavedAddressInput,
) {
  const { user } = requireViewer(context);
  const { value, refusal } = parseInput((parser) => parseSavedAddress(parser, input));
  if (refusal) return refusal;
  return transaction(context.db, async (tx) => {
    const { address, ...defaults } = value;
    const saved = await findOrInsert(tx, user.id, address);
    if (!saved) return addressBookFull();
    const { isDefaultShipping = saved.isDefaultShipping, isDefaultBilling = saved.isDefaultBilling } =
      defaults;
    if (isDefaultShipping === saved.isDefaultShipping && isDefaultBilling === saved.isDefaultBilling)
      return addressSuccess(saved, user);
    await clearDefaults(tx, user.id, defaults);
    return addressSuccess(
      await updateAddressRow(tx, saved.id, { isDefaultShipping, isDefaultBilling }),
      user,
    );
  });
}

/** Saves addresses of an account that are not saved yet, as long as its address book is not full. */
export async function saveAddresses(
  db: Database,
  userId: string,
  addresses: readonly Address[],
): Promise<void> {
  await transaction(db, async (tx) => {
    for (const address of addresses) await findOrInsert(tx, userId, address);
  });
}

/** Returns the saved address. Null if the address book is full. */
async function findOrInsert(
  tx: Transaction,
  userId: string,
  address: Address,
): Promise<SavedAddressRow | null> {
  if (!(await lockAddressBook(tx, userId))) throw unauthenticated();
  const fingerprint = fingerprintOfAddress(address);
  const existing = await addressByFingerprint(tx, userId, fingerprint);
  if (existing) return existing;
  if ((await countAddresses(tx, userId)) >= MAX_ADDRESSES) return null;
  return insertAddress(tx, { userId, address, fingerprint });
}
