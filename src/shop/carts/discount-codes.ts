import type { Database, Queryable } from '../../platform/db/client.ts';
import { invalidInput, issueAt } from '../../platform/graphql/input-issues.ts';
import { checkDiscounts, normalizeCode } from '../pricing/discounts/check-discounts.ts';
import { discountsByCodes } from '../pricing/discounts/discounts.sql.ts';
import { discountsOn } from '../pricing/discounts/discounts.ts';
import { lineTotal } from '../../platform/money/money.ts';
import type { Pricing } from '../pricing/totals.ts';
import { cartWithLines, customerOf, setDiscountCodes, type CartOwner } from './carts.sql.ts';
import { writeCart } from './write-cart.ts';

const MOST_CODES = 5;

/** A code held against the cart as it stands, with those that are on it; without a cart, against an empty one. */
async function tryCode(db: Queryable, owner: CartOwner, given: string, { currency }: Pricing) {
  const code = normalizeCode(given);
  const { cart, lines } = (await cartWithLines(db, owner)) ?? { cart: null, lines: [] };
  // One that is on the cart keeps its place: which of two that do not go together stays depends on it.
  const codes = [...new Set([...(cart?.discountCodes ?? []), code])];
  const customerId = customerOf(owner);
  const found = await discountsByCodes(db, codes, customerId);
  const { discounts, rejections } = checkDiscounts(codes, found, { lines, customerId, currency });
  const discount = discounts.find((candidate) => candidate.code === code);
  const rejection = rejections.find((candidate) => candidate.code === code);
  return { codes, lines, discounts, outcome: discount ?? rejection! };
}

/** Whether a code would work for the cart, and what it would take off. */
export async function checkDiscountCode(db: Queryable, owner: CartOwner, given: string, pricing: Pricing) {
  const { lines, discounts, outcome } = await tryCode(db, owner, given, pricing);
  if ('reason' in outcome) return outcome;
  const { discountLines } = discountsOn(
    lines.map(({ product, quantity }) => ({ product, amount: lineTotal(product.price, quantity) })),
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

export const applyDiscountCode = (
  db: Database,
  owner: CartOwner,
  given: string,
  expectedVersion: number | null | undefined,
  pricing: Pricing,
) =>
  writeCart(db, owner, expectedVersion, async (tx, cart) => {
    const { codes, outcome } = await tryCode(tx, owner, given, pricing);
    if ('reason' in outcome) return outcome;
    if (codes.length > MOST_CODES) {
      return invalidInput(
        issueAt('code', 'TOO_MANY', `would be one more than the ${MOST_CODES} that a cart holds.`),
      );
    }
    if (!cart.discountCodes.includes(outcome.code)) await setDiscountCodes(tx, cart.id, codes);
    return null;
  });

/** Without a code, all of them. One that is not on the cart is gone already. */
export const removeDiscountCode = (
  db: Database,
  owner: CartOwner,
  given: string | null | undefined,
  expectedVersion: number | null | undefined,
) =>
  writeCart(db, owner, expectedVersion, async (tx, cart) => {
    const stay = given == null ? [] : cart.discountCodes.filter((code) => code !== normalizeCode(given));
    await setDiscountCodes(tx, cart.id, stay);
    return null;
  });
