import type { Money } from './format.ts';

export type { Money } from './format.ts';

/** An exact decimal number as text, such as `"19.90"`. */
export type Decimal = string;
/** A time as RFC 3339 text in UTC: `2026-11-20T16:05:00.000Z`. */
export type DateTime = string;

/** Returns an amount as a whole number of minor units, and the number of decimal digits of the API's text. */
export function toMinorUnits({ amount }: Money): { units: bigint; digits: number } {
  const [whole = '', fraction = ''] = amount.split('.');
  return { units: BigInt(whole + fraction), digits: fraction.length };
}

/** Returns the amount of a whole number of minor units: `fromMinorUnits(1990n, 2, 'USD')` is 19.90 USD. */
export function fromMinorUnits(units: bigint, digits: number, currency: string): Money {
  const text = String(units < 0n ? -units : units).padStart(digits + 1, '0');
  const amount = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return { amount: units < 0n ? `-${amount}` : amount, currency };
}

/** Returns the exact sum of amounts of one currency. */
export function addMoney(first: Money, ...others: readonly Money[]): Money {
  const { digits } = toMinorUnits(first);
  const sum = [first, ...others].reduce((total, money) => total + unitsOf(money, first.currency), 0n);
  return fromMinorUnits(sum, digits, first.currency);
}

/** Returns the price of a quantity. */
export function multiplyMoney(price: Money, quantity: number): Money {
  const { units, digits } = toMinorUnits(price);
  return fromMinorUnits(units * BigInt(quantity), digits, price.currency);
}

/** Returns a number below, equal to or above 0, for sorting amounts of one currency. */
export function compareMoney(one: Money, other: Money): number {
  const difference = unitsOf(one, one.currency) - unitsOf(other, one.currency);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const isZero = (money: Money): boolean => toMinorUnits(money).units === 0n;

function unitsOf(money: Money, currency: string): bigint {
  if (money.currency !== currency) throw new Error(`Cannot combine ${currency} and ${money.currency}.`);
  return toMinorUnits(money).units;
}
