import type { DiscountRejection } from '../../../generated/graphql.ts';
import type { Discount } from './discounts.sql.ts';
import { covers } from './discounts.ts';
import { toDecimal } from '../../../platform/money/money.ts';
import { subtotalOf, type Line } from '../totals.ts';

/** Codes are the same in any case. */
export const normalizeCode = (code: string) => code.trim().toUpperCase();

export type DiscountCodeRejected = ReturnType<typeof discountCodeRejected>;

const REASONS: Record<DiscountRejection, string> = {
  UNKNOWN: 'There is no such discount code.',
  NOT_STARTED: 'This discount code does not work yet.',
  EXPIRED: 'This discount code has expired.',
  USED_UP: 'This discount code has been used up.',
  USED_UP_BY_CUSTOMER: 'You have used this discount code as often as you can.',
  MINIMUM_NOT_REACHED: 'This discount code needs a larger order.',
  SIGN_IN_REQUIRED: 'This discount code is for the carts of customers who are signed in.',
  NOT_APPLICABLE: 'This discount code covers nothing of what is ordered.',
  NOT_COMBINABLE: 'This discount code does not go with another one.',
};

function discountCodeRejected(
  code: string,
  reason: DiscountRejection,
  missing: { amount: bigint; currency: string } | null = null,
) {
  const message = missing
    ? `This discount code needs ${toDecimal(missing)} ${missing.currency} more in the order.`
    : REASONS[reason];
  return { __typename: 'DiscountCodeRejected' as const, message, code, reason, missing };
}

/** Who orders what; null for a guest. */
export type Purchase = {
  lines: readonly Line[];
  customerId: string | null;
  currency: string;
};

/**
 * Which of the codes, in the order they were given, take something off, and why the others do not. Nothing is locked: what is
 * limited is counted once more where the order is committed.
 */
export function checkDiscounts(
  codes: readonly string[],
  found: readonly Discount[],
  { lines, customerId, currency }: Purchase,
): { discounts: Discount[]; rejections: DiscountCodeRejected[] } {
  const discounts: Discount[] = [];
  const rejections: DiscountCodeRejected[] = [];
  const subtotal = subtotalOf(lines);
  for (const code of codes) {
    const discount = found.find((candidate) => candidate.code === code);
    const reason = reasonAgainst(discount, lines, subtotal, customerId);
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

function reasonAgainst(
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
