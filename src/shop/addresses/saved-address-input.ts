import type { SavedAddressInput } from '../../generated/graphql.ts';
import type { SavedAddressRow, UserRow } from '../../platform/db/schema.ts';
import type { InputParser } from '../../platform/graphql/input-issues.ts';
import { parseAddress } from './address-input.ts';

/** Limits the addresses of one account. */
export const MAX_ADDRESSES = 50;

/** An omitted default is undefined. */
export const parseSavedAddress = (parser: InputParser, input: SavedAddressInput) => ({
  address: parseAddress(parser, 'address', input.address),
  isDefaultShipping: input.isDefaultShipping ?? undefined,
  isDefaultBilling: input.isDefaultBilling ?? undefined,
});

export const addressSuccess = (address: SavedAddressRow, user: UserRow) => ({
  __typename: 'AddressSuccess' as const,
  address,
  user,
});

export const addressBookFull = () => ({
  __typename: 'AddressBookFull' as const,
  message: `The address book has ${MAX_ADDRESSES} addresses, the maximum. Delete one first.`,
  maximum: MAX_ADDRESSES,
});

export const addressExists = (address: SavedAddressRow) => ({
  __typename: 'AddressExists' as const,
  message: 'Another saved address is the same. Use it, or delete one of the two.',
  address,
});
