import type { Queryable } from '../../platform/db/client.ts';
import type {
  MutationApplyDiscountCodeArgs,
  MutationRemoveDiscountCodeArgs,
  QueryDiscountCodeArgs,
} from '../../generated/graphql.ts';
import { invalidInput, issueAt } from '../../platform/graphql/input-issues.ts';
import { normalizeCode } from '../pricing/discounts/check-discounts.ts';
import { withFurtherCodes } from '../pricing/discounts/discounts.sql.ts';
import { discountsOn } from '../pricing/discounts/discounts.ts';
import { chooseDiscounts } from '../pricing/promotions/choose-discounts.ts';
import { availablePromotionsAt } from '../pricing/promotions/available-promotions.ts';
import { lineTotal } from '../../platform/money/money.ts';
import type { Pricing } from '../pricing/totals.ts';
import { cartWithLines, customerIdOf, type CartKey } from './carts.sql.ts';
import { cartKey, cartTarget, writeCart, type CartContext } from './write-cart.ts';
import { deleteDiscountCode, updateDiscountCodes } from './write-codes.sql.ts';
import type { ReturnedColumns } from './shown-columns.ts';

const MAX_CODES = 5;

type DiscountContext = CartContext & { pricing: Pricing };

/** Checks a code against the cart and its other codes. If there is no cart, checks it against an empty cart. */
async function tryCode(db: Queryable, key: CartKey, input: string, { currency, rounding, home }: Pricing) {
  const code = normalizeCode(input);
  const { cart, lines } = (await cartWithLines(db, key)) ?? { cart: null, lines: [] };
  // A code that is on the cart keeps its position: of two codes that cannot be combined, the first one stays.
  const codes = [...new Set([...(cart?.discountCodes ?? []), code])];
  const customerId = customerIdOf(key);
  const [knownDiscounts, availablePromotions] = await Promise.all([
    withFurtherCodes(db, cart, codes, customerId),
    availablePromotionsAt(db, home, customerId),
  ]);
  const { discounts, rejections } = chooseDiscounts(
    { lines, customerId, currency },
    codes,
    knownDiscounts,
    availablePromotions,
    rounding,
  );
  const discount = discounts.find((candidate) => candidate.code === code);
  const rejection = rejections.find((candidate) => candidate.code === code);
  return { cart, codes, lines, discounts, outcome: discount ?? rejection! };
}

/** Returns whether a code applies to the cart, and its discount. Changes nothing. */
export async function checkDiscountCode(context: DiscountContext, input: QueryDiscountCodeArgs) {
  const { db, viewer, pricing } = context;
  const key = cartKey(viewer, input.cartToken);
  const { lines, discounts, outcome } = await tryCode(db, key, input.code, pricing);
  if ('reason' in outcome) return outcome;
  const { discountLines } = discountsOn(
    lines.map(({ product, quantity }) => ({
      product,
      quantity,
      amount: lineTotal(product.price, quantity),
    })),
    discounts,
    pricing.rounding,
  );
  const { code, description } = outcome;
  const amount = discountLines.find((line) => line.code === code)!.amount;
  return {
    __typename: 'DiscountCodeApplies' as const,
    code,
    description,
    discount: { amount, currency: pricing.currency },
  };
}

export async function applyDiscountCode(
  { db, viewer, pricing }: DiscountContext,
  { code, ...input }: MutationApplyDiscountCodeArgs,
  returned: ReturnedColumns,
) {
  const target = cartTarget(viewer, input, returned);
  return writeCart(db, target, {
    apply: async (dbOrTx, { expectedVersion }) => {
      const { cart, codes, outcome } = await tryCode(dbOrTx, target.key, code, pricing);
      const isRefused = 'reason' in outcome || codes.length > MAX_CODES;
      if (!cart || isRefused || cart.version !== (expectedVersion ?? cart.version)) return null;
      return updateDiscountCodes(dbOrTx, { ...target, expectedVersion: cart.version }, codes);
    },
    findRefusal: async (tx) => {
      const { codes, outcome } = await tryCode(tx, target.key, code, pricing);
      if ('reason' in outcome) return outcome;
      return codes.length > MAX_CODES
        ? invalidInput(
            issueAt('code', 'TOO_MANY', `would be one more than the ${MAX_CODES} that a cart can hold.`),
          )
        : null;
    },
  });
}

/** Removes a code, or all codes if `code` is omitted. Succeeds if the code is not on the cart. */
export const removeDiscountCode = async (
  { db, viewer }: CartContext,
  { code, ...input }: Partial<MutationRemoveDiscountCodeArgs>,
  returned: ReturnedColumns,
) =>
  writeCart(db, cartTarget(viewer, input, returned), {
    apply: (dbOrTx, cart) => deleteDiscountCode(dbOrTx, cart, code == null ? null : normalizeCode(code)),
  });
