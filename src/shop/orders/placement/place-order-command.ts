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
};

/** A checked PlaceOrderInput. Equal orders have equal fingerprints, different orders have different ones. */
type PlaceOrderCommand = OrderFields & { idempotencyKey: string; fingerprint: Buffer };

export function readPlaceOrder(
  read: InputReader,
  input: PlaceOrderInput,
  currency: string,
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
  };
  return {
    ...fields,
    idempotencyKey: read.idempotencyKey('idempotencyKey', input.idempotencyKey),
    fingerprint: fingerprintOf(canonicalForm(fields)),
  };
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
  const { shippingAddress, items, discountCode, notes, locale, expected, shippingMethodId } = fields;
  const { subtotal, discount, tax, shipping, total } = expected;
  // A null field adds nothing, so that fingerprints of orders placed before the field existed still match.
  const laterFields = { discountCode, subtotal, discount, tax, locale, shippingMethodId, shipping };
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
