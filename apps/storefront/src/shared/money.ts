import type { Money } from '@ordergraph/client';

export type { Money };

/** Returns the amount in minor units, exactly. */
export const toMinorUnits = ({ amount }: Money): bigint => BigInt(amount.replace('.', ''));

const digitsOf = ({ amount }: Money): number => amount.split('.')[1]?.length ?? 0;

/** Returns an amount of minor units, with the currency and the number of digits of `like`. */
export function fromMinorUnits(units: bigint, like: Money): Money {
  const digits = digitsOf(like);
  const sign = units < 0n ? '-' : '';
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, '0');
  const split = text.length - digits;
  return {
    amount: sign + (digits === 0 ? text : `${text.slice(0, split)}.${text.slice(split)}`),
    currency: like.currency,
  };
}

export const times = (price: Money, quantity: number): Money =>
  fromMinorUnits(toMinorUnits(price) * BigInt(quantity), price);

/** Returns the sum; null for an empty list, which has no currency. */
export const sum = (amounts: readonly Money[]): Money | null =>
  amounts.length === 0
    ? null
    : fromMinorUnits(
        amounts.reduce((total, amount) => total + toMinorUnits(amount), 0n),
        amounts[0]!,
      );

export const isZero = (money: Money): boolean => toMinorUnits(money) === 0n;

/** Returns by how many per cent `price` is lower than `before`; 0 if it is not lower. */
export function savingInPercent(price: Money, before: Money | null | undefined): number {
  if (!before) return 0;
  const [now, then] = [Number(toMinorUnits(price)), Number(toMinorUnits(before))];
  return then > now ? Math.round((1 - now / then) * 100) : 0;
}
