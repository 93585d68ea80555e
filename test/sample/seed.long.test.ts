import { closeDatabase, openDatabase, type Database } from '../../src/platform/db/client.ts';
import { shippingMethods, type Role } from '../../src/platform/db/schema.ts';
import { sampleOrderNumber } from '../../src/sample/order-numbers.ts';
import { productAt, SAMPLE_PRODUCTS } from '../../src/sample/products.ts';
import { isEmptyShop, SAMPLE_ACCOUNTS, SAMPLE_SIZE, seed, type SeedOptions } from '../../src/sample/seed.ts';
import { newOrderNumber } from '../../src/shop/orders/order-number.ts';
import { sampleMethods } from '../../src/sample/shipping.ts';
import { totalsAtRates } from '../../src/shop/pricing/totals-at-rates.ts';
import { signIn as signInAs } from '../support/accounts.ts';
import { actor, type Actor } from '../support/actors.ts';
import { ask, startApp, type App } from '../support/app.ts';
import { createDatabase } from '../support/database.ts';
import { asLimitedRole } from '../support/limited-role.ts';
import { flawsOf, orphanFlaws, rowsOf, valueOf } from '../support/soundness.ts';

const USD: SeedOptions = {
  currency: 'USD',
  fractionDigits: 2,
  price: totalsAtRates,
  hashPassword: (password) => Promise.resolve(`hash of ${password}`),
};
const STATUSES = ['CANCELLED', 'DELIVERED', 'PENDING', 'PROCESSING', 'SHIPPED'];

const opened: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

const emptyDatabase = async (): Promise<Database> => (await newDatabase()).db;

async function newDatabase(): Promise<{ db: Database; url: string }> {
  const { url, drop } = await createDatabase();
  const db = openDatabase({ url, poolMax: 3 });
  opened.push(async () => {
    await closeDatabase(db);
    await drop();
  });
  return { db, url };
}

async function seeded(options: Partial<SeedOptions> = {}): Promise<Database> {
  const db = await emptyDatabase();
  await seed(db, { ...USD, ...options });
  return db;
}

async function sampleApp(): Promise<App> {
  const app = await startApp();
  opened.push(app.stop);
  await seed(app.db, { ...USD, hashPassword: app.passwords.hash });
  return app;
}

async function signIn(app: App, as: Role): Promise<Actor> {
  const { email, password } = SAMPLE_ACCOUNTS.find(({ role }) => role === as)!;
  return actor(app, (await signInAs(app, email, password))!);
}

describe('the sample shop', () => {
  test('fills an empty database, and does not change a filled one', async () => {
    const db = await emptyDatabase();
    expect(await isEmptyShop(db)).toBe(true);

    await seed(db, USD);
    const once = await checksums(db);
    await seed(db, USD);

    expect(await isEmptyShop(db)).toBe(false);
    expect(await sizeOf(db)).toEqual(SAMPLE_SIZE);
    expect(await checksums(db)).toEqual(once);
  });

  test('stores delivery methods with their own columns', async () => {
    const db = await seeded();
    const methods = await db.select().from(shippingMethods).orderBy(shippingMethods.id);

    expect(methods).toMatchObject(sampleMethods(2));
  });

  test('is sound: stock, totals, discounts, taxes, payments, histories and ledger agree', async () => {
    expect(await flawsOf(await seeded())).toEqual({});
  });

  test('is the same in every database, including ids and times', async () => {
    const [one, other] = await Promise.all([seeded(), seeded()]);
    expect(await checksums(one)).toEqual(await checksums(other));
  });

  test('is created once if two servers start on the same empty database', async () => {
    const db = await emptyDatabase();
    await Promise.all([seed(db, USD), seed(db, USD)]);
    expect(await checksums(db)).toEqual(await checksums(await seeded()));
  });

  test('is rolled back completely if the seed fails', async () => {
    const db = await emptyDatabase();
    await rowsOf(db, 'alter table cart_items add check (false)');
    await expect(seed(db, USD)).rejects.toThrow('cart_items');
    expect(await isEmptyShop(db)).toBe(true);
  });

  test('shows three images of each product, and one of each category', async () => {
    const app = await startApp();
    opened.push(app.stop);
    await seed(app.db, { ...USD, storage: app.storage });
    const { products, categories } = (
      await app.query(`{
        products(first: 100) { nodes { image images { url(width: 320) width alt placeholder } } }
        categories(first: 100) { nodes { image images { avif: url(format: AVIF) } } }
      }`)
    ).data;

    expect(products.nodes).toHaveLength(100);
    const urls = new Set<string>();
    for (const { image, images } of products.nodes) {
      expect(images).toHaveLength(3);
      expect(images.every(({ alt, placeholder }: any) => alt && placeholder)).toBe(true);
      for (const { url } of images) urls.add(url);
      urls.add(image);
    }
    for (const { image, images } of categories.nodes) {
      expect(images).toHaveLength(1);
      urls.add(image).add(images[0].avif);
    }
    for (const url of urls) expect([url, (await fetch(url)).status]).toEqual([url, 200]);
    expect(
      await valueOf(
        app.db,
        'select count(*)::int from images where unused_since is not null or is_being_deleted',
      ),
    ).toBe(0);
  });

  test('offers delivery at prices by weight', async () => {
    const app = await sampleApp();
    const staff = await signIn(app, 'STAFF');
    const { product } = await ask(
      app,
      `mutation ($id: ID!) {
        updateProduct(id: $id, input: { weightGrams: 12000, price: "5.00", compareAtPrice: null }) {
          ... on UpdateProductSuccess { product { id } }
        }
      }`,
      { id: productAt(0, 2).id },
      staff,
    );
    const items = [{ productId: product.id, quantity: 1 }];
    const priceIn = async (country: string) => {
      const preview = await ask(
        app,
        `query ($input: PreviewOrderInput!) {
          previewOrder(input: $input) { ... on OrderPreview { shippingOptions { isAvailable price { amount } } } }
        }`,
        { input: { items, country } },
        staff,
      );
      return preview.shippingOptions;
    };
    expect(await priceIn('US')).toContainEqual({ isAvailable: true, price: { amount: '12.90' } });
    expect(await priceIn('FR')).toEqual([{ isAvailable: true, price: { amount: '59.00' } }]);
  });

  test('has orders in every status, over two years, mostly delivered', async () => {
    const db = await seeded();
    const counts = await rowsOf(
      db,
      'select status::text, count(*)::int as count from orders group by 1 order by 1',
    );
    expect(counts.map(({ status }) => status)).toEqual(STATUSES);
    expect(counts.every(({ count }) => Number(count) >= 5)).toBe(true);
    const [share] = await rowsOf(
      db,
      `select avg((status = 'DELIVERED')::int)::float8 as delivered, avg((status = 'CANCELLED')::int)::float8 as cancelled,
        extract(day from max(placed_at) - min(placed_at))::int as days, max(placed_at) < now() as past from orders`,
    );
    expect(share).toEqual({
      delivered: expect.closeTo(0.85, 1),
      cancelled: expect.closeTo(0.06, 2),
      days: 727,
      past: true,
    });
  });

  test('has one account of each role to sign in, and customers with unknown passwords', async () => {
    const db = await seeded();
    expect(SAMPLE_ACCOUNTS.map(({ role }) => role).toSorted()).toEqual(['ADMIN', 'CUSTOMER', 'STAFF']);
    for (const { email, role, name, password } of SAMPLE_ACCOUNTS) {
      expect(password.length).toBeGreaterThanOrEqual(12);
      expect(
        await rowsOf(db, `select email, role, name, password_hash from users where email = '${email}'`),
      ).toEqual([{ email, role, name, password_hash: `hash of ${password}` }]);
    }
    const others = await rowsOf(
      db,
      `select role, password_hash from users where email not like '%@ordergraph.example'`,
    );
    expect(others.length).toBeGreaterThanOrEqual(40);
    expect(new Set(others.map(({ role }) => role))).toEqual(new Set(['CUSTOMER']));
    const [hash, ...more] = new Set(others.map(({ password_hash }) => password_hash));
    expect(hash).toMatch(/^hash of [0-9a-f-]{36}$/);
    expect(more).toEqual([]);
  });

  test('gives its customer orders in every status and a cart that can be ordered', async () => {
    const db = await seeded();
    const customer = `select id from users where email = 'customer@ordergraph.example'`;
    const placed = await rowsOf(
      db,
      `select status::text, count(*)::int from orders where customer_id = (${customer}) group by 1 order by 1`,
    );
    expect(placed.map(({ status }) => status)).toEqual(STATUSES);
    expect(placed.reduce((sum, { count }) => sum + Number(count), 0)).toBeGreaterThanOrEqual(25);
    const inCart = await rowsOf(
      db,
      `select quantity <= stock and is_active and price = unit_price_when_added as can_be_ordered
        from carts join cart_items on cart_id = carts.id join products on products.id = product_id
        where customer_id = (${customer}) and merged_into_id is null`,
    );
    expect(inCart).toEqual(Array(3).fill({ can_be_ordered: true }));
  });

  test("has a discount code of each kind, and the valid ones apply to its customer's cart", async () => {
    const app = await sampleApp();
    const customer = await signIn(app, 'CUSTOMER');
    const CODE = `query ($code: String!) { discountCode(code: $code) {
      ... on DiscountCodeApplies { discount { amount } } ... on DiscountCodeRejected { reason } } }`;
    const answers = ['WELCOME10', 'FULLBASKET', 'GLASS15', 'OPENING20', 'SPRING25', 'CENTURY50'].map((code) =>
      ask(app, CODE, { code }, customer),
    );

    expect(await ask(app, '{ cart { subtotal { amount } } }', {}, customer)).toEqual({
      subtotal: { amount: '348.00' },
    });
    expect(await Promise.all(answers)).toEqual([
      { discount: { amount: '34.80' } },
      { discount: { amount: '10.00' } },
      { discount: { amount: '11.10' } },
      { reason: 'USED_UP' },
      { reason: 'EXPIRED' },
      { reason: 'NOT_STARTED' },
    ]);
  });

  test('has a promotion that applies to carts and previews', async () => {
    const app = await sampleApp();
    const [cushion] = await rowsOf(
      app.db,
      `select id from products where sku like 'CUS-%' and stock > 3 and is_active limit 1`,
    );
    const PREVIEW = `query ($items: [CartItemInput!]) { previewOrder(input: { items: $items }) {
      ... on OrderPreview { discountLines { code description kind target } } } }`;
    const items = [{ productId: cushion!['id'], quantity: 3 }];
    expect(await ask(app, PREVIEW, { items })).toEqual({
      discountLines: [
        {
          code: 'three-cushions',
          description: 'Buy two cushions, get the cheapest third free',
          kind: 'PROMOTION',
          target: 'GOODS',
        },
      ],
    });
  });

  test('has orders with every code that was ever valid, and cancelled orders that returned their use', async () => {
    const db = await seeded();
    const codes = await rowsOf(
      db,
      `select code, uses > 0 as used from discount_codes where kind = 'CODE' order by id`,
    );
    expect(codes.map(({ used }) => used)).toEqual([true, true, true, true, true, false]);
    const [share] = await rowsOf(
      db,
      `select avg((discount > 0)::int)::float8 as discounted, max(jsonb_array_length(discount_lines)) as most from orders`,
    );
    expect(share).toEqual({ discounted: expect.closeTo(1 / 8, 1), most: 2 });
    const returned = 'select count(*)::int from discount_redemptions where returned_at is not null';
    expect(await valueOf(db, returned)).toBeGreaterThan(0);
  });

  test('has a reduced tax rate beside the default one, products of each class, and orders with both', async () => {
    const db = await seeded();
    expect(await rowsOf(db, 'select tax_class, rate, country from tax_rates order by rate')).toEqual([
      { tax_class: 'REDUCED', rate: 50_000, country: null },
      { tax_class: 'STANDARD', rate: 100_000, country: null },
    ]);
    expect(await valueOf(db, 'select count(distinct tax_class)::int from products')).toBe(3);
    expect(
      await rowsOf(
        db,
        `select distinct line ->> 'name' as name, (line ->> 'rate')::int as rate
          from orders, jsonb_array_elements(tax_lines) line order by rate`,
      ),
    ).toEqual([
      { name: 'Reduced tax', rate: 50_000 },
      { name: 'Tax', rate: 100_000 },
    ]);
  });

  test('has payments that are captured, refunded or failed', async () => {
    const db = await seeded();
    const counts = await rowsOf(
      db,
      `select payments.status::text, orders.status = 'PENDING' as waiting, orders.status = 'CANCELLED' as cancelled, count(*)::int
        from payments join orders on orders.id = order_id group by 1, 2, 3 order by 1`,
    );
    expect(counts).toEqual([
      { status: 'CAPTURED', waiting: false, cancelled: false, count: expect.any(Number) },
      { status: 'FAILED', waiting: true, cancelled: false, count: expect.any(Number) },
      { status: 'REFUNDED', waiting: false, cancelled: true, count: expect.any(Number) },
    ]);
  });

  test('supports normal use: a declined order is paid later, and staff refund', async () => {
    const app = await sampleApp();
    const [customer, staff] = [await signIn(app, 'CUSTOMER'), await signIn(app, 'STAFF')];
    const orderOf = (status: string) =>
      valueOf(
        app.db,
        `select order_id from payments where status = '${status}' and payer_id = '${customer.id}' limit 1`,
      );
    const paymentId = await valueOf(app.db, `select id from payments where status = 'CAPTURED' limit 1`);
    const idempotencyKey = 'again';

    const paid = await ask(
      app,
      `mutation ($input: PayOrderInput!) { payOrder(input: $input) {
        ... on PayOrderSuccess { order { status paymentStatus payments { status } } } } }`,
      { input: { orderId: await orderOf('FAILED'), idempotencyKey, paymentToken: 'success' } },
      customer,
    );
    const refunded = await ask(
      app,
      `mutation ($input: RefundPaymentInput!) { refundPayment(input: $input) {
        ... on RefundPaymentSuccess { refund { status } payment { status order { paymentStatus } } } } }`,
      { input: { paymentId, idempotencyKey } },
      staff,
    );

    expect(paid.order).toEqual({
      status: 'PROCESSING',
      paymentStatus: 'PAID',
      payments: [{ status: 'FAILED' }, { status: 'CAPTURED' }],
    });
    expect(refunded).toEqual({
      refund: { status: 'SUCCEEDED' },
      payment: { status: 'REFUNDED', order: { paymentStatus: 'REFUNDED' } },
    });
  });

  test('has a category tree of at least three levels, with the products in it', async () => {
    const db = await seeded();
    const depth = await valueOf(
      db,
      `with recursive tree as (select id, 1 as depth from categories where parent_id is null
          union all select categories.id, depth + 1 from categories join tree on parent_id = tree.id)
        select max(depth) from tree join products on category_id = tree.id`,
    );
    expect(depth).toBeGreaterThanOrEqual(3);
    expect(await valueOf(db, 'select count(*)::int from products where category_id is null')).toBe(0);
    expect(await valueOf(db, `select bool_and(image ~ '^/images/[a-z0-9-]+[.]svg$') from products`)).toBe(
      true,
    );
  });

  test('has sales, limits on quantities, second categories and related products', async () => {
    const app = await sampleApp();
    const READ = `query ($sku: String!) { product(by: { sku: $sku }) {
      price { amount } previousPrice { amount } lowestPrice30Days { amount } minQuantity quantityStep
      categories { slug } related { id } } }`;
    const read = async (condition: string) => {
      const sku = await valueOf(app.db, `select sku from products where is_active and ${condition} limit 1`);
      return ask(app, READ, { sku });
    };

    const teapot = await read(`sku like 'TEA-%' and sale_price is not null`);
    expect(Number(teapot.price.amount)).toBeCloseTo(Number(teapot.previousPrice.amount) * 0.8, 2);
    expect(teapot.lowestPrice30Days).toEqual(teapot.previousPrice);
    expect(teapot.related).toHaveLength(4);
    const { categories } = await read(`sku like 'ESP-%'`);
    expect(categories).toEqual([{ slug: 'mugs-cups' }, { slug: 'coffee-makers' }]);
    expect(
      await valueOf(app.db, `select count(*)::int from products where quantity_step > 1`),
    ).toBeGreaterThan(3);
    const { me } = (
      await app.query(
        '{ me { cart { items { id } problems { __typename } } } }',
        {},
        {
          as: await signIn(app, 'CUSTOMER'),
        },
      )
    ).data;
    expect(me.cart.problems).toEqual([]);
  });

  test.each([
    { currency: 'USD', fractionDigits: 2, price: '1450' },
    { currency: 'JPY', fractionDigits: 0, price: '1450' },
    { currency: 'KWD', fractionDigits: 3, price: '14500' },
  ])('has its prices in $currency', async ({ price, ...currency }) => {
    const db = await seeded(currency);
    expect(await valueOf(db, `select price from products where sku = 'MUG-250-SAG'`)).toBe(price);
    expect(await rowsOf(db, 'select distinct currency from orders')).toEqual([
      { currency: currency.currency },
    ]);
    expect(await flawsOf(db)).toEqual({});
  });
});

describe('a larger database', () => {
  test('has exactly the requested numbers, and is as sound', async () => {
    const db = await seeded({ products: 1000, orders: 1500 });
    expect(await sizeOf(db)).toEqual({ products: 1000, orders: 1500 });
    expect(await flawsOf(db)).toEqual({});
    expect(await flawsOf(db, await orphanFlaws(db))).toEqual({});
    expect(await valueOf(db, 'select avg((discount > 0)::int)::float8 from orders')).toBeCloseTo(1 / 8, 1);
    expect(await valueOf(db, 'select count(distinct customer_id)::int from orders')).toBeGreaterThan(100);
    expect(
      await valueOf(db, `select count(*)::int from order_details where sku like '%-N2'`),
    ).toBeGreaterThan(500);
  });

  test('can be created in several steps, and reports its progress', async () => {
    const db = await seeded();
    const reported: unknown[] = [];
    await seed(db, { ...USD, orders: 407 });
    await seed(db, { ...USD, products: 700, orders: 300 });
    await seed(db, {
      ...USD,
      products: 2000,
      orders: 512,
      onProgress: (progress) => reported.push(progress),
    });

    expect(await sizeOf(db)).toEqual({ products: 2000, orders: 512 });
    expect(await flawsOf(db)).toEqual({});
    expect(reported).toEqual([
      { what: 'products', done: 0, total: 1300 },
      { what: 'products', done: 1000, total: 1300 },
      { what: 'products', done: 1300, total: 1300 },
      { what: 'orders', done: 0, total: 105 },
      { what: 'orders', done: 105, total: 105 },
    ]);
  });

  test('is the same for two databases that were equal before', async () => {
    const [one, other] = await Promise.all([
      seeded({ products: 800, orders: 700 }),
      seeded({ products: 800, orders: 700 }),
    ]);
    expect(await checksums(one)).toEqual(await checksums(other));
  });

  test('is the same if the role may not disable triggers, which then check each row', async () => {
    const { db, url } = await newDatabase();
    await asLimitedRole(url, (limited) => seed(limited, { ...USD, orders: 700 }));

    expect(await checksums(db)).toEqual(await checksums(await seeded({ orders: 700 })));
  });

  test('stays sound if the shop was used since', async () => {
    const db = await seeded({ orders: 500 });
    await rowsOf(db, `update products set stock = stock - 1 where stock > 0`);
    await rowsOf(
      db,
      `insert into stock_movements (id, product_id, kind, delta, stock_after)
        select ('ffffffff' || substr(id::text, 9))::uuid, id, 'ADJUSTED', -1, stock from products
        where stock > 0 or exists (select from stock_movements where product_id = products.id having sum(delta) = 1)`,
    );
    await rowsOf(db, `update products set deleted_at = now() where sku = 'MUG-250-SAG'`);
    expect(await flawsOf(db)).toEqual({});

    await seed(db, { ...USD, products: 900, orders: 900 });

    expect(await sizeOf(db)).toEqual({ products: 900, orders: 900 });
    expect(await flawsOf(db)).toEqual({});
  });

  test('adds no deleted or limited discount codes, and no payments of free orders', async () => {
    const db = await seeded();
    await rowsOf(db, `delete from discount_codes where code = 'GLASS15'`);
    await rowsOf(db, `update discount_codes set max_uses = uses where code = 'FULLBASKET'`);
    await rowsOf(db, 'delete from tax_rates');
    await rowsOf(db, 'update products set price = 0, compare_at_price = null, sale_price = null');

    await seed(db, { ...USD, orders: 600 });

    const free = `select count(*)::int as count, count(*) filter (where status = 'DELIVERED')::int > 0 as delivered,
      max(discount) as discount, max(jsonb_array_length(discount_lines)) as codes from orders where total = 0`;
    expect(await rowsOf(db, free)).toEqual([{ count: 200, delivered: true, discount: '0', codes: 0 }]);
    const { prices, ...flaws } = await flawsOf(db);
    expect(prices).toBeGreaterThan(0);
    expect(flaws).toEqual({});
  });

  test('is sound after an interruption, and the next run completes it', async () => {
    const db = await seeded();
    const stop = new AbortController();
    const stopped = seed(db, {
      ...USD,
      products: 800,
      orders: 600,
      signal: stop.signal,
      onProgress: ({ what, done }) => what === 'products' && done > 0 && stop.abort(),
    });
    await expect(stopped).rejects.toThrow('aborted');
    expect(await sizeOf(db)).toEqual({ products: 800, orders: 400 });
    expect(await flawsOf(db)).toEqual({});

    await seed(db, { ...USD, products: 800, orders: 600 });
    expect(await checksums(db)).toEqual(await checksums(await seeded({ products: 800, orders: 600 })));
  });

  test('has products with unique names, and a cost below the price', () => {
    const products = Array.from({ length: 10 * SAMPLE_PRODUCTS }, (_, number) => productAt(number, 2));
    for (const key of ['id', 'sku', 'slug', 'name'] as const) {
      expect(new Set(products.map((product) => product[key])).size).toBe(products.length);
    }
    for (const { price, cost, compareAtPrice } of products) {
      expect(cost).toBeLessThan(price);
      expect(compareAtPrice ?? price + 1n).toBeGreaterThan(price);
    }
  });

  test('numbers its orders like the shop, each uniquely', () => {
    const numbers = Array.from({ length: 100_000 }, (_, index) => sampleOrderNumber(index));
    expect(new Set(numbers).size).toBe(numbers.length);
    const pattern = /^ORD-[34679ACDEFGHJKMNPQRTUVWXY]{8}$/;
    expect(numbers.filter((number) => !pattern.test(number))).toEqual([]);
    expect(newOrderNumber()).toMatch(pattern);
  });
});

const sizeOf = async (db: Database) =>
  (
    await rowsOf(
      db,
      `select (select count(*)::int from products where deleted_at is null) as products,
        (select count(*)::int from orders) as orders`,
    )
  )[0];

/** The complete content of the database, except for password hashes. */
async function checksums(db: Database) {
  const tables = ['categories', 'products', 'orders', 'order_details', 'order_events'];
  tables.push(
    'stock_movements',
    'carts',
    'cart_items',
    'tax_rates',
    'discount_codes',
    'discount_redemptions',
  );
  tables.push('payments', 'refunds', 'test_payments');
  const sums: Record<string, unknown> = {};
  for (const table of tables) {
    sums[table] = await valueOf(db, `select md5(string_agg(t::text, ';' order by id)) from ${table} t`);
  }
  sums['users'] = await valueOf(
    db,
    `select md5(string_agg(row(id, email, name, role, created_at)::text, ';' order by id)) from users`,
  );
  return sums;
}
