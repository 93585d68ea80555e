import { DAY, HOUR, OPENING, REFERENCE } from './calendar.ts';
import { customerAt, CUSTOMER_COUNT, sampleCustomer } from './customers.ts';
import { statusAt } from './history.ts';
import { idAt } from './ids.ts';
import { sampleOrder, type Market, type SampleOrder } from './orders.ts';
import type { ProductInsert } from './products.ts';
import { seededRandom } from './random.ts';
import type { Redemption } from './redemptions.ts';
import { sampleOtherCategories } from './selling.ts';

export const FIRST_ORDERS = 400;

/** Generates the sample's orders, more frequent over time. Every 14th belongs to the sample's customer account. */
export async function firstOrders(
  items: readonly ProductInsert[],
  market: Pick<Market, 'currency' | 'price' | 'codes'>,
): Promise<SampleOrder[]> {
  const others = sampleOtherCategories(items);
  const products = items
    .filter(({ isActive }) => isActive)
    .map((item) => ({
      ...item,
      otherCategoryIds: others.flatMap(({ productId, categoryId }) =>
        productId === item.id ? categoryId : [],
      ),
    }));
  // For cancelled orders: their items are in stock again, so a product that is sold out cannot be one of them.
  const wellStocked = products.filter(({ stock }) => stock >= 20);
  const placed: SampleOrder[] = [];
  const redeemed: Redemption[] = [];
  for (let index = 0; index < FIRST_ORDERS; index++) {
    const random = seededRandom(`order ${index}`);
    const age = (1 - (index + 0.9 * random()) / FIRST_ORDERS) ** 2;
    const placedAt = Math.floor(REFERENCE - (REFERENCE - OPENING) * age);
    const customer = index % 14 === 5 ? sampleCustomer : customerAt(Math.floor(CUSTOMER_COUNT * random()));
    const status = statusAt(index, (FIRST_ORDERS - 1 - index) / FIRST_ORDERS);
    const order = await sampleOrder(
      { index, customer, placedAt, status, latestChangeAt: placedAt + DAY },
      { ...market, products: status === 'CANCELLED' ? wellStocked : products, redeemed },
      random,
    );
    placed.push(order);
    redeemed.push(...order.redemptions);
  }
  return placed;
}

/** Generates the cart of the sample's customer account. */
export function openCart(items: readonly ProductInsert[]) {
  const random = seededRandom('cart');
  const at = REFERENCE - HOUR;
  const id = idAt(at, 0, random);
  const touched = new Date(at);
  const inCart = items
    .filter(({ isActive, stock }) => isActive && stock > 10)
    .filter((_, index) => index % 150 === 40)
    .slice(0, 3)
    .map((product, index) => ({
      id: idAt(at, index, random),
      cartId: id,
      productId: product.id,
      quantity: 1 + index,
      unitPriceWhenAdded: product.price,
    }));
  const cart = {
    id,
    customerId: sampleCustomer.id,
    version: 1 + inCart.length,
    createdAt: touched,
    updatedAt: touched,
  };
  return { cart, inCart };
}
