import { randomUUID } from 'node:crypto';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newGuest } from '../support/carts.ts';
import {
  ADDRESS,
  newCustomer,
  newDiscountCode,
  newProduct,
  newStaff,
  newTaxRate,
  placeOrder,
} from '../support/data.ts';
import { flawsOf, ORDER_FLAWS } from '../support/soundness.ts';

let app: App;
let staff: Account;
beforeAll(async () => {
  app = await startApp();
  staff = await newStaff(app);
});
afterAll(() => app.stop());

const METHOD = 'id name price { amount } isActive';
const CREATE_ZONE = `mutation ($input: CreateShippingZoneInput!) { createShippingZone(input: $input) {
  __typename ... on CreateShippingZoneSuccess { zone { id } } ... on UserError { message } } }`;
const CREATE_METHOD = `mutation ($input: CreateShippingMethodInput!) { createShippingMethod(input: $input) {
  __typename ... on CreateShippingMethodSuccess { method { ${METHOD} } } ... on UserError { message } } }`;
const UPDATE_METHOD = `mutation ($id: ID!, $input: UpdateShippingMethodInput!) { updateShippingMethod(id: $id, input: $input) {
  __typename ... on UpdateShippingMethodSuccess { method { ${METHOD} } } ... on UserError { message } } }`;
const MONEY = '{ amount }';
const OPTION = `method { id name minDays maxDays } price ${MONEY} tax ${MONEY} total ${MONEY} missingForFree ${MONEY}
  isAvailable reason`;
const OPTIONS = `query ($cartToken: String, $items: [CartItemInput!], $country: CountryCode!, $region: String) {
  shippingOptions(cartToken: $cartToken, items: $items, country: $country, region: $region) { ${OPTION} } }`;
const SHIPPING = `shipping { name amount ${MONEY} discount ${MONEY} tax ${MONEY} total ${MONEY} }`;
const PREVIEW = `query ($input: PreviewOrderInput!) { previewOrder(input: $input) { __typename
  ... on OrderPreview { ${SHIPPING} tax ${MONEY} total ${MONEY} shippingOptions { ${OPTION} } taxLines { amount ${MONEY} } }
  ... on ShippingMethodUnavailable { message options { method { id } } } } }`;
const ORDER = `query ($id: ID!) { order(by: { id: $id }) {
  ${SHIPPING} subtotal ${MONEY} tax ${MONEY} total ${MONEY} details { total ${MONEY} } taxLines { amount ${MONEY} } } }`;

/** A zone of a place that no other test uses, with a method. */
async function newMethod(place: object, input: object = {}) {
  const { zone } = await ask(app, CREATE_ZONE, { input: { name: 'Zone', places: [place] } }, staff);
  return { zoneId: zone.id as string, ...(await addMethod(zone.id, input)) };
}

async function addMethod(zoneId: string, input: object = {}): Promise<{ id: string }> {
  const method = { zoneId, name: 'Parcel', price: '4.90', ...input };
  return (await ask(app, CREATE_METHOD, { input: method }, staff)).method;
}

const to = (country: string, region: string | null = null) => ({ ...ADDRESS, country, region });
const amounts = (part: Record<string, { amount: string } | string>) =>
  Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, typeof value === 'string' ? value : value.amount]),
  );

test('the most specific place selects the zone, and its methods are sorted by position', async () => {
  const product = await newProduct(app, { price: 1000n });
  const items = [{ productId: product.id, quantity: 1 }];
  const everywhere = await newMethod({}, { name: 'World', price: '20' });
  const country = await newMethod({ country: 'FR' }, { name: 'France', price: '5' });
  const region = await newMethod({ country: 'FR', region: '20R' }, { name: 'Corsica', price: '9' });
  await addMethod(region.zoneId, { name: 'First', position: 0 });
  await ask(app, UPDATE_METHOD, { id: region.id, input: { position: 1 } }, staff);
  const namesAt = async (country: string, region?: string) =>
    (await ask(app, OPTIONS, { items, country, region })).map(
      ({ method }: { method: { name: string } }) => method.name,
    );

  expect(await namesAt('fr', '20r')).toEqual(['First', 'Corsica']);
  expect(await namesAt('FR', 'IDF')).toEqual(['France']);
  expect(await namesAt('FR')).toEqual(['France']);
  expect(await namesAt('JP', 'IDF')).toEqual(['World']);
  await ask(app, UPDATE_METHOD, { id: everywhere.id, input: { isActive: false } }, staff);
  expect(await namesAt('JP')).toEqual([]);
  expect(country.id).toBeDefined();
});

test('options have the price of their tier, the amount missing for free delivery, and the reason if they are unavailable', async () => {
  const product = await newProduct(app, { price: 2000n, weightGrams: 700 });
  const method = await newMethod(
    { country: 'IT' },
    {
      freeFrom: '100',
      maxWeightGrams: 3000,
      tiers: [
        { fromWeightGrams: 2000, price: '12' },
        { fromWeightGrams: 1000, price: '8' },
      ],
    },
  );
  const option = async (quantity: number) => {
    const items = [{ productId: product.id, quantity }];
    const [{ price, missingForFree, isAvailable, reason }] = await ask(app, OPTIONS, {
      items,
      country: 'IT',
    });
    return [price.amount, missingForFree?.amount ?? null, isAvailable, reason];
  };

  expect(await option(1)).toEqual(['4.90', '80.00', true, null]);
  expect(await option(2)).toEqual(['8.00', '60.00', true, null]);
  expect(await option(3)).toEqual(['12.00', '40.00', true, null]);
  expect(await option(5)).toEqual(['0.00', null, false, 'The goods are too heavy for this method.']);
  expect(method.id).toBeDefined();
});

test.each([
  ['net', false, { amount: '4.90', tax: '0.98', total: '5.88' }, '53.88'],
  ['gross', true, { amount: '4.90', tax: '0.82', total: '4.90' }, '44.90'],
])(
  'with %s prices, an order has the delivery of its preview, and a total to the minor unit',
  async (_name, pricesIncludeTax, expected, total) => {
    const shop = await startApp({ sharedApp: app, pricesIncludeTax });
    const country = pricesIncludeTax ? 'AT' : 'BE';
    await newTaxRate(app, { country, rate: 200_000 });
    const { id: shippingMethodId } = await newMethod({ country });
    const ada = await newCustomer(app);
    const product = await newProduct(app, { price: 2000n });
    const items = [{ productId: product.id, quantity: 2 }];

    const preview = await ask(shop, PREVIEW, { input: { items, country, shippingMethodId } }, ada);
    const { order } = await placeOrder(shop, ada, items, {
      shippingAddress: to(country),
      shippingMethodId,
      expectedTotal: preview.total.amount,
      expectedShipping: preview.shipping.total.amount,
    });

    const placed = await ask(shop, ORDER, { id: order.id }, ada);
    expect(amounts(placed.shipping)).toEqual({ name: 'Parcel', discount: '0.00', ...expected });
    expect(placed.shipping).toEqual(preview.shipping);
    expect([placed.total, placed.tax, placed.taxLines]).toEqual([
      preview.total,
      preview.tax,
      preview.taxLines,
    ]);
    expect(placed.total.amount).toBe(total);
    expect(preview.shippingOptions).toMatchObject([
      { method: { id: shippingMethodId }, total: preview.shipping.total, isAvailable: true },
    ]);
    await shop.stop();
  },
);

test('refuses an unavailable, foreign or inactive method with the current options, and orders nothing', async () => {
  const ada = await newCustomer(app);
  const product = await newProduct(app, { price: 1000n });
  const items = [{ productId: product.id, quantity: 1 }];
  const tooHigh = await newMethod({ country: 'ES' }, { minSubtotal: '50' });
  const { id } = await addMethod(tooHigh.zoneId, { name: 'Letter' });
  const foreign = await newMethod({ country: 'PT' });
  const inactive = await addMethod(tooHigh.zoneId, { isActive: false });

  for (const shippingMethodId of [tooHigh.id, foreign.id, inactive.id, randomUUID()]) {
    const refused = await placeOrder(app, ada, items, { shippingAddress: to('ES'), shippingMethodId });
    expect(refused.__typename).toBe('ShippingMethodUnavailable');
    const previewed = await ask(app, PREVIEW, { input: { items, country: 'ES', shippingMethodId } }, ada);
    expect(previewed.options).toEqual([{ method: { id } }, { method: { id: tooHigh.id } }]);
  }
});

test('without a method, an order has no delivery, unless the shop requires one', async () => {
  const ada = await newCustomer(app);
  const product = await newProduct(app);
  const items = [{ productId: product.id, quantity: 1 }];
  const { order } = await placeOrder(app, ada, items);
  expect((await ask(app, ORDER, { id: order.id }, ada)).shipping).toBeNull();

  const strict = await startApp({ sharedApp: app, requiresShipping: true });
  expect((await placeOrder(strict, ada, items)).__typename).toBe('ShippingMethodUnavailable');
  await strict.stop();
});

test('a changed expectation of the delivery is a changed total', async () => {
  const ada = await newCustomer(app);
  const product = await newProduct(app);
  const { id: shippingMethodId } = await newMethod({ country: 'NL' });
  const input = { shippingAddress: to('NL'), shippingMethodId };
  const refused = await placeOrder(app, ada, [{ productId: product.id, quantity: 1 }], {
    ...input,
    expectedShipping: '3.90',
  });
  expect(refused).toMatchObject({ __typename: 'TotalChanged' });
});

test('orders that race with changes of the method have the terms of one version', async () => {
  const ada = await newCustomer(app);
  const product = await newProduct(app, { stock: 1000 });
  const { id: shippingMethodId } = await newMethod({ country: 'SE' }, { price: '0' });
  const items = [{ productId: product.id, quantity: 1 }];
  let isDone = false;
  const changes = (async () => {
    for (let price = 1; !isDone; price++)
      await ask(
        app,
        UPDATE_METHOD,
        { id: shippingMethodId, input: { price: `${price}`, name: `P${price}` } },
        staff,
      );
  })();
  const placed = await Promise.all(
    Array.from({ length: 12 }, () =>
      placeOrder(app, ada, items, { shippingAddress: to('SE'), shippingMethodId }),
    ),
  );
  isDone = true;
  await changes;
  for (const { order } of placed) {
    const { shipping } = await ask(app, ORDER, { id: order.id }, ada);
    expect(shipping.name === 'Parcel' ? 'P0' : shipping.name).toBe(`P${Number(shipping.amount.amount)}`);
  }
});

test('refuses an unknown region where the tax of the delivery depends on it', async () => {
  const product = await newProduct(app);
  const items = [{ productId: product.id, quantity: 1 }];
  await newMethod({ country: 'CA' });
  await newTaxRate(app, { country: 'CA', rate: 50_000 });
  await newTaxRate(app, { country: 'CA', region: 'QC', rate: 149_750 });
  const taxAt = async (region: string | null) => {
    const found = await ask(app, OPTIONS, { items, country: 'CA', region });
    return Array.isArray(found) ? found[0].tax.amount : found;
  };
  expect(await taxAt('Québec')).toBe('0.73');
  expect(await taxAt(null)).toBe('0.25');
  expect(await taxAt('Atlantis')).toBe('BAD_USER_INPUT');
});

test('shippingOptions of a guest cart with any number of methods and codes needs two statements', async () => {
  const guest = await newGuest(app);
  const product = await newProduct(app);
  await guest.add([{ productId: product.id, quantity: 1 }]);
  const { zoneId } = await newMethod({ country: 'DK' });
  for (const name of ['Courier', 'Letter']) await addMethod(zoneId, { name });
  const count = async () => {
    app.statements.length = 0;
    expect(await ask(app, OPTIONS, { cartToken: guest.token, country: 'DK' })).toHaveLength(3);
    return app.statements.length;
  };
  expect(await count()).toBe(2);
  await guest.apply((await newDiscountCode(app)).code);
  expect(await count()).toBe(2);
});

test('all orders with delivery are sound', async () => {
  expect(await flawsOf(app.db, ORDER_FLAWS)).toEqual({});
});
