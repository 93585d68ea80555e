import { fractionDigits, type Money } from '../../../../platform/money/money.ts';

/**
 * Stripe's own minor units (https://docs.stripe.com/currencies), which are not ISO 4217's for every currency: ISK and UGX
 * are counted in hundredths that nobody has, MGA is not divided. Every other currency is counted in hundredths.
 */
const WHOLE = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
/** The last of their digits has to be 0. */
const IN_THOUSANDTHS = new Set('BHD JOD KWD OMR TND'.split(' '));

function stripeDigits(currency: string): number {
  if (WHOLE.has(currency)) return 0;
  return IN_THOUSANDTHS.has(currency) ? 3 : 2;
}

const power = (digits: number) => 10n ** BigInt(Math.max(digits, 0));

/** What Stripe is told; null where it cannot take exactly that much. */
export function toStripeAmount({ amount, currency }: Money): number | null {
  if (amount % smallestStep(currency) !== 0n) return null;
  const more = stripeDigits(currency) - fractionDigits(currency);
  // Far below where a number gets inexact, Stripe refuses it as too large.
  return Number((amount * power(more)) / power(-more));
}

/** What Stripe says, in minor units by ISO 4217; null where those cannot say it. */
export function fromStripeAmount(amount: number, currency: string): bigint | null {
  const fewer = fractionDigits(currency) - stripeDigits(currency);
  const scaled = BigInt(amount) * power(fewer);
  return scaled % power(-fewer) === 0n ? scaled / power(-fewer) : null;
}

/** In minor units by ISO 4217: what every amount that Stripe takes is a multiple of. */
export const smallestStep = (currency: string): bigint =>
  IN_THOUSANDTHS.has(currency) ? 10n : power(fractionDigits(currency) - stripeDigits(currency));
