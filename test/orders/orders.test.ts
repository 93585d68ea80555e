import { randomUUID } from 'node:crypto';
import type { OrderStatus } from '../../src/platform/db/schema.ts';
import { ask, fieldOf, startApp, type Account, type App } from '../support/app.ts';

import { actor, newShopper } from '../support/actors.ts';
import {
  ADDRESS,
  newCategory,
  newCustomer,
  newOrderRows,
  newProduct,
  newProducts,
  newStaff,
  newUser,
  placeOrder,
} from '../support/data.ts';
import { readPages, type ListPage } from '../support/pages.ts';

let app: App;
let staff: Account;
beforeAll(async () => {
  app = await startApp();
  staff = await newStaff(app);
});
afterAll(() => app.stop());

const numbersOf = (connection: { nodes: { number: string }[] }) =>
  connection.nodes.map(({ number }) => number);

describe('Query.order', () => {
  const BY_NUMBER = 'query ($number: String) { orders(filter: { number: $number }) { totalCount } }';
  const NOTATIONS = [
    ' ord-7k4m9qxa ',
    '7K4M9QXA',
    '7k4m 9qxa',
    '#7K4M9QXA',
    '# ORD-7K4M9QXA',
    'ORD7K4M9QXA',
    'Ord 7K4M-9QXA',
    'ORD\u20117K4M9QXA',
    'ORD – 7K4M9QXA',
    '\u00a0ORD-7K4M9QXA\u200b',
    'ＯＲＤ－７Ｋ４Ｍ９ＱＸＡ',
  ];

  const orderBy = async (by: object, as?: Account) =>
    fieldOf(await app.query('query ($by: OrderKey!) { order(by: $by) { id number } }', { by }, { as }));

  test('finds an order by id and by number, in any notation of the number', async () => {
    const ada = await newCustomer(app);
    const [order] = await newOrderRows(app, ada, [{ number: 'ORD-7K4M9QXA' }]);
    const found = { id: order!.id, number: 'ORD-7K4M9QXA' };

    for (const as of [ada, staff]) {
      expect(await orderBy({ id: order!.id }, as)).toEqual(found);
      expect(await orderBy({ id: order!.id.toUpperCase() }, as)).toEqual(found);
      expect(await orderBy({ number: 'ORD-7K4M9QXA' }, as)).toEqual(found);
      for (const number of NOTATIONS) {
        expect([number, await orderBy({ number }, as)]).toEqual([number, found]);
      }
    }
    for (const number of NOTATIONS) {
      expect([number, await ask(app, BY_NUMBER, { number }, staff)]).toEqual([number, { totalCount: 1 }]);
    }
  });

  test('an order does not exist for other customers and for guests', async () => {
    const [ada, eve] = [await newCustomer(app), await newCustomer(app)];
    const [order] = await newOrderRows(app, ada, [{}]);

    for (const as of [eve, undefined]) {
      expect(await orderBy({ id: order!.id }, as)).toBeNull();
      expect(await orderBy({ number: order!.number }, as)).toBeNull();
    }
  });

  test('returns null for an unknown order, and BAD_USER_INPUT for a malformed key', async () => {
    expect(await orderBy({ id: randomUUID() }, staff)).toBeNull();
    for (const number of ['ORD-00000000', '', '%', 'ORD-________']) {
      expect(await orderBy({ number }, staff)).toBeNull();
    }
    for (const by of [
      { id: 'abc' },
      { id: '' },
      { number: '\0' },
      {},
      { id: null },
      { id: randomUUID(), number: 'A' },
    ]) {
      expect(await orderBy(by, staff)).toBe('BAD_USER_INPUT');
    }
  });
});

describe('Query.orders', () => {
  const ORDERS = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: OrderFilter) {
  orders(first: $first, after: $after, last: $last, before: $before, filter: $filter) { totalCount nodes { number } pageInfo { endCursor } }
}`;
  const allOrders = async (variables: object, as: Account | undefined = staff) =>
    fieldOf(await app.query(ORDERS, variables, { as }));

  test('only staff list all orders', async () => {
    expect(await allOrders({}, await newCustomer(app))).toBe('FORBIDDEN');
    expect(fieldOf(await app.query(ORDERS))).toBe('UNAUTHENTICATED');
  });

  test('lists all orders of all customers newest first', async () => {
    const [ada, eve] = [await newCustomer(app), await newCustomer(app)];
    const year = (n: number) => new Date(Date.UTC(2090 + n, 0));
    const [a] = await newOrderRows(app, ada, [{ placedAt: year(1) }]);
    const [b] = await newOrderRows(app, eve, [{ placedAt: year(3) }]);
    const [c] = await newOrderRows(app, ada, [{ placedAt: year(2) }]);

    expect(numbersOf(await allOrders({ first: 3 }))).toEqual([b!.number, c!.number, a!.number]);
  });

  test('applies each filter alone and all filters combined', async () => {
    const [ada, eve] = [await newCustomer(app), await newCustomer(app)];
    const day = (n: number) => new Date(Date.UTC(2030, 0, n));
    const rows = await newOrderRows(app, ada, [
      { status: 'PENDING', placedAt: day(1) },
      { status: 'SHIPPED', placedAt: day(2) },
      { status: 'CANCELLED', placedAt: day(3) },
      { status: 'PENDING', placedAt: day(4) },
    ]);
    await newOrderRows(app, eve, [{ status: 'PENDING', placedAt: day(2) }]);
    const [one, two, three, four] = rows.map(({ number }) => number);
    const ofAda = { customerId: ada.id };
    const at = (n: number) => day(n).toISOString();

    for (const [filter, expected] of [
      [ofAda, [four, three, two, one]],
      [{ ...ofAda, status: ['PENDING'] }, [four, one]],
      [{ ...ofAda, status: ['SHIPPED', 'CANCELLED', 'SHIPPED'] }, [three, two]],
      [{ ...ofAda, status: [] }, []],
      [{ ...ofAda, status: null }, [four, three, two, one]],
      [{ ...ofAda, placedFrom: at(2) }, [four, three, two]],
      [{ ...ofAda, placedFrom: '2030-01-02T00:00:00.001Z' }, [four, three]],
      [{ ...ofAda, placedBefore: at(2) }, [one]],
      [{ ...ofAda, placedBefore: '2030-01-02T00:00:00.001Z' }, [two, one]],
      [{ ...ofAda, placedFrom: '2030-01-02T01:00:00+01:00', placedBefore: at(4) }, [three, two]],
      [{ ...ofAda, placedFrom: at(3), placedBefore: at(3) }, []],
      [{ number: two }, [two]],
      [{ number: ` ${two!.toLowerCase()} ` }, [two]],
      [{ number: two!.slice(0, 8) }, []],
      [{ number: '' }, []],
      [{ ...ofAda, number: two, status: ['PENDING'] }, []],
      [{ ...ofAda, number: four, status: ['PENDING'], placedFrom: at(4), placedBefore: at(5) }, [four]],
      [{ customerId: eve.id, number: four }, []],
      [{ customerId: randomUUID() }, []],
      [{ customerId: null, number: one }, [one]],
    ] as const) {
      const found = await allOrders({ filter });
      expect([filter, numbersOf(found), found.totalCount]).toEqual([filter, expected, expected.length]);
    }
  });

  test('searches parts of number, e-mail address and name, in any spelling of the number', async () => {
    const [ada, bob] = [
      await newUser(app, { email: 'Ada.Byron@engine.example' }),
      await newUser(app, { email: 'bob_1%@other.example' }),
    ];
    const address = { ...ADDRESS, line2: null, region: null, phone: null };
    const day = (n: number) => new Date(Date.UTC(2040, 0, n));
    const [one] = await newOrderRows(app, ada, [
      { number: 'ORD-QX7W9KMA', placedAt: day(1), shippingAddress: { ...address, name: 'Zoë Müller' } },
    ]);
    const [two] = await newOrderRows(app, bob, [
      { number: 'ORD-QX7WCCCC', placedAt: day(2), status: 'SHIPPED', email: null },
    ]);
    const [first, second] = [one!.number, two!.number];

    for (const [search, expected] of [
      ['ORD-QX7W9KMA', [first]],
      ['qx7w9kma', [first]],
      [' #ord qx7w-9kma ', [first]],
      ['#7W9', [first]],
      ['ORD-QX7W', [second, first]],
      ['qx 7w', [second, first]],
      ['9KMA ', [first]],
      ['byron@ENGINE', [first]],
      ['zoë mü', [first]],
      ['MÜLLER', [first]],
      ['ord-____', []],
      ['qx7%', [second, first]],
      ['bob_1%@', []],
      ["' or true --", []],
    ] as const) {
      const found = await allOrders({ filter: { search } });
      expect([search, numbersOf(found), found.totalCount]).toEqual([search, expected, expected.length]);
    }
    expect(numbersOf(await allOrders({ filter: { search: 'qx7w', status: ['SHIPPED'] } }))).toEqual([second]);
    expect(numbersOf(await allOrders({ filter: { search: 'qx7w', customerId: ada.id } }))).toEqual([first]);
    const page = await allOrders({ first: 1, filter: { search: 'qx7w' } });
    const after = { first: 1, after: page.pageInfo.endCursor, filter: { search: 'qx7w' } };
    expect([page, await allOrders(after)].map(numbersOf)).toEqual([[second], [first]]);
    for (const by of ['qx7w9kma', '#QX7W9KMA', 'ord qx7w 9kma'])
      expect(numbersOf(await allOrders({ filter: { number: by } }))).toEqual([first]);
  });

  test('filters by the complete e-mail address, ignoring case', async () => {
    const ada = await newUser(app, { email: 'Exact@mail.example' });
    const [order] = await newOrderRows(app, ada, [{}]);
    const found = async (filter: object) => numbersOf(await allOrders({ filter }));

    expect(await found({ email: ' exact@MAIL.example' })).toEqual([order!.number]);
    expect(await found({ email: 'exact@mail' })).toEqual([]);
    expect(await found({ email: '%' })).toEqual([]);
    expect(await found({ email: 'exact@mail.example', status: ['SHIPPED'] })).toEqual([]);
    expect(await found({ email: 'exact@mail.example', search: 'exact' })).toEqual([order!.number]);
  });

  test('filters by payment status, alone and with the status', async () => {
    const shopper = await newShopper(app);
    const [unpaid, paid, declined, refunded] = [
      await shopper.buy(),
      await shopper.buy(),
      await shopper.buy(),
      await shopper.buy(2),
    ];
    const [free] = await newOrderRows(app, shopper, [{ subtotal: 0n, total: 0n }]);
    await shopper.pay(paid.id);
    await shopper.pay(declined.id, 'decline');
    const { payment } = await shopper.pay(refunded.id);
    await actor(app, staff).refund(payment.id, { amount: 5 });
    const found = async (filter: object, ofAll = false) =>
      numbersOf(
        await allOrders({ first: 100, filter: { ...(!ofAll && { customerId: shopper.id }), ...filter } }),
      );

    expect(await found({ paymentStatus: ['UNPAID'] })).toEqual([declined.number, unpaid.number]);
    expect(await found({ paymentStatus: ['PAID'] })).toEqual([free!.number, paid.number]);
    expect(await found({ paymentStatus: ['PARTIALLY_REFUNDED', 'PAID'], status: ['PROCESSING'] })).toEqual([
      refunded.number,
      paid.number,
    ]);
    expect(await found({ paymentStatus: [] })).toEqual([]);
    expect(await found({ paymentStatus: ['PARTIALLY_REFUNDED', 'PARTIALLY_REFUNDED'] }, true)).toEqual([
      refunded.number,
    ]);
    expect(await found({ paymentStatus: ['PAID'], status: ['PROCESSING', 'SHIPPED'] }, true)).toEqual([
      paid.number,
    ]);
    await actor(app, staff).refund(payment.id);
    expect(await found({ paymentStatus: ['REFUNDED'] }, true)).toEqual([refunded.number]);
  });

  test('rejects a filter that can match no order with BAD_USER_INPUT', async () => {
    for (const filter of [
      { customerId: 'abc' },
      { customerId: '' },
      { number: '\0' },
      { status: ['LOST'] },
      { paymentStatus: ['LOST'] },
      { search: 'ab' },
      { search: '@.-%' },
      { search: 'x'.repeat(201) },
      { search: 'a\0bc' },
      { email: 'a\0b' },
      { placedFrom: '2030-01-02' },
      { placedBefore: '2030-02-30T00:00:00Z' },
    ]) {
      expect(await allOrders({ filter })).toBe('BAD_USER_INPUT');
    }
  });

  test('accepts the year 1 as before every order, and rejects the year 0', async () => {
    const ada = await newCustomer(app);
    const [order] = await newOrderRows(app, ada, [{}]);
    const filter = { customerId: ada.id };

    expect(numbersOf(await allOrders({ filter: { ...filter, placedFrom: '0001-01-01T00:00:00Z' } }))).toEqual(
      [order!.number],
    );
    expect(
      numbersOf(await allOrders({ filter: { ...filter, placedBefore: '0001-01-01T00:00:00Z' } })),
    ).toEqual([]);
    expect(await allOrders({ filter: { placedFrom: '0000-01-01T00:00:00Z' } })).toBe('BAD_USER_INPUT');
  });
});

describe('me.orders', () => {
  const MINE = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: OrderFilter) {
  me { orders(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    totalCount nodes { number } edges { cursor node { number } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  } }
}`;
  async function myOrders(as: Account, variables: object = {}) {
    const { data, errors } = await app.query(MINE, variables, { as });
    return errors ? (errors[0]!.extensions.code as string) : data.me.orders;
  }

  /**
   * Inserts 25 orders of one customer, ten of them placed in the same millisecond. Returns their numbers,
   * newest first.
   */
  async function twentyFive(customer: Account) {
    const at = (n: number) => new Date(Date.UTC(2031, 0, 1, 0, 0, n < 8 ? n : n < 18 ? 8 : n));
    const rows = await newOrderRows(
      app,
      customer,
      Array.from({ length: 25 }, (_, n) => ({ placedAt: at(n) })),
    );
    return rows
      .sort((a, b) => b.placedAt.getTime() - a.placedAt.getTime() || (a.id < b.id ? 1 : -1))
      .map(({ number }) => number);
  }

  test('customers list only their own orders, 20 per page by default', async () => {
    const [ada, eve] = [await newCustomer(app), await newCustomer(app)];
    await newOrderRows(app, eve, [{}, {}]);
    const numbers = await twentyFive(ada);

    const mine = await myOrders(ada);

    expect(numbersOf(mine)).toEqual(numbers.slice(0, 20));
    expect(mine.totalCount).toBe(25);
    expect(mine.edges.map(({ node }: { node: { number: string } }) => node.number)).toEqual(numbersOf(mine));
    expect(mine.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: mine.edges[0].cursor,
      endCursor: mine.edges[19].cursor,
    });
  });

  test.each([1, 3, 5, 10, 24, 25, 100])(
    'pages of %i in both directions contain every order once, in order',
    async (size) => {
      const ada = await newCustomer(app);
      const numbers = await twentyFive(ada);

      const read = (page: object): Promise<ListPage> => myOrders(ada, page);
      for (const backward of [false, true]) {
        const all = await readPages(read, { size, backward });
        expect(all.flatMap(numbersOf)).toEqual(numbers);
        expect(all).toHaveLength(Math.ceil(25 / size));
        expect(all.map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual(all.map((_, n) => n > 0));
        expect(all.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual(
          all.map((_, n) => n < all.length - 1),
        );
      }
    },
  );

  test('an order placed between two pages does not shift the next page', async () => {
    const ada = await newCustomer(app);
    const numbers = await twentyFive(ada);
    const { pageInfo } = await myOrders(ada, { first: 10 });
    await newOrderRows(app, ada, [{}, { placedAt: new Date(Date.UTC(2099, 0)) }]);

    const second = await myOrders(ada, { first: 10, after: pageInfo.endCursor });

    expect(numbersOf(second)).toEqual(numbers.slice(10, 20));
  });

  test('returns an empty list if the customer has no orders', async () => {
    expect(await myOrders(await newCustomer(app))).toEqual({
      totalCount: 0,
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  test("a filter selects only among the customer's own orders", async () => {
    const [ada, eve] = [await newCustomer(app), await newCustomer(app)];
    const [shipped] = await newOrderRows(app, ada, [{ status: 'SHIPPED' as OrderStatus }, {}]);
    const [foreign] = await newOrderRows(app, eve, [{}]);
    const mine = async (filter: object) => numbersOf(await myOrders(ada, { filter }));

    expect(await mine({ status: ['SHIPPED'] })).toEqual([shipped!.number]);
    expect(await mine({ customerId: eve.id })).toEqual([]);
    expect(await mine({ number: foreign!.number })).toEqual([]);
  });

  test('rejects invalid page sizes, mixed directions and foreign cursors with BAD_USER_INPUT', async () => {
    const ada = await newCustomer(app);
    await newOrderRows(app, ada, [{}, {}]);
    const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const [{ cursor: good }] = (await myOrders(ada)).edges;

    for (const page of [
      { first: -1 },
      { first: 101 },
      { last: 101 },
      { first: 2_147_483_647 },
      { first: 1, last: 1 },
      { first: 1, before: good },
      { last: 1, after: good },
      { after: good, before: good },
      ...[
        '',
        'abc',
        '\0',
        'e30',
        cursor(),
        cursor('NEWEST', '2031-01-01T00:00:00.000Z', randomUUID()),
        cursor('PLACED_AT', '2031-01-01', randomUUID()),
        cursor('PLACED_AT', '2031-13-01T00:00:00.000Z', randomUUID()),
        cursor('PLACED_AT', '2031-02-30T00:00:00.000Z', randomUUID()),
        cursor('PLACED_AT', '0000-01-01T00:00:00.000Z', randomUUID()),
        cursor('PLACED_AT', '+012031-01-01T00:00:00.000Z', randomUUID()),
        cursor('PLACED_AT', 'now', randomUUID()),
        cursor('PLACED_AT', '2031-01-01T00:00:00.000Z', 'abc'),
        cursor('PLACED_AT', '2031-01-01T00:00:00.000Z'),
        cursor('PLACED_AT', null, null),
      ].map((after) => ({ after })),
    ]) {
      expect([page, await myOrders(ada, page)]).toEqual([page, 'BAD_USER_INPUT']);
    }
  });
});

describe('statements', () => {
  const NESTED = `{ me { orders(first: 20) { nodes { number status total { amount currency } details {
  quantity unitPrice { amount } productName product { id name price { amount } category { id name } } } } } } }`;

  async function statementsOf(document: string, as: Account, variables: object = {}) {
    app.statements.length = 0;
    const { data, errors } = await app.query(document, variables, { as });
    expect(errors).toBeUndefined();
    return { data, count: app.statements.length };
  }

  test.each([1, 20])(
    '%i orders with details, products and categories take one statement, plus one for the viewer',
    async (howMany) => {
      const ada = await newCustomer(app);
      const categories = await Promise.all([1, 2, 3].map(() => newCategory(app)));
      for (let n = 0; n < howMany; n++) {
        const sold = await Promise.all(categories.map(({ id }) => newProduct(app, { categoryId: id })));
        await placeOrder(
          app,
          ada,
          sold.map(({ id }) => ({ productId: id })),
        );
      }

      const { data, count } = await statementsOf(NESTED, ada);

      expect(data.me.orders.nodes).toHaveLength(howMany);
      const [{ details }] = data.me.orders.nodes;
      expect(
        details.map((line: { product: { category: { name: string } } }) => line.product.category.name),
      ).toEqual(categories.map(({ name }) => name));
      expect(count).toBe(2);
    },
  );

  test('the payment status of orders is read with them', async () => {
    const ada = await newCustomer(app);
    const { id: productId } = await newProduct(app);
    for (let n = 0; n < 3; n++) await placeOrder(app, ada, [{ productId }]);

    const { data, count } = await statementsOf('{ me { orders { nodes { paymentStatus } } } }', ada);

    expect(data.me.orders.nodes).toEqual(Array.from({ length: 3 }, () => ({ paymentStatus: 'UNPAID' })));
    expect(count).toBe(2);
  });

  test('returns all lines of an order, whether they are eager-loaded or read separately', async () => {
    const ada = await newCustomer(app);
    const products = await newProducts(app, 24);
    for (const lines of [1, 19, 20, 21, 24]) {
      await placeOrder(
        app,
        ada,
        products.slice(0, lines).map(({ id }) => ({ productId: id })),
      );
    }

    const { data } = await statementsOf(
      `{ me { orders { nodes {
      light: details { quantity total { amount currency } product { id } order { id } }
      heavy: details { productName product { id description } } id
    } } } }`,
      ada,
    );

    const lines = data.me.orders.nodes.map(({ light }: { light: unknown[] }) => light.length);
    expect(lines).toEqual([24, 21, 20, 19, 1]);
    for (const { id, light, heavy } of data.me.orders.nodes) {
      const sold = products.slice(0, light.length);
      expect(
        light.map((line: { product: { id: string }; order: { id: string } }) => [
          line.product.id,
          line.order.id,
        ]),
      ).toEqual(sold.map((one) => [one.id, id]));
      expect(heavy.map((line: { product: object }) => line.product)).toEqual(
        sold.map((one) => ({ id: one.id, description: one.description })),
      );
    }
  });

  test('counts orders only on request, and reads histories and users once each', async () => {
    const ada = await newCustomer(app);
    await newOrderRows(app, ada, [{}, {}, {}]);

    expect((await statementsOf('{ me { orders { nodes { id } } } }', ada)).count).toBe(2);
    // The viewer, the page, and the transaction of the count.
    expect((await statementsOf('{ me { orders { totalCount } } }', ada)).count).toBe(5);
    const people = '{ me { orders { nodes { customer { id } history { actor { id } } } } } }';
    expect((await statementsOf(people, ada)).count).toBe(4);
  });

  test('orders of many customers nested in a list take the same statements as those of one', async () => {
    const customers = await Promise.all(Array.from({ length: 5 }, () => newCustomer(app)));
    const far = { placedAt: new Date(Date.UTC(2200, 0)) };
    for (const customer of customers) await newOrderRows(app, customer, [far, far, far]);

    const { data, count } = await statementsOf(
      '{ orders(first: 15) { nodes { customer { id orders(first: 2) { totalCount nodes { id } pageInfo { hasNextPage } } } } } }',
      staff,
    );

    expect(data.orders.nodes).toHaveLength(15);
    for (const { customer } of data.orders.nodes) {
      expect(customer.orders).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
      expect(customer.orders.nodes).toHaveLength(2);
    }
    // Viewer, all orders, customers, their pages, and the transaction of their counts.
    expect(count).toBe(7);
  });
});
