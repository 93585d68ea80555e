import { DAY, HOUR, OPENING, SAMPLE_NOW } from './calendar.ts';
import { customerByNumber, CUSTOMER_COUNT, sampleCustomer } from './customers.ts';
import { statusOfOrder } from './history.ts';
import { idAt } from './ids.ts';
import { sampleOrder, type OrderGeneratorInput, type SampleOrder } from './orders.ts';
import type { ProductInsert } from './products.ts';
import { seededRandom } from './random.ts';
import type { Redemption } from './redemptions.ts';
import { sampleOtherCategories } from './selling.ts';

export const SAMPLE_ORDER_COUNT = 400;

/** Generates the sample's orders, more frequent over time. Every 14th belongs to the sample's customer account. */
export async function sampleOrders(
  items: readonly ProductInsert[],
  input: Pick<OrderGeneratorInput, 'currency' | 'price' | 'codes'>,
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
  // Products for cancelled orders. `stock` is the stock after all orders of the sample, so it must contain the units of cancelled orders.
  const wellStocked = products.filter(({ stock }) => stock >= 20);
  const placed: SampleOrder[] = [];
  const redeemed: Redemption[] = [];
  for (let index = 0; index < SAMPLE_ORDER_COUNT; index++) {
    const random = seededRandom(`order ${index}`);
    const age = (1 - (index + 0.9 * random()) / SAMPLE_ORDER_COUNT) ** 2;
    const placedAt = Math.floor(SAMPLE_NOW - (SAMPLE_NOW - OPENING) * age);
    const customer =
      index % 14 === 5 ? sampleCustomer : customerByNumber(Math.floor(CUSTOMER_COUNT * random()));
    const shareOfNewerOrders = (SAMPLE_ORDER_COUNT - 1 - index) / SAMPLE_ORDER_COUNT;
    const status = statusOfOrder(index, shareOfNewerOrders);
    const order = await sampleOrder(
      { index, customer, placedAt, status, cancelledBefore: placedAt + DAY },
      { ...input, products: status === 'CANCELLED' ? wellStocked : products, redeemed },
      random,
    );
    placed.push(order);
    redeemed.push(...order.redemptions);
  }
  return placed;
}

/** Generates the cart of the sample's customer account. */
export function sampleCart(items: readonly ProductInsert[]) {
  const random = seededRandom('cart');
  const at = SAMPLE_NOW - HOUR;
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
