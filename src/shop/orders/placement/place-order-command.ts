import { parseItems } from '../../carts/item-input.ts';
import { fingerprintOf } from '../../../platform/crypto/fingerprint.ts';
import type { PlaceOrderInput } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import type { InputParser } from '../../../platform/graphql/input-issues.ts';
import { normalizeCode } from '../../pricing/discounts/check-discounts.ts';
import { parseAmount } from '../../../platform/money/parse-amount.ts';
import { canonicalAddress, parseAddresses, type GivenAddresses } from './order-addresses.ts';
import type { ExpectedTotals } from './total-changed.ts';

/** The checked fields of a PlaceOrderInput that make up the order. */
type OrderFields = {
  addresses: GivenAddresses;
  items: ReadonlyMap<string, number> | null;
  discountCode: string | null;
  notes: string | null;
  locale: string | null;
  expected: ExpectedTotals;
  shippingMethodId: string | null;
  saveAddress: boolean;
  /** The e-mail address of a guest. Null for an account. */
  email: string | null;
};

/** A checked PlaceOrderInput. Equal orders have equal fingerprints, different orders have different ones. */
type PlaceOrderCommand = OrderFields & { idempotencyKey: string; fingerprint: Buffer };

export function parsePlaceOrder(
  parser: InputParser,
  input: PlaceOrderInput,
  currency: string,
  isGuest: boolean,
): PlaceOrderCommand {
  const fields: OrderFields = {
    addresses: parseAddresses(parser, input),
    items: input.items ? parseItems(parser, input.items) : null,
    discountCode: input.discountCode == null ? null : normalizeCode(input.discountCode),
    notes: parser.text('notes', input.notes, 0, 2000) || null,
    locale: parser.locale('locale', input.locale),
    expected: {
      subtotal: parseAmount(parser, 'expectedSubtotal', input.expectedSubtotal, currency) ?? null,
      discount: parseAmount(parser, 'expectedDiscount', input.expectedDiscount, currency) ?? null,
      tax: parseAmount(parser, 'expectedTax', input.expectedTax, currency) ?? null,
      shipping: parseAmount(parser, 'expectedShipping', input.expectedShipping, currency) ?? null,
      total: parseAmount(parser, 'expectedTotal', input.expectedTotal, currency) ?? null,
    },
    shippingMethodId: input.shippingMethodId == null ? null : parseId(input.shippingMethodId),
    saveAddress: input.saveAddress ?? false,
    email: isGuest ? parseGuestEmail(parser, input.email) : null,
  };
  if (isGuest && fields.saveAddress) parser.add('saveAddress', 'INVALID', 'requires sign-in.');
  if (
    isGuest &&
    (input.cartToken?.length ?? 0) < MIN_SECRET_LENGTH &&
    input.idempotencyKey.length < MIN_SECRET_LENGTH
  ) {
    const rule = `must have at least ${MIN_SECRET_LENGTH} characters without sign-in and cartToken. Use a random UUID.`;
    parser.add('idempotencyKey', 'TOO_SHORT', rule);
  }
  return {
    ...fields,
    idempotencyKey: parser.idempotencyKey('idempotencyKey', input.idempotencyKey),
    fingerprint: fingerprintOf(canonicalForm(fields)),
  };
}

/** Without account and cart, the idempotency key alone identifies who repeats a request. */
const MIN_SECRET_LENGTH = 20;

function parseGuestEmail(parser: InputParser, email: string | null | undefined): string | null {
  if (email != null) return parser.email('email', email);
  parser.add('email', 'REQUIRED', 'is required without sign-in.');
  return null;
}

/** Returns the fields for the fingerprint. The result does not depend on the sequence in which a client writes lines or fields. */
function canonicalForm(fields: OrderFields): unknown[] {
  const { addresses, items, discountCode, notes, locale, expected, shippingMethodId, saveAddress, email } =
    fields;
  const { subtotal, discount, tax, shipping, total } = expected;
  const { billing } = addresses;
  // A null field adds nothing, so that fingerprints of orders placed before the field existed still match.
  const laterFields = {
    discountCode,
    subtotal,
    discount,
    tax,
    locale,
    shippingMethodId,
    shipping,
    billingAddress: billing && JSON.stringify(canonicalAddress(billing)),
    saveAddress: saveAddress || null,
    email,
  };
  return [
    canonicalAddress(addresses.shipping),
    items && [...items].sort(([a], [b]) => (a < b ? -1 : 1)),
    notes,
    total?.toString() ?? null,
    ...Object.entries(laterFields).flatMap(([name, value]) =>
      value === null ? [] : [[name, value.toString()]],
    ),
  ];
}
