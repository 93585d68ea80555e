import { readItems } from '../../carts/item-input.ts';
import type { Address } from '../../../platform/db/schema.ts';
import { fingerprintOf } from '../../../platform/crypto/fingerprint.ts';
import type { AddressInput, PlaceOrderInput } from '../../../generated/graphql.ts';
import type { InputReader } from '../../../platform/graphql/input-issues.ts';
import { normalizeCode } from '../../pricing/discounts/check-discounts.ts';
import { readAmount } from '../../../platform/money/read-amount.ts';
import type { Expected } from './total-changed.ts';

/** An order as a client asked for it, checked; `fingerprint` is the same for the same wish and for no other. */
export function readPlaceOrder(read: InputReader, input: PlaceOrderInput, currency: string) {
  const wish = {
    shippingAddress: readAddress(read, input.shippingAddress),
    items: input.items ? readItems(read, input.items) : null,
    discountCode: input.discountCode == null ? null : normalizeCode(input.discountCode),
    notes: read.text('notes', input.notes, 0, 2000) || null,
    locale: read.locale('locale', input.locale),
    expected: {
      subtotal: readAmount(read, 'expectedSubtotal', input.expectedSubtotal, currency) ?? null,
      discount: readAmount(read, 'expectedDiscount', input.expectedDiscount, currency) ?? null,
      tax: readAmount(read, 'expectedTax', input.expectedTax, currency) ?? null,
      total: readAmount(read, 'expectedTotal', input.expectedTotal, currency) ?? null,
    },
  };
  return {
    ...wish,
    idempotencyKey: read.idempotencyKey('idempotencyKey', input.idempotencyKey),
    fingerprint: fingerprintOf(formOf(wish)),
  };
}

function readAddress(read: InputReader, address: AddressInput): Address {
  const text = (field: keyof AddressInput, most: number) =>
    read.text(`shippingAddress.${field}`, address[field] ?? '', 1, most);
  const optional = (field: keyof AddressInput, most: number) =>
    read.text(`shippingAddress.${field}`, address[field] ?? '', 0, most) || null;
  return {
    name: text('name', 200),
    line1: text('line1', 200),
    line2: optional('line2', 200),
    city: text('city', 200),
    region: optional('region', 200),
    postalCode: text('postalCode', 20),
    country: address.country.toUpperCase(),
    phone: optional('phone', 40),
  };
}

/** The wish in one fixed form: the order in which a client writes lines or fields does not count. */
function formOf(wish: {
  shippingAddress: Address;
  items: ReadonlyMap<string, number> | null;
  discountCode: string | null;
  notes: string | null;
  locale: string | null;
  expected: Expected;
}): unknown[] {
  const { shippingAddress, items, discountCode, notes, locale, expected } = wish;
  const { subtotal, discount, tax, total } = expected;
  // What older clients cannot ask for adds nothing, so that an order from before it is still recognised.
  const later = { discountCode, subtotal, discount, tax, locale };
  return [
    Object.entries(shippingAddress).sort(([a], [b]) => (a < b ? -1 : 1)),
    items && [...items].sort(([a], [b]) => (a < b ? -1 : 1)),
    notes,
    total?.toString() ?? null,
    ...Object.entries(later).flatMap(([name, value]) => (value === null ? [] : [[name, value.toString()]])),
  ];
}
