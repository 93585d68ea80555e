import { fractionDigits, type Money } from '../../../../platform/money/money.ts';

/**
 * Currencies that Stripe counts in whole units (https://docs.stripe.com/currencies). Stripe's minor units differ from ISO
 * 4217 for some: ISK and UGX are counted in hundredths that do not exist, MGA has no minor unit. Stripe counts all currencies
 * that are in neither of these two lists in hundredths.
 */
const ZERO_DECIMAL = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
/** Currencies in thousandths. Stripe requires the last digit to be 0. */
const IN_THOUSANDTHS = new Set('BHD JOD KWD OMR TND'.split(' '));

function stripeDigits(currency: string): number {
  if (ZERO_DECIMAL.has(currency)) return 0;
  return IN_THOUSANDTHS.has(currency) ? 3 : 2;
}

const power = (digits: number) => 10n ** BigInt(Math.max(digits, 0));

/** Returns the amount in Stripe's minor units; null if Stripe cannot express it exactly. */
export function toStripeAmount({ amount, currency }: Money): number | null {
  if (amount % smallestStep(currency) !== 0n) return null;
  const digitsToAdd = stripeDigits(currency) - fractionDigits(currency);
  // The number is exact for every amount that Stripe accepts: Stripe's maximum is far below Number.MAX_SAFE_INTEGER.
  return Number((amount * power(digitsToAdd)) / power(-digitsToAdd));
}

/** Converts an amount of Stripe to minor units (ISO 4217); null if they cannot express it exactly. */
export function fromStripeAmount(amount: number, currency: string): bigint | null {
  const digitsToAdd = fractionDigits(currency) - stripeDigits(currency);
  const scaled = BigInt(amount) * power(digitsToAdd);
  return scaled % power(-digitsToAdd) === 0n ? scaled / power(-digitsToAdd) : null;
}

/** Returns the smallest step of amounts that Stripe accepts, in minor units (ISO 4217). */
export const smallestStep = (currency: string): bigint =>
  IN_THOUSANDTHS.has(currency) ? 10n : power(fractionDigits(currency) - stripeDigits(currency));
