import type { DiscountRejection } from '../../../generated/graphql.ts';
import type { Discount } from './discounts.sql.ts';
import { covers } from './discounts.ts';
import { toDecimal } from '../../../platform/money/money.ts';
import { subtotalOf, type Line } from '../totals.ts';

/** Codes are case-insensitive. */
export const normalizeCode = (code: string) => code.trim().toUpperCase();

export type DiscountCodeRejected = ReturnType<typeof discountCodeRejected>;

const REASONS: Record<DiscountRejection, string> = {
  UNKNOWN: 'This discount code does not exist. Check the spelling.',
  NOT_STARTED: 'This discount code is not valid yet.',
  EXPIRED: 'This discount code has expired.',
  USED_UP: 'This discount code has reached its use limit.',
  USED_UP_BY_CUSTOMER: 'You have reached the use limit of this discount code.',
  MINIMUM_NOT_REACHED: 'This discount code requires a larger order.',
  SIGN_IN_REQUIRED: 'This discount code requires an account. Sign in to use it.',
  NOT_APPLICABLE: 'This discount code applies to none of the products in the order.',
  NOT_COMBINABLE: 'This discount code cannot be combined with another one.',
};

function discountCodeRejected(
  code: string,
  reason: DiscountRejection,
  missing: { amount: bigint; currency: string } | null = null,
) {
  const message = missing
    ? `This discount code requires a subtotal that is ${toDecimal(missing)} ${missing.currency} higher.`
    : REASONS[reason];
  return { __typename: 'DiscountCodeRejected' as const, message, code, reason, missing };
}

/** The rejection of a code that cannot be combined with the promotion that replaces it. */
export const notCombinable = (code: string): DiscountCodeRejected => ({
  ...discountCodeRejected(code, 'NOT_COMBINABLE'),
  message: 'A promotion saves more than this discount code, and cannot be combined with it. Remove the code.',
});

/** `customerId` is null for a guest. */
export type Purchase = {
  lines: readonly Line[];
  customerId: string | null;
  currency: string;
};

/**
 * Returns the codes that apply, in the given order, and the rejections of the others. Takes no lock: use limits are checked
 * again when the order is committed.
 */
export function checkDiscounts(
  codes: readonly string[],
  knownDiscounts: readonly Discount[],
  { lines, customerId, currency }: Purchase,
): { discounts: Discount[]; rejections: DiscountCodeRejected[] } {
  const discounts: Discount[] = [];
  const rejections: DiscountCodeRejected[] = [];
  const subtotal = subtotalOf(lines);
  for (const code of codes) {
    const discount = knownDiscounts.find((candidate) => candidate.code === code);
    const reason = rejectionReason(discount, lines, subtotal, customerId);
    if (!discount || reason) {
      const missing = reason === 'MINIMUM_NOT_REACHED' ? (discount?.minimumSubtotal ?? 0n) - subtotal : null;
      rejections.push(
        discountCodeRejected(
          code,
          reason ?? 'UNKNOWN',
          missing === null ? null : { amount: missing, currency },
        ),
      );
    } else if (discounts.some((other) => !other.isCombinable || !discount.isCombinable)) {
      rejections.push(discountCodeRejected(code, 'NOT_COMBINABLE'));
    } else {
      discounts.push(discount);
    }
  }
  return { discounts, rejections };
}

function rejectionReason(
  discount: Discount | undefined,
  lines: readonly Line[],
  subtotal: bigint,
  customerId: string | null,
): DiscountRejection | null {
  if (!discount?.isActive) return 'UNKNOWN';
  const { maxUses, uses, maxUsesPerCustomer, usesByCustomer, minimumSubtotal } = discount;
  if (!discount.hasStarted) return 'NOT_STARTED';
  if (discount.hasEnded) return 'EXPIRED';
  if (maxUses !== null && uses >= maxUses) return 'USED_UP';
  if (maxUsesPerCustomer !== null && customerId === null) return 'SIGN_IN_REQUIRED';
  if (maxUsesPerCustomer !== null && usesByCustomer >= maxUsesPerCustomer) return 'USED_UP_BY_CUSTOMER';
  if (lines.length > 0 && !lines.some(({ product }) => covers(discount, product))) return 'NOT_APPLICABLE';
  if (minimumSubtotal !== null && subtotal < minimumSubtotal) return 'MINIMUM_NOT_REACHED';
  return null;
}
