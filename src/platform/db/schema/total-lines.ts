import { customType } from 'drizzle-orm/pg-core';

/** What a discount code took off. */
export type DiscountLine = { code: string; description: string; amount: bigint };
/** What a tax comes to on `base`; `rate` in parts per million, 88,750 being 8.875 per cent. */
export type TaxLine = { name: string; rate: number; base: bigint; amount: bigint };

/** JSON has no integers: amounts are digits in it. */
export const discountLines = customType<{ data: readonly DiscountLine[]; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (lines) => writeAmounts(lines),
  fromDriver: (lines) =>
    (lines as { [Field in keyof DiscountLine]: string }[]).map(({ amount, ...line }) => ({
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
export const writeAmounts = (lines: readonly object[]): string =>
  JSON.stringify(lines, (_field, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
