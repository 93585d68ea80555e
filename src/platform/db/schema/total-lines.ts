import { customType } from 'drizzle-orm/pg-core';

/** The discount of one code or promotion. For a promotion, `code` is its key. `target` is set for a discount on the delivery. */
export type DiscountLine = {
  code: string;
  description: string;
  amount: bigint;
  kind?: 'PROMOTION';
  target?: 'SHIPPING';
};
/** The amount of a tax on `base`. `rate` is in parts per million: 88,750 is 8.875 percent. */
export type TaxLine = { name: string; rate: number; base: bigint; amount: bigint };

/** Amounts are stored as text, because JSON numbers would be rounded. */
export const discountLines = customType<{ data: readonly DiscountLine[]; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (lines) => writeAmounts(lines),
  fromDriver: (lines) =>
    (lines as (Omit<DiscountLine, 'amount'> & { amount: string })[]).map(({ amount, ...line }) => ({
      ...line,
      amount: BigInt(amount),
    })),
});
export const taxLines = customType<{ data: readonly TaxLine[]; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (lines) => writeAmounts(lines),
  fromDriver: (lines) =>
    (lines as (Pick<TaxLine, 'name' | 'rate'> & { base: string; amount: string })[]).map((line) => ({
      ...line,
      base: BigInt(line.base),
      amount: BigInt(line.amount),
    })),
});
export const writeAmounts = (value: object): string =>
  JSON.stringify(value, (_field, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));
