import { eq } from 'drizzle-orm';
import { orders, savedAddresses, users } from '../../src/platform/db/schema.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import {
  ADDRESS,
  newCustomer,
  newProduct,
  newStaff,
  newTaxRate,
  placeOrder,
  PLACE_ORDER,
} from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const FIELDS = 'name company line1 line2 city region postalCode country phone vatNumber';
const SAVED = `id address { ${FIELDS} } isDefaultShipping isDefaultBilling`;
const RESULT = `{ __typename ... on AddressSuccess { address { ${SAVED} } user { addresses { id } } }
  ... on AddressExists { address { id } } ... on AddressBookFull { maximum }
  ... on InvalidInput { issues { path code } } }`;
const CREATE = `mutation ($input: SavedAddressInput!) { createAddress(input: $input) ${RESULT} }`;
const UPDATE = `mutation ($id: ID!, $input: SavedAddressInput!) { updateAddress(id: $id, input: $input) ${RESULT} }`;
const DELETE = `mutation ($id: ID!) { deleteAddress(id: $id) ${RESULT} }`;

type Saved = { id: string; address: object; isDefaultShipping: boolean; isDefaultBilling: boolean };

const at = (line1: string) => ({ ...ADDRESS, line1 });
const create = (as: Account, address: object, defaults: object = {}) =>
  ask(app, CREATE, { input: { address, ...defaults } }, as);
const update = (as: Account, id: string, address: object, defaults: object = {}) =>
  ask(app, UPDATE, { id, input: { address, ...defaults } }, as);
const save = async (as: Account, address: object, defaults: object = {}): Promise<Saved> =>
  (await create(as, address, defaults)).address;
const book = async (as: Account): Promise<Saved[]> =>
  (await ask(app, `{ me { addresses { ${SAVED} } } }`, {}, as)).addresses;

const EMPTY = { company: null, line2: null, region: null, phone: null, vatNumber: null };

describe('the address book', () => {
  test('lists saved addresses, newest first, with company and VAT number', async () => {
    const ada = await newCustomer(app);
    const first = await save(ada, ADDRESS);
    const second = await save(ada, {
      ...at('2'),
      company: ' Ada Ltd ',
      vatNumber: 'DE123456789',
      phone: '1',
    });

    expect(await book(ada)).toEqual([
      {
        id: second.id,
        address: {
          ...ADDRESS,
          ...EMPTY,
          line1: '2',
          company: 'Ada Ltd',
          vatNumber: 'DE123456789',
          phone: '1',
        },
        isDefaultShipping: false,
        isDefaultBilling: false,
      },
      { ...first, address: { ...ADDRESS, ...EMPTY } },
    ]);
  });

  test('saves an address once, without regard to case and spaces', async () => {
    const ada = await newCustomer(app);
    const first = await save(ada, ADDRESS);
    const again = await save(ada, { ...ADDRESS, name: ' ada  CUSTOMER' }, { isDefaultBilling: true });
    await save(ada, { ...ADDRESS, company: 'Ada Ltd' });

    expect(again).toEqual({ ...first, isDefaultBilling: true });
    expect(await book(ada)).toHaveLength(2);
  });

  test('replaces and deletes an address', async () => {
    const ada = await newCustomer(app);
    const [one, two] = [await save(ada, at('1'), { isDefaultShipping: true }), await save(ada, at('2'))];

    const changed = await update(ada, one.id, at('3'));
    expect(changed.address).toEqual({ ...one, address: { ...at('3'), ...EMPTY } });
    expect(await update(ada, one.id, at('2'))).toEqual({
      __typename: 'AddressExists',
      address: { id: two.id },
    });
    expect(await ask(app, DELETE, { id: one.id }, ada)).toMatchObject({
      address: { id: one.id },
      user: { addresses: [{ id: two.id }] },
    });
    expect(await ask(app, DELETE, { id: one.id }, ada)).toBe('NOT_FOUND');
    expect(await update(ada, one.id, at('4'))).toBe('NOT_FOUND');
  });

  test('has at most one default for shipping and one for billing', async () => {
    const ada = await newCustomer(app);
    const both = { isDefaultShipping: true, isDefaultBilling: true };
    const one = await save(ada, at('1'), both);
    const two = await save(ada, at('2'), { isDefaultShipping: true });
    const defaults = async () =>
      Object.fromEntries(
        (await book(ada)).map(({ id, isDefaultShipping: s, isDefaultBilling: b }) => [id, [s, b]]),
      );

    expect(await defaults()).toEqual({ [one.id]: [false, true], [two.id]: [true, false] });
    await update(ada, two.id, at('2'), { isDefaultBilling: true });
    expect(await defaults()).toEqual({ [one.id]: [false, false], [two.id]: [true, true] });
    await update(ada, two.id, at('2'), { isDefaultShipping: false, isDefaultBilling: null });
    expect(await defaults()).toEqual({ [one.id]: [false, false], [two.id]: [false, true] });
  });

  test('keeps one default when many requests set it at once', async () => {
    const ada = await newCustomer(app);
    const made = await Promise.all([1, 2, 3, 4].map((n) => save(ada, at(`${n}`))));
    const set = { isDefaultShipping: true, isDefaultBilling: true };
    const answers = await Promise.all([
      ...made.map(({ id }, n) => update(ada, id, at(`${n + 1}`), set)),
      ...[5, 6].map((n) => create(ada, at(`${n}`), set)),
    ]);

    expect(answers.map(({ __typename }) => __typename)).toEqual(Array(6).fill('AddressSuccess'));
    const addresses = await book(ada);
    expect(addresses).toHaveLength(6);
    expect(addresses.filter(({ isDefaultShipping }) => isDefaultShipping)).toHaveLength(1);
    expect(addresses.filter(({ isDefaultBilling }) => isDefaultBilling)).toHaveLength(1);
  });

  test('refuses more than 50 addresses, and duplicates, when many requests save at once', async () => {
    const ada = await newCustomer(app);
    const numbers = Array.from({ length: 54 }, (_, n) => n);
    const answers = await Promise.all(
      [...numbers, ...numbers.slice(0, 6)].map((n) => create(ada, at(`${n}`))),
    );

    const addresses = await book(ada);
    expect(addresses).toHaveLength(50);
    expect(new Set(addresses.map(({ address }) => JSON.stringify(address))).size).toBe(50);
    expect(
      answers.filter(({ __typename }) => __typename === 'AddressBookFull').length,
    ).toBeGreaterThanOrEqual(4);
    expect(await create(ada, at('a new one'))).toEqual({ __typename: 'AddressBookFull', maximum: 50 });
    expect(await create(ada, addresses[0]!.address)).toMatchObject({ address: { id: addresses[0]!.id } });
  });

  test('is hidden from other customers and from staff', async () => {
    const [ada, ben, staff] = [await newCustomer(app), await newCustomer(app), await newStaff(app)];
    const { id } = await save(ada, ADDRESS);
    const { id: productId } = await newProduct(app);
    const { order } = await placeOrder(app, ada, [{ productId }]);
    const document = '{ order(by: { id: "…" }) { customer { id addresses { id } } } }'.replace('…', order.id);

    expect(await ask(app, document, {}, staff)).toBe('FORBIDDEN');
    for (const as of [ben, staff]) {
      expect(await update(as, id, ADDRESS)).toBe('NOT_FOUND');
      expect(await ask(app, DELETE, { id }, as)).toBe('NOT_FOUND');
      const input = { idempotencyKey: id, items: [{ productId, quantity: 1 }], shippingAddressId: id };
      expect(await ask(app, PLACE_ORDER, { input }, as)).toBe('NOT_FOUND');
    }
    expect(await book(ada)).toHaveLength(1);
  });

  test('reports every invalid field, and needs no postal code where there is none', async () => {
    const ada = await newCustomer(app);
    const invalid = {
      ...ADDRESS,
      name: ' ',
      company: 'x'.repeat(201),
      vatNumber: 'x'.repeat(41),
      postalCode: null,
    };

    expect((await create(ada, invalid)).issues).toEqual([
      { path: ['address', 'company'], code: 'TOO_LONG' },
      { path: ['address', 'vatNumber'], code: 'TOO_LONG' },
      { path: ['address', 'name'], code: 'TOO_SHORT' },
      { path: ['address', 'postalCode'], code: 'TOO_SHORT' },
    ]);
    const hongKong = await save(ada, { ...ADDRESS, postalCode: null, country: 'HK' });
    expect(hongKong.address).toMatchObject({ country: 'HK', postalCode: '' });
  });

  test('is read with one statement, and is deleted with the account', async () => {
    const ada = await newCustomer(app);
    await save(ada, at('1'));
    await save(ada, at('2'));
    app.statements.length = 0;
    await book(ada);
    // The viewer and the addresses.
    expect(app.statements).toHaveLength(2);

    await app.db.delete(users).where(eq(users.id, ada.id));
    expect(await app.db.$count(savedAddresses, eq(savedAddresses.userId, ada.id))).toBe(0);
  });
});

describe('the addresses of an order', () => {
  const ORDER = `query ($id: ID!) { order(by: { id: $id }) {
    shippingAddress { ${FIELDS} } billingAddress { ${FIELDS} } } }`;
  const addressesOf = (id: string, as: Account) => ask(app, ORDER, { id }, as);
  const place = async (as: Account, input: object) => {
    const { id } = await newProduct(app);
    return placeOrder(app, as, [{ productId: id }], input);
  };

  test('are taken from the request; billing defaults to shipping', async () => {
    const ada = await newCustomer(app);
    const shippingAddress = { ...ADDRESS, company: 'Ada Ltd' };
    const billingAddress = { ...at('9'), vatNumber: 'DE123456789' };

    const { order: one } = await place(ada, { shippingAddress });
    const { order: two } = await place(ada, { shippingAddress, billingAddress });

    const ship = { ...EMPTY, ...shippingAddress };
    expect(await addressesOf(one.id, ada)).toEqual({ shippingAddress: ship, billingAddress: ship });
    expect(await addressesOf(two.id, ada)).toEqual({
      shippingAddress: ship,
      billingAddress: { ...EMPTY, ...billingAddress },
    });
    expect(await book(ada)).toEqual([]);
  });

  test('are copies of saved addresses, at their tax rate; a repeated request finds its order after they change', async () => {
    const ada = await newCustomer(app);
    await newTaxRate(app, { country: 'SE', rate: 250_000 });
    const home = await save(ada, { ...at('home'), country: 'SE' });
    const office = await save(ada, at('office'));
    const input = {
      idempotencyKey: 'by id',
      shippingAddress: null,
      shippingAddressId: home.id,
      billingAddressId: office.id,
    };
    const { id: productId } = await newProduct(app);
    const request = () => placeOrder(app, ada, [{ productId }], input);

    const { order } = await request();
    expect(order.tax).toEqual({ amount: '2.50' });
    await update(ada, home.id, at('moved'));
    expect(await request()).toMatchObject({ replayed: true, order: { id: order.id } });
    await ask(app, DELETE, { id: office.id }, ada);

    expect(await request()).toMatchObject({ replayed: true, order: { id: order.id } });
    expect(await addressesOf(order.id, ada)).toMatchObject({
      shippingAddress: { line1: 'home' },
      billingAddress: { line1: 'office' },
    });
    const other = { ...input, idempotencyKey: 'another' };
    const items = [{ productId, quantity: 1 }];
    expect(await ask(app, PLACE_ORDER, { input: { ...other, items } }, ada)).toBe('NOT_FOUND');
  });

  test('are saved once if saveAddress is set', async () => {
    const ada = await newCustomer(app);
    const input = { idempotencyKey: 'save', billingAddress: at('9'), saveAddress: true };
    const { id: productId } = await newProduct(app);

    for (const replayed of [false, true]) {
      expect(await placeOrder(app, ada, [{ productId }], input)).toMatchObject({ replayed });
      expect((await book(ada)).map(({ address }) => address)).toMatchObject([{ line1: '9' }, ADDRESS]);
    }
    await place(ada, { saveAddress: true });
    expect(await book(ada)).toHaveLength(2);
    expect(await placeOrder(app, ada, [{ productId }], { ...input, saveAddress: false })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
  });

  test('are placed without saving if the address book is full', async () => {
    const ada = await newCustomer(app);
    const values = Array.from({ length: 50 }, (_, n) => ({
      userId: ada.id,
      address: { ...at(`${n}`), line2: null, region: null, phone: null },
      fingerprint: Buffer.from(`${n}`),
    }));
    await app.db.insert(savedAddresses).values(values);

    expect(await place(ada, { saveAddress: true })).toMatchObject({ __typename: 'PlaceOrderSuccess' });
    expect(await book(ada)).toHaveLength(50);
  });

  test.each([
    ['no address', { shippingAddress: null }, [['shippingAddress', 'REQUIRED']]],
    [
      'two shipping addresses',
      { shippingAddressId: '01980000-0000-7000-8000-000000000000' },
      [['shippingAddressId', 'CONFLICT']],
    ],
    [
      'two billing addresses',
      { billingAddress: ADDRESS, billingAddressId: '01980000-0000-7000-8000-000000000000' },
      [['billingAddressId', 'CONFLICT']],
    ],
    [
      'an invalid billing address',
      { billingAddress: { ...ADDRESS, city: '' } },
      [['billingAddress.city', 'TOO_SHORT']],
    ],
  ])('are refused: %s', async (_, input, expected) => {
    const ada = await newCustomer(app);
    const { issues } = await place(ada, input);

    expect(issues.map(({ path, code }: { path: string[]; code: string }) => [path.join('.'), code])).toEqual(
      expected,
    );
  });

  test('are never rewritten, except that the phone is cleared', async () => {
    const ada = await newCustomer(app);
    const billingAddress = { ...at('9'), phone: '+1 555 0100' };
    const { order } = await place(ada, { billingAddress });
    const { order: plain } = await place(ada, {});
    const set = (id: string, sql: string) =>
      app.db.$client.query(`update orders set billing_address = ${sql} where id = $1`, [id]);

    await expect(set(order.id, `billing_address || '{"city": "Elsewhere"}'`)).rejects.toThrow(
      'would rewrite history',
    );
    await expect(set(order.id, 'null')).rejects.toThrow('would rewrite history');
    await expect(set(plain.id, 'shipping_address')).rejects.toThrow('would rewrite history');
    await set(order.id, `jsonb_set(billing_address, '{phone}', 'null')`);
    expect((await addressesOf(order.id, ada)).billingAddress).toMatchObject({ line1: '9', phone: null });
  });

  test('of orders without the new fields are unchanged', async () => {
    const ada = await newCustomer(app);
    const { order } = await place(ada, {});
    const [row] = await app.db.select().from(orders).where(eq(orders.id, order.id));

    expect(row).toMatchObject({ billingAddress: null });
    expect(Object.keys(row!.shippingAddress).sort()).toEqual([
      'city',
      'country',
      'line1',
      'line2',
      'name',
      'phone',
      'postalCode',
      'region',
    ]);
  });

  test('inline need no further statement than before; saved ones need one', async () => {
    const ada = await newCustomer(app);
    const { id } = await save(ada, ADDRESS);
    const count = async (input: object) => {
      app.statements.length = 0;
      await place(ada, input);
      // Without the two statements that insert the product.
      return app.statements.length - 2;
    };

    const inline = await count({ billingAddress: at('9') });
    expect(await count({ shippingAddress: null, shippingAddressId: id, billingAddressId: id })).toBe(
      inline + 1,
    );
  });
});

describe('updateProfile', () => {
  const PROFILE = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) {
    ... on UpdateProfileSuccess { user { name locale } } ... on InvalidInput { issues { path code } } } }`;
  const change = (as: Account, input: object) => ask(app, PROFILE, { input }, as);

  test('changes the name and the locale, and leaves omitted fields', async () => {
    const ada = await newCustomer(app);

    expect(await change(ada, { name: ' Ada L. ' })).toEqual({ user: { name: 'Ada L.', locale: null } });
    expect(await change(ada, { locale: 'de-de' })).toEqual({ user: { name: 'Ada L.', locale: 'de-DE' } });
    expect(await ask(app, '{ me { name locale } }', {}, ada)).toEqual({ name: 'Ada L.', locale: 'de-DE' });
    expect(await change(ada, { locale: null })).toEqual({ user: { name: 'Ada L.', locale: null } });
    expect(await change(ada, {})).toEqual({ user: { name: 'Ada L.', locale: null } });
  });

  test('keeps both of two concurrent changes', async () => {
    const ada = await newCustomer(app);
    await Promise.all([change(ada, { name: 'Ada B.' }), change(ada, { locale: 'fr' })]);

    expect(await ask(app, '{ me { name locale } }', {}, ada)).toEqual({ name: 'Ada B.', locale: 'fr' });
  });

  test('reports invalid values', async () => {
    const ada = await newCustomer(app);

    expect(await change(ada, { name: ' ', locale: 'no language' })).toEqual({
      issues: [
        { path: ['name'], code: 'TOO_SHORT' },
        { path: ['locale'], code: 'INVALID' },
      ],
    });
    expect(await change(ada, { name: null })).toEqual({ issues: [{ path: ['name'], code: 'REQUIRED' }] });
  });
});
