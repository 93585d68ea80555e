import { fractionDigits, toDecimal } from '../../platform/money/money.ts';

/**
 * The maximum number and total of the unpaid orders of an account, or of a guest's e-mail address. An order is unpaid if it is
 * PENDING, its total is above zero, and no payment is authorized. Unpaid orders hold stock, so without a limit one account could
 * take all of it.
 */
export type UnpaidLimits = Readonly<{ maxOrders: number; maxTotal: bigint }>;

const DEFAULT_MAX_TOTAL_IN_DOLLARS = 10_000;

/** About how many units of a currency one US dollar is worth, as a power of ten. It is one for currencies that are not listed. */
const UNITS_PER_DOLLAR: [number, string][] = [
  [10, 'BRL CNY CZK DKK EGP HKD MAD MXN NOK SEK THB TRY TWD UAH ZAR'],
  [100, 'ALL BDT DZD HUF INR ISK JPY KES LKR NPR PHP PKR RSD RUB'],
  [1_000, 'AOA ARS CLP COP CRC IQD KHR KRW KZT MMK MNT MWK NGN RWF SYP TZS UGX XAF XOF YER'],
  [10_000, 'GNF IDR IRR LAK LBP MGA PYG UZS VND'],
];

/** Returns the limits, with the total in minor units. The given `maxTotal` is in whole units. Null: the default. */
export function unpaidLimitsIn(
  currency: string,
  { maxOrders, maxTotal }: { maxOrders: number; maxTotal: number | null },
): UnpaidLimits {
  const units = UNITS_PER_DOLLAR.find(([, codes]) => codes.includes(currency))?.[0] ?? 1;
  return {
    maxOrders,
    maxTotal:
      BigInt(maxTotal ?? DEFAULT_MAX_TOTAL_IN_DOLLARS * units) * 10n ** BigInt(fractionDigits(currency)),
  };
}

/** The limits of an IP address, as a multiple of the limits of an account: many customers can share an address. */
export const IP_ADDRESS_LIMIT_FACTOR = 20;

export const tooManyUnpaidOrders = (
  { maxOrders, maxTotal }: UnpaidLimits,
  currency: string,
  isGuest: boolean,
) => ({
  __typename: 'TooManyUnpaidOrders' as const,
  message:
    `Unpaid orders of ${isGuest ? 'an e-mail address' : 'an account'} are limited to ${maxOrders}, with a total of ${toDecimal({ amount: maxTotal, currency })} ${currency}. ` +
    'The limit of an IP address is higher. Pay or cancel an order first.',
  maxOrders,
  maxTotal: { amount: maxTotal, currency },
});
