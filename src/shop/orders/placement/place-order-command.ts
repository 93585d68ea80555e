import { readItems } from '../../carts/item-input.ts';
import type { Address } from '../../../platform/db/schema.ts';
import { fingerprintOf } from '../../../platform/crypto/fingerprint.ts';
import type { AddressInput, PlaceOrderInput } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import type { InputReader } from '../../../platform/graphql/input-issues.ts';
import { normalizeCode } from '../../pricing/discounts/check-discounts.ts';
import { hasPostalCodes } from '../../../platform/places/postal-codes.ts';
import { readAmount } from '../../../platform/money/read-amount.ts';
import type { ExpectedTotals } from './total-changed.ts';

/** The checked fields of a PlaceOrderInput that make up the order. */
type OrderFields = {
  shippingAddress: Address;
  items: ReadonlyMap<string, number> | null;
  discountCode: string | null;
  notes: string | null;
  locale: string | null;
  expected: ExpectedTotals;
  shippingMethodId: string | null;
  /** Of a guest. Null for an account. */
  email: string | null;
};

/** A checked PlaceOrderInput. Equal orders have equal fingerprints, different orders have different ones. */
type PlaceOrderCommand = OrderFields & { idempotencyKey: string; fingerprint: Buffer };

export function readPlaceOrder(
  read: InputReader,
  input: PlaceOrderInput,
  currency: string,
  isGuest: boolean,
): PlaceOrderCommand {
  const fields: OrderFields = {
    shippingAddress: readAddress(read, input.shippingAddress),
    items: input.items ? readItems(read, input.items) : null,
    discountCode: input.discountCode == null ? null : normalizeCode(input.discountCode),
    notes: read.text('notes', input.notes, 0, 2000) || null,
    locale: read.locale('locale', input.locale),
    expected: {
      subtotal: readAmount(read, 'expectedSubtotal', input.expectedSubtotal, currency) ?? null,
      discount: readAmount(read, 'expectedDiscount', input.expectedDiscount, currency) ?? null,
      tax: readAmount(read, 'expectedTax', input.expectedTax, currency) ?? null,
      shipping: readAmount(read, 'expectedShipping', input.expectedShipping, currency) ?? null,
      total: readAmount(read, 'expectedTotal', input.expectedTotal, currency) ?? null,
    },
    shippingMethodId: input.shippingMethodId == null ? null : parseId(input.shippingMethodId),
    email: isGuest ? readGuestEmail(read, input.email) : null,
  };
  if (
    isGuest &&
    (input.cartToken?.length ?? 0) < MIN_SECRET_LENGTH &&
    input.idempotencyKey.length < MIN_SECRET_LENGTH
  ) {
    const rule = `must have at least ${MIN_SECRET_LENGTH} characters without sign-in and cartToken. Use a random UUID.`;
    read.add('idempotencyKey', 'TOO_SHORT', rule);
  }
  return {
    ...fields,
    idempotencyKey: read.idempotencyKey('idempotencyKey', input.idempotencyKey),
    fingerprint: fingerprintOf(canonicalForm(fields)),
  };
}

/** Without account and cart, the idempotency key alone identifies who repeats a request. */
const MIN_SECRET_LENGTH = 20;

function readGuestEmail(read: InputReader, email: string | null | undefined): string | null {
  if (email != null) return read.email('email', email);
  read.add('email', 'REQUIRED', 'is required without sign-in.');
  return null;
}

function readAddress(read: InputReader, address: AddressInput): Address {
  const text = (field: keyof AddressInput, max: number) =>
    read.text(`shippingAddress.${field}`, address[field] ?? '', 1, max);
  const optional = (field: keyof AddressInput, max: number) =>
    read.text(`shippingAddress.${field}`, address[field] ?? '', 0, max) || null;
  const country = address.country.toUpperCase();
  return {
    name: text('name', 200),
    line1: text('line1', 200),
    line2: optional('line2', 200),
    city: text('city', 200),
    region: optional('region', 200),
    postalCode: hasPostalCodes(country) ? text('postalCode', 20) : (optional('postalCode', 20) ?? ''),
    country,
    phone: optional('phone', 40),
  };
}

/** Returns a form that does not depend on the order in which a client writes lines or fields. */
function canonicalForm(fields: OrderFields): unknown[] {
  const { shippingAddress, items, discountCode, notes, locale, expected, shippingMethodId, email } = fields;
  const { subtotal, discount, tax, shipping, total } = expected;
  // A null field adds nothing, so that fingerprints of orders placed before the field existed still match.
  const laterFields = { discountCode, subtotal, discount, tax, locale, shippingMethodId, shipping, email };
  return [
    Object.entries(shippingAddress).sort(([a], [b]) => (a < b ? -1 : 1)),
    items && [...items].sort(([a], [b]) => (a < b ? -1 : 1)),
    notes,
    total?.toString() ?? null,
    ...Object.entries(laterFields).flatMap(([name, value]) =>
      value === null ? [] : [[name, value.toString()]],
    ),
  ];
}
