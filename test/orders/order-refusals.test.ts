import { randomUUID } from 'node:crypto';
import { ask, fieldOf, startApp, type Account, type App } from '../support/app.ts';
import { cartClient } from '../support/carts.ts';
import {
  ADDRESS,
  newCustomer,
  newProduct,
  newProducts,
  PLACE_ORDER,
  placeOrder,
  storedData,
  setProduct,
  itemsOf,
} from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** Returns the result of a rejected order, or the error code, and checks that no stored data changed. */
async function refusalOf(as: Account | undefined, input: object) {
  const before = await storedData(app);
  const answer = await app.query(
    PLACE_ORDER,
    { input: { idempotencyKey: randomUUID(), shippingAddress: ADDRESS, ...input } },
    { as },
  );
  expect(await storedData(app)).toEqual(before);
  return fieldOf(answer);
}

/** Returns the issues of the input for an order of one product, as paths and codes. */
async function issuesOf(input: object) {
  const answer = await refusalOf(await newCustomer(app), {
    items: itemsOf([await newProduct(app, { stock: 2000 })]),
    ...input,
  });
  expect(answer.__typename).toBe('InvalidInput');
  return answer.issues.map(({ path, code }: { path: string[]; code: string }) => `${path.join('.')} ${code}`);
}

test('rejects a guest with UNAUTHENTICATED without a cart, and before it validates the input if the shop requires sign-in', async () => {
  const email = 'guest@shop.example';
  expect(await refusalOf(undefined, { email })).toBe('UNAUTHENTICATED');
  const strict = await startApp({ sharedApp: app, guestCheckout: false });
  const input = { idempotencyKey: '', shippingAddress: ADDRESS };
  const answer = await strict.query(PLACE_ORDER, { input });
  await strict.stop();
  expect(answer.errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
});

test('returns CartEmpty without a cart or with an empty one', async () => {
  const ada = await newCustomer(app);
  const empty = { __typename: 'CartEmpty', message: 'The cart is empty. Add a product first.' };

  expect(await refusalOf(ada, {})).toEqual(empty);
  expect(await refusalOf(ada, { items: null })).toEqual(empty);
  const { cart } = await cartClient(app, ada).add(itemsOf([await newProduct(app)]));
  await cartClient(app, ada).remove(cart.items[0].id);
  expect(await refusalOf(ada, {})).toEqual(empty);
});

test('lists all shortages of items and of a cart, with the total quantity requested', async () => {
  const ada = await newCustomer(app);
  const [plenty, few, none] = await newProducts(app, 3, { stock: 5 });
  await cartClient(app, ada).add(itemsOf([plenty!, few!, none!], 3));
  await setProduct(app, few!.id, { stock: 2 });
  await setProduct(app, none!.id, { stock: 0 });
  const shortages = [
    { product: { id: few!.id }, requested: 3, available: 2 },
    { product: { id: none!.id }, requested: 3, available: 0 },
  ];
  const refused = {
    __typename: 'InsufficientStock',
    shortages,
    message: `Not enough stock: ${few!.name} (2), ${none!.name} (0).`,
  };

  expect(await refusalOf(ada, {})).toEqual(refused);
  const items = [...itemsOf([few!, plenty!, none!], 2), ...itemsOf([none!, few!])];
  expect(await refusalOf(ada, { items })).toEqual(refused);
});

test('lists all unavailable products, and reports them before shortages', async () => {
  const ada = await newCustomer(app);
  const [fine, inactive, deleted, short] = await newProducts(app, 4);
  await cartClient(app, ada).add(itemsOf([fine!, inactive!, deleted!, short!]));
  await setProduct(app, inactive!.id, { isActive: false });
  await setProduct(app, deleted!.id, { deletedAt: new Date() });
  await setProduct(app, short!.id, { stock: 0 });
  const refused = {
    __typename: 'ProductUnavailable',
    products: [{ id: inactive!.id }, { id: deleted!.id }],
    message: `These products are no longer sold: ${inactive!.name}, ${deleted!.name}.`,
  };

  expect(await refusalOf(ada, {})).toEqual(refused);
  expect(await refusalOf(ada, { items: itemsOf([short!, inactive!, fine!, deleted!]) })).toEqual(refused);
});

test('returns NOT_FOUND for an unknown product, and BAD_USER_INPUT for a malformed id', async () => {
  const ada = await newCustomer(app);
  const items = itemsOf([await newProduct(app)]);

  expect(await refusalOf(ada, { items: [...items, { productId: randomUUID() }] })).toBe('NOT_FOUND');
  for (const productId of ['', 'abc', '\0', `${items[0]!.productId};`, 7]) {
    expect(await refusalOf(ada, { items: [...items, { productId }] })).toBe('BAD_USER_INPUT');
  }
});

test('returns TotalChanged with both totals if they differ, and accepts any notation of the correct total', async () => {
  const ada = await newCustomer(app);
  const tea = await newProduct(app, { price: 1250n });
  const input = { items: itemsOf([tea], 2) };

  for (const [expectedTotal, expected] of [
    ['24.99', '24.99'],
    ['25.01', '25.01'],
    [0, '0.00'],
  ]) {
    expect(await refusalOf(ada, { ...input, expectedTotal })).toEqual({
      __typename: 'TotalChanged',
      expected: { amount: expected },
      actual: { amount: '25.00' },
      changes: [],
      preview: { total: { amount: '25.00' }, lines: [{ quantity: 2 }] },
      message:
        'The total differs from the expected total. Nothing was ordered. Review the new total and try again.',
    });
  }
  for (const expectedTotal of ['-25', '99999999999999999999']) {
    expect(await refusalOf(ada, { ...input, expectedTotal })).toMatchObject({
      __typename: 'InvalidInput',
      issues: [{ path: ['expectedTotal'], code: 'OUT_OF_RANGE' }],
    });
  }
  for (const expectedTotal of [25, '25', '25.0', '025.00', '25.000', null]) {
    expect((await placeOrder(app, ada, input.items, { expectedTotal })).order.total.amount).toBe('25.00');
  }
});

test('rejects a reused idempotency key with other input', async () => {
  const ada = await newCustomer(app);
  const [tea, cup] = await newProducts(app, 2);
  await cartClient(app, ada).add(itemsOf([tea!], 2));
  const input = {
    idempotencyKey: randomUUID(),
    shippingAddress: ADDRESS,
    items: itemsOf([tea!], 2),
    notes: 'A',
  };
  await placeOrder(app, ada, undefined, input);

  for (const other of [
    { items: itemsOf([tea!], 3) },
    { items: itemsOf([tea!, cup!], 2) },
    { items: itemsOf([cup!], 2) },
    { items: null },
    { notes: 'B' },
    { notes: null },
    { expectedTotal: 20 },
    { shippingAddress: { ...ADDRESS, city: 'Shelbyville' } },
    { shippingAddress: { ...ADDRESS, line2: 'Floor 3' } },
    { shippingAddress: { ...ADDRESS, country: 'CA' } },
    // Even if the other input is itself invalid.
    { items: itemsOf([tea!], 999) },
    { expectedTotal: 1 },
  ]) {
    expect(await refusalOf(ada, { ...input, ...other })).toEqual({
      __typename: 'IdempotencyKeyReused',
      message: 'This idempotency key belongs to another order. Use a new key for a new order.',
    });
  }
});

test('rejects the key of a cart order with items or with another address', async () => {
  const ada = await newCustomer(app);
  const [tea] = await newProducts(app, 1);
  const idempotencyKey = randomUUID();
  await cartClient(app, ada).add(itemsOf([tea!]));
  await placeOrder(app, ada, undefined, { idempotencyKey });

  for (const other of [{ items: itemsOf([tea!]) }, { shippingAddress: { ...ADDRESS, name: 'Eve' } }]) {
    const { __typename } = await refusalOf(ada, { idempotencyKey, ...other });
    expect(__typename).toBe('IdempotencyKeyReused');
  }
});

test('accepts keys of 1 to 255 printable ASCII characters only', async () => {
  for (const idempotencyKey of ['', 'x'.repeat(256), 'a\0', 'a\n', '\t', '\x7f', 'é', '🫖', '\ud83d']) {
    expect(await issuesOf({ idempotencyKey })).toEqual(['idempotencyKey INVALID']);
  }
});

test('accepts 1 to 100 lines of 1 to 999 pieces each', async () => {
  const product = await newProduct(app, { stock: 2000 });
  const many = await newProducts(app, 101);

  expect(await issuesOf({ items: [] })).toEqual(['items OUT_OF_RANGE']);
  expect(await issuesOf({ items: itemsOf(many) })).toEqual(['items OUT_OF_RANGE']);
  for (const quantity of [0, -1, 1000, 2_147_483_647, -2_147_483_648]) {
    expect(await issuesOf({ items: itemsOf([product], quantity) })).toEqual([
      'items.0.quantity OUT_OF_RANGE',
    ]);
  }
  expect(await issuesOf({ items: itemsOf([product, product], 500) })).toEqual([
    'items.1.quantity OUT_OF_RANGE',
  ]);
});

test('validates the required fields, lengths and characters of an address', async () => {
  const wrong = async (address: object) => issuesOf({ shippingAddress: { ...ADDRESS, ...address } });

  expect(await wrong({ name: '', line1: ' ', city: '\n', postalCode: '\t' })).toEqual([
    'shippingAddress.name TOO_SHORT',
    'shippingAddress.line1 TOO_SHORT',
    'shippingAddress.city TOO_SHORT',
    'shippingAddress.postalCode TOO_SHORT',
  ]);
  const long = 'x'.repeat(201);
  expect(
    await wrong({
      name: long,
      line1: long,
      line2: long,
      city: long,
      region: long,
      postalCode: 'x'.repeat(21),
      phone: 'x'.repeat(41),
    }),
  ).toEqual(
    ['name', 'line1', 'line2', 'city', 'region', 'postalCode', 'phone'].map(
      (f) => `shippingAddress.${f} TOO_LONG`,
    ),
  );
  for (const text of ['a\0b', 'a\x1bb', '\ud83d', 'a\x7f']) {
    expect(await wrong({ name: text, phone: text })).toEqual([
      'shippingAddress.name INVALID_CHARACTERS',
      'shippingAddress.phone INVALID_CHARACTERS',
    ]);
  }
});

test('counts the 200 characters of a field as code points, not as bytes or UTF-16 units', async () => {
  const ada = await newCustomer(app);
  const items = itemsOf([await newProduct(app)]);
  const shippingAddress = {
    ...ADDRESS,
    name: '🫖'.repeat(200),
    postalCode: '東'.repeat(20),
    phone: '1'.repeat(40),
  };

  const { __typename } = await placeOrder(app, ada, items, { shippingAddress, notes: '🫖'.repeat(2000) });

  expect(__typename).toBe('PlaceOrderSuccess');
  expect(await issuesOf({ notes: '🫖'.repeat(2001) })).toEqual(['notes TOO_LONG']);
  expect(await issuesOf({ notes: 'a\0' })).toEqual(['notes INVALID_CHARACTERS']);
});

test('rejects an expected total with more decimals than the currency', async () => {
  expect(await issuesOf({ expectedTotal: '10.001' })).toEqual(['expectedTotal TOO_PRECISE']);
});

test('lists all issues of an input together', async () => {
  const [product] = await newProducts(app, 1);
  expect(
    await issuesOf({
      idempotencyKey: '',
      shippingAddress: { ...ADDRESS, city: '' },
      items: itemsOf([product!], 0),
      notes: 'x'.repeat(2001),
      expectedTotal: '0.001',
    }),
  ).toEqual([
    'shippingAddress.city TOO_SHORT',
    'items.0.quantity OUT_OF_RANGE',
    'notes TOO_LONG',
    'expectedTotal TOO_PRECISE',
    'idempotencyKey INVALID',
  ]);
});

test('the schema rejects malformed documents before the order is attempted', async () => {
  const ada = await newCustomer(app);
  const items = itemsOf([await newProduct(app)]);

  for (const input of [
    { items, shippingAddress: { ...ADDRESS, country: 'XX' } },
    { items, shippingAddress: { ...ADDRESS, city: null } },
    { items, idempotencyKey: null },
    { items, expectedTotal: 'ten' },
    { items, expectedTotal: '1e3' },
    { items: [{ ...items[0], quantity: 1.5 }] },
    { items: [{ ...items[0], quantity: null }] },
    { items: [{ ...items[0], quantity: 2_147_483_648 }] },
    { items: [null] },
  ]) {
    expect(await refusalOf(ada, input)).toBe('BAD_USER_INPUT');
  }
});

test.each(['HK', 'ae', 'QA', 'PA', 'BS', 'JM', 'UG', 'FJ', 'MO', 'AO', 'ZW', 'GH', 'IE'])(
  'needs no postal code in %s',
  async (country) => {
    const ada = await newCustomer(app);
    const product = await newProduct(app);
    const { postalCode: _, ...address } = ADDRESS;
    const find = 'query ($id: ID!) { order(by: { id: $id }) { shippingAddress { postalCode country } } }';
    const ordered: unknown[] = [];
    for (const given of [{}, { postalCode: null }, { postalCode: ' ' }, { postalCode: '999' }]) {
      const input = { shippingAddress: { ...address, country, ...given } };
      const { order } = await placeOrder(app, ada, itemsOf([product]), input);
      ordered.push((await ask(app, find, { id: order.id }, ada)).shippingAddress.postalCode);
    }

    expect(ordered).toEqual(['', '', '', '999']);
  },
);

test.each(['US', 'DE', 'GB', 'JP', 'BR', 'SA', 'KW'])('requires a postal code in %s', async (country) => {
  const ada = await newCustomer(app);
  const product = await newProduct(app);
  for (const postalCode of [undefined, null, ' ']) {
    const shippingAddress = { ...ADDRESS, country, postalCode };
    expect(await placeOrder(app, ada, itemsOf([product]), { shippingAddress })).toMatchObject({
      issues: [{ path: ['shippingAddress', 'postalCode'], code: 'TOO_SHORT' }],
    });
  }
});
