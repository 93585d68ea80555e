import type { AddressInput, InputMaybe, PlaceOrderInput } from '../../../generated/graphql.ts';
import type { Queryable } from '../../../platform/db/client.ts';
import type { Address, OrderRow } from '../../../platform/db/schema.ts';
import { parseId, type RawId } from '../../../platform/graphql/ids.ts';
import type { InputParser } from '../../../platform/graphql/input-issues.ts';
import { parseAddress, sortedFields } from '../../addresses/address-input.ts';
import { ownAddresses } from '../../addresses/saved-addresses.sql.ts';

/** An address of the request, or the id of a saved address. */
type GivenAddress = Address | string;

/** The addresses that a request gives. `billing` is null if it is the shipping address. */
export type GivenAddresses = { shipping: GivenAddress; billing: GivenAddress | null };

export function parseAddresses(parser: InputParser, input: PlaceOrderInput): GivenAddresses {
  const { shippingAddress, shippingAddressId, billingAddress, billingAddressId } = input;
  const shipping = parseEither(parser, 'shippingAddress', shippingAddress, shippingAddressId);
  if (shipping === null) parser.add('shippingAddress', 'REQUIRED', 'is required without shippingAddressId.');
  return {
    // If an issue was added, the value is not used.
    shipping: shipping ?? '',
    billing: parseEither(parser, 'billingAddress', billingAddress, billingAddressId),
  };
}

function parseEither(
  parser: InputParser,
  field: string,
  address: InputMaybe<AddressInput> | undefined,
  id: InputMaybe<RawId> | undefined,
): GivenAddress | null {
  if (address != null && id != null)
    parser.add(`${field}Id`, 'CONFLICT', `cannot be given together with ${field}.`);
  if (address != null) return parseAddress(parser, field, address);
  return id == null ? null : parseId(id);
}

/** Returns an address for a fingerprint. It is the id of a saved address, which may change between a request and its repetition. */
export const canonicalAddress = (given: GivenAddress) =>
  typeof given === 'string' ? given : sortedFields(given);

/** Returns the addresses of an order. Null if the account has no saved address with a given id. Guests have none. */
export async function findAddresses(
  db: Queryable,
  customerId: string | null,
  { shipping, billing }: GivenAddresses,
): Promise<Pick<OrderRow, 'shippingAddress' | 'billingAddress'> | null> {
  const ids = [shipping, billing].filter((given) => typeof given === 'string');
  const saved = ids.length > 0 && customerId !== null ? await ownAddresses(db, customerId, ids) : [];
  const find = (given: GivenAddress) =>
    typeof given === 'string' ? saved.find(({ id }) => id === given)?.address : given;
  const shippingAddress = find(shipping);
  const billingAddress = billing === null ? null : find(billing);
  if (shippingAddress === undefined || billingAddress === undefined) return null;
  return { shippingAddress, billingAddress };
}
