import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { uuidv7 } from '../../src/platform/crypto/uuid.ts';
import {
  attachedImages,
  categories,
  discountCodes,
  images,
  orders,
  products,
  sessions,
  shippingMethods,
  shippingPlaces,
  shippingZones,
  stockMovements,
  taxRates,
  users,
  type CategoryRow,
  type DiscountCodeRow,
  type OrderRow,
  type Role,
} from '../../src/platform/db/schema.ts';
import type { Account, App } from './app.ts';
import { ORDER_FLAWS } from './soundness.ts';

let count = 0;
/** Returns a number that is unique in this test file. */
const next = () => ++count;

/** A hash that no password matches. */
const NO_PASSWORD = `$argon2id$v=19$m=1024,t=1,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Inserts an account with a session. The account has no valid password: tests of passwords set a password. */
export async function newUser(
  app: App,
  values: { role?: Role; email?: string; name?: string; emailVerifiedAt?: Date | null } = {},
): Promise<Account> {
  const id = uuidv7();
  const email = values.email ?? `user-${next()}@example.com`;
  await app.db
    .insert(users)
    .values({ id, email, name: 'Ada Customer', passwordHash: NO_PASSWORD, ...values });
  const [session] = await app.db
    .insert(sessions)
    .values({
      userId: id,
      expiresAt: new Date(Date.now() + 3_600_000),
    })
    .returning();
  const { token } = await app.tokens.sign(id, session!.id);
  return { id, email, token, sessionId: session!.id };
}

export const newCustomer = (app: App) => newUser(app);
export const newStaff = (app: App) => newUser(app, { role: 'STAFF', name: 'Sam Staff' });

export async function newCategory(
  app: App,
  values: Partial<typeof categories.$inferInsert> = {},
): Promise<CategoryRow> {
  const name = `Category ${next()}`;
  const [category] = await app.db
    .insert(categories)
    .values({ name, slug: name.toLowerCase().replace(' ', '-'), ...values })
    .returning();
  return category!;
}

/** Inserts an active product that costs 10.00, with 100 pieces in stock and an entry for them in the ledger. */
export async function newProduct(app: App, values: Partial<typeof products.$inferInsert> = {}) {
  const number = next();
  const [product] = await app.db
    .insert(products)
    .values({
      name: `Product ${number}`,
      slug: `product-${number}`,
      sku: `SKU-${number}`,
      price: 1000n,
      stock: 100,
      ...values,
    })
    .returning();
  const { id, stock } = product!;
  if (stock > 0) {
    await app.db
      .insert(stockMovements)
      .values({ productId: id, kind: 'RECEIVED', delta: stock, stockAfter: stock });
  }
  return product!;
}

export const newProducts = (app: App, howMany: number, values: Partial<typeof products.$inferInsert> = {}) =>
  Promise.all(Array.from({ length: howMany }, () => newProduct(app, values)));

/** Writes product columns directly, without a ledger entry. */
export const setProduct = (app: App, id: string, values: Partial<typeof products.$inferInsert>) =>
  app.db.update(products).set(values).where(eq(products.id, id));

export const stockOf = async (app: App, id: string) =>
  (await app.db.select().from(products).where(eq(products.id, id)))[0]!.stock;

/** One order line for each product. */
export const itemsOf = (ordered: { id: string }[], quantity = 1) =>
  ordered.map(({ id }) => ({ productId: id, quantity }));

/** A discount code of ten per cent without any limit. */
export async function newDiscountCode(
  app: App,
  values: Partial<typeof discountCodes.$inferInsert> = {},
): Promise<DiscountCodeRow> {
  const code = `CODE-${next()}`;
  const [row] = await app.db
    .insert(discountCodes)
    .values({
      code,
      description: 'Something off',
      ...(values.amount === undefined && { percentage: 100_000 }),
      ...values,
    })
    .returning();
  return row!;
}

/** A promotion of ten per cent without any limit. Other tests share the shop: limit it to the products of the test. */
export const newPromotion = (app: App, values: Partial<typeof discountCodes.$inferInsert> = {}) =>
  newDiscountCode(app, {
    kind: 'PROMOTION',
    code: `promotion-${next()}`,
    ...(values.isFreeShipping && { percentage: null }),
    ...values,
  });

/** Inserts an image and attaches it as the last image of its owner. The image has no files. */
export async function newImage(
  app: App,
  owner: { productId: string } | { categoryId: string } | { groupId: string },
  state: 'READY' | 'FAILED' = 'READY',
) {
  const hash = randomUUID().replaceAll('-', '').repeat(2);
  await app.db.insert(images).values({ hash, format: 'PNG', bytes: 100, width: 1000, height: 500, state });
  const [[column, ownerId]] = Object.entries(owner) as [['productId' | 'categoryId' | 'groupId', string]];
  const position = await app.db.$count(attachedImages, eq(attachedImages[column], ownerId));
  const [image] = await app.db
    .insert(attachedImages)
    .values({ ...owner, hash, position })
    .returning();
  if (position === 0 && column !== 'groupId' && state === 'READY') {
    const owners = column === 'productId' ? products : categories;
    await app.db
      .update(owners)
      .set({ imageFile: `${hash}-800.webp` })
      .where(eq(owners.id, ownerId));
  }
  return image!;
}

/** Inserts a tax rate: 10 per cent everywhere by default. */
export async function newTaxRate(app: App, values: Partial<typeof taxRates.$inferInsert> = {}) {
  const [row] = await app.db
    .insert(taxRates)
    .values({ name: 'Tax', taxClass: 'STANDARD', rate: 100_000, validFrom: new Date(0), ...values })
    .returning();
  return row!;
}

/** A zone with one place. */
export async function newShippingZone(app: App, place: { country?: string; region?: string } = {}) {
  const [zone] = await app.db.insert(shippingZones).values({ name: 'Zone' }).returning();
  await app.db.insert(shippingPlaces).values({ ...place, zoneId: zone!.id });
  return zone!;
}

/** A method at 4.90, in a new zone with one place. */
export async function newShippingMethod(
  app: App,
  place: { country?: string; region?: string } = {},
  values: Partial<typeof shippingMethods.$inferInsert> = {},
) {
  const { id: zoneId } = await newShippingZone(app, place);
  const [method] = await app.db
    .insert(shippingMethods)
    .values({ zoneId, name: 'Parcel', price: 490n, ...values })
    .returning();
  return method!;
}

export const ADDRESS = {
  name: 'Ada Customer',
  line1: '1 Main Street',
  city: 'Springfield',
  postalCode: '12345',
  country: 'US',
};

export const PLACE_ORDER = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    __typename
    ... on PlaceOrderSuccess { replayed order { id number status
      subtotal { amount } discount { amount } tax { amount } total { amount currency } pricesIncludeTax
      discountCode discountLines { code description amount { amount } } taxLines { name rate base { amount } amount { amount } }
      details { productName sku quantity unitPrice { amount } subtotal { amount } discount { amount } tax { amount }
        total { amount } product { id stock } } } }
    ... on InsufficientStock { shortages { requested available product { id } } }
    ... on ProductUnavailable { products { id } }
    ... on DiscountCodeRejected { code reason missing { amount } }
    ... on TotalChanged { expected { amount } actual { amount }
      changes { part expected { amount } actual { amount } } preview { total { amount } lines { quantity } } }
    ... on InvalidInput { issues { path code message } }
    ... on UserError { message }
  }
}`;

/** Places an order and returns the member of the result's union. */
export async function placeOrder(
  app: App,
  as: Account | undefined,
  items: { productId: string; quantity?: number }[] | undefined,
  input: object = {},
) {
  const { data, errors } = await app.query(
    PLACE_ORDER,
    {
      input: {
        idempotencyKey: randomUUID(),
        shippingAddress: ADDRESS,
        ...(items && { items: items.map(({ productId, quantity = 1 }) => ({ productId, quantity })) }),
        ...input,
      },
    },
    { as },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.placeOrder;
}

/** Returns the products whose stock differs from their ledger: none if sound. */
export async function unbalancedProducts(app: App): Promise<unknown[]> {
  const { rows } = await app.db.$client.query(`
    select products.id, products.stock, coalesce(sum(delta), 0) as recorded
    from products left join stock_movements on product_id = products.id
    group by products.id
    having products.stock <> coalesce(sum(delta), 0)`);
  return rows;
}

/** Inserts order rows without details, for tests that only read orders. */
export async function newOrderRows(
  app: App,
  customer: Account,
  values: Partial<typeof orders.$inferInsert>[],
): Promise<OrderRow[]> {
  return app.db
    .insert(orders)
    .values(
      values.map((value) => ({
        number: `ORD-${String(next()).padStart(8, 'A')}`,
        customerId: customer.id,
        email: customer.email,
        currency: 'USD',
        subtotal: 1000n,
        total: 1000n,
        shippingAddress: { ...ADDRESS, line2: null, region: null, phone: null },
        idempotencyKey: randomUUID(),
        fingerprint: Buffer.from('none'),
        ...value,
      })),
    )
    .returning();
}

/** Returns a digest of products, carts, orders, stock and codes, to prove that an operation changed nothing. */
export async function storedData(app: App): Promise<unknown> {
  const tables =
    'products carts cart_items orders order_details order_events stock_movements discount_codes discount_redemptions'.split(
      ' ',
    );
  const digest = (table: string) =>
    `select '${table}' as name, count(*), md5(string_agg(row::text, ' ' order by row::text)) from ${table} row`;
  // Sorted, because parallel workers return the rows of a union in any order.
  const { rows } = await app.db.$client.query(`${tables.map(digest).join(' union all ')} order by name`);
  return rows;
}

/** Returns the violated order invariants: none if sound. */
export async function brokenOrders(app: App): Promise<unknown[]> {
  const flaws = {
    ...ORDER_FLAWS,
    status: `select from orders
      where status is distinct from (select "to" from order_events where order_id = orders.id order by id desc limit 1)`,
  };
  const count = ([name, query]: [string, string]) =>
    `select '${name}' as wrong, count(*)::int as orders from (${query}) flaws`;
  const { rows } = await app.db.$client.query(
    `select * from (${Object.entries(flaws).map(count).join(' union all ')}) found where orders > 0`,
  );
  return rows;
}

/** Counts results by type name, or by the reason of a rejected code. */
export function countByTypename(answers: { __typename: string; reason?: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { __typename, reason = __typename } of answers) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
