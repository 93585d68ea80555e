import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { categories, discountCodes, products } from '../../src/platform/db/schema.ts';
import { ask as askAs, startApp, type Account, type App } from '../support/app.ts';
import { cartClient } from '../support/carts.ts';
import { issues } from '../support/catalog.ts';
import {
  newCategory,
  newCustomer,
  newDiscountCode,
  newProduct,
  newProducts,
  newStaff,
  placeOrder,
} from '../support/data.ts';
import { idsOf, pages } from '../support/pages.ts';

let app: App;
let staff: Account;
beforeAll(async () => {
  app = await startApp();
  staff = await newStaff(app);
});
afterAll(() => app.stop());

const CODE = `id code description percentage amount { amount currency } minimumSubtotal { amount } startsAt endsAt
  maxUses maxUsesPerCustomer uses products { id } categories { id } isCombinable isActive createdAt updatedAt`;
const REFUSALS = '... on DiscountCodeTaken { code } ... on InvalidInput { issues { path code } }';
const CREATE = `mutation ($input: CreateDiscountCodeInput!) { createDiscountCode(input: $input) {
  __typename ... on CreateDiscountCodeSuccess { discountCode { ${CODE} } } ${REFUSALS} } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateDiscountCodeInput!) { updateDiscountCode(id: $id, input: $input) {
  __typename ... on UpdateDiscountCodeSuccess { discountCode { ${CODE} } } ${REFUSALS} } }`;
const DELETE = 'mutation ($id: ID!) { deleteDiscountCode(id: $id) { __typename id } }';
const LIST = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: DiscountCodeFilter) {
  discountCodes(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    totalCount nodes { ${CODE} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

const ask = (document: string, variables: object = {}) => askAs(app, document, variables, staff);
let count = 0;
const create = (input: object) =>
  ask(CREATE, { input: { code: `NEW-${++count}`, description: 'Ten off', percentage: '10', ...input } });
const update = (id: string, input: object) => ask(UPDATE, { id, input });
const remove = (id: string) => ask(DELETE, { id });
const stored = async (id: string) => {
  const [row] = await app.db.select().from(discountCodes).where(eq(discountCodes.id, id));
  return row!;
};
/** Returns the issues of fields inside lists, with dotted paths. */
const issuesAt = (...pairs: [path: string, code: string][]) => ({
  __typename: 'InvalidInput',
  issues: pairs.map(([path, code]) => ({ path: path.split('.'), code })),
});

describe('createDiscountCode', () => {
  test('creates a code with all its fields, in upper case, and finds it in any case', async () => {
    const [one, other] = await newProducts(app, 2);
    const { id: categoryId } = await newCategory(app);
    const answer = await create({
      code: '  Lamps_20-x ',
      description: ' Twenty per cent off all lamps ',
      percentage: '20.5',
      minimumSubtotal: '49.9',
      startsAt: '2030-01-01T00:00:00Z',
      endsAt: '2030-01-01T00:00:00.001Z',
      maxUses: 1_000_000_000,
      maxUsesPerCustomer: 1_000_000,
      productIds: [other!.id, one!.id, other!.id.toUpperCase()],
      categoryIds: [categoryId],
      isCombinable: true,
      isActive: false,
    });
    const { discountCode } = answer;

    expect(discountCode).toEqual({
      id: discountCode.id,
      code: 'LAMPS_20-X',
      description: 'Twenty per cent off all lamps',
      percentage: '20.5',
      amount: null,
      minimumSubtotal: { amount: '49.90' },
      startsAt: '2030-01-01T00:00:00.000Z',
      endsAt: '2030-01-01T00:00:00.001Z',
      maxUses: 1_000_000_000,
      maxUsesPerCustomer: 1_000_000,
      uses: 0,
      products: [{ id: other!.id }, { id: one!.id }],
      categories: [{ id: categoryId }],
      isCombinable: true,
      isActive: false,
      createdAt: discountCode.updatedAt,
      updatedAt: discountCode.updatedAt,
    });
    expect(await ask(LIST, { filter: { code: ' lamps_20-X' } })).toMatchObject({
      totalCount: 1,
      nodes: [discountCode],
    });
  });

  test('a code of only a name, a description and an amount applies to all products, alone, from now on', async () => {
    const { discountCode } = await create({ percentage: null, amount: 5 });

    expect(discountCode).toMatchObject({
      percentage: null,
      amount: { amount: '5.00', currency: 'USD' },
      minimumSubtotal: null,
      startsAt: null,
      endsAt: null,
      maxUses: null,
      maxUsesPerCustomer: null,
      products: [],
      categories: [],
      isCombinable: false,
      isActive: true,
    });
    const cart = cartClient(app, await newCustomer(app));
    await cart.add({ productId: (await newProduct(app)).id });
    expect((await cart.apply(discountCode.code)).cart.total).toEqual({ amount: '5.00' });
  });

  test('a code is unique in any case, for renames and concurrent creations', async () => {
    const { discountCode } = await create({ code: 'taken' });
    const other = (await create({})).discountCode;
    const taken = { __typename: 'DiscountCodeTaken', code: 'TAKEN' };

    expect(await create({ code: 'Taken' })).toEqual(taken);
    expect(await update(other.id, { code: ' tAKEN ' })).toEqual(taken);
    expect((await update(discountCode.id, { code: 'taken' })).discountCode.code).toBe('TAKEN');
    for (let round = 0; round < 10; round++) {
      const answers = await Promise.all([
        create({ code: `twice-${round}` }),
        create({ code: `TWICE-${round}` }),
      ]);
      expect(answers.map((answer): string => answer.__typename).sort()).toEqual([
        'CreateDiscountCodeSuccess',
        'DiscountCodeTaken',
      ]);
    }
  });

  test('lists all issues of a code together, including unknown products', async () => {
    const { id } = await newProduct(app);
    const gone = await newProduct(app, { isActive: false, deletedAt: new Date() });
    const { discountCode } = await create({});
    const before = await app.db.$count(discountCodes);
    const wrong = {
      code: 'a b',
      description: ' ',
      percentage: '0',
      amount: '1.999',
      minimumSubtotal: '-1',
      startsAt: '2030-01-02T00:00:00Z',
      endsAt: '2030-01-02T00:00:00Z',
      maxUses: 0,
      maxUsesPerCustomer: 1_000_001,
      productIds: [id, id, randomUUID(), gone.id],
      categoryIds: [id],
    };
    const all = issuesAt(
      ['code', 'INVALID'],
      ['description', 'TOO_SHORT'],
      ['percentage', 'OUT_OF_RANGE'],
      ['amount', 'TOO_PRECISE'],
      ['amount', 'CONFLICT'],
      ['minimumSubtotal', 'OUT_OF_RANGE'],
      ['maxUses', 'OUT_OF_RANGE'],
      ['maxUsesPerCustomer', 'OUT_OF_RANGE'],
      ['endsAt', 'OUT_OF_RANGE'],
      ['productIds.2', 'NOT_FOUND'],
      ['productIds.3', 'NOT_FOUND'],
      ['categoryIds.0', 'NOT_FOUND'],
    );

    expect(await create(wrong)).toEqual(all);
    expect(await update(discountCode.id, wrong)).toEqual(all);
    expect(await app.db.$count(discountCodes)).toBe(before);
    expect(await stored(discountCode.id)).toMatchObject({ code: discountCode.code, version: 1 });
    expect(
      await update(discountCode.id, { code: null, description: null, isCombinable: null, isActive: null }),
    ).toEqual(
      issues(
        ['code', 'REQUIRED'],
        ['description', 'REQUIRED'],
        ['isCombinable', 'REQUIRED'],
        ['isActive', 'REQUIRED'],
      ),
    );
  });

  test.each<[field: string, code: string, values: unknown[]]>([
    ['code', 'INVALID', ['', ' ', 'A', 'a b', 'a\0b', 'ÄB', 'A.B', 'x'.repeat(41)]],
    ['description', 'TOO_LONG', ['x'.repeat(201)]],
    ['description', 'INVALID_CHARACTERS', ['a\0b', 'half \ud83d']],
    ['percentage', 'OUT_OF_RANGE', ['0', '-10', '100.0001', '9'.repeat(20)]],
    ['percentage', 'TOO_PRECISE', ['0.00001']],
    ['minimumSubtotal', 'OUT_OF_RANGE', ['90071992547409.93']],
    ['minimumSubtotal', 'TOO_PRECISE', ['0.001']],
    ['startsAt', 'OUT_OF_RANGE', ['0000-12-31T00:00:00Z']],
    ['endsAt', 'OUT_OF_RANGE', ['9999-12-31T23:59:59-01:00']],
    ['maxUses', 'OUT_OF_RANGE', [0, -1, 1_000_000_001]],
    ['maxUsesPerCustomer', 'OUT_OF_RANGE', [0]],
  ])('a code whose %s is %s is refused', async (field, code, values) => {
    const { discountCode } = await create({});
    for (const value of values) {
      expect(await create({ [field]: value })).toEqual(issues([field, code]));
      expect(await update(discountCode.id, { [field]: value })).toEqual(issues([field, code]));
    }
  });

  test.each<[code: string, amounts: unknown[]]>([
    ['OUT_OF_RANGE', ['0', '0.00', '-1', '90071992547409.93']],
    ['TOO_PRECISE', ['0.001']],
  ])('an amount that is %s is refused', async (code, amounts) => {
    for (const amount of amounts) {
      expect(await create({ percentage: null, amount })).toEqual(issues(['amount', code]));
    }
  });

  test('limits a code to 100 products and 100 categories', async () => {
    const ids = (await newProducts(app, 101)).map(({ id }) => id);
    const { discountCode } = await create({ productIds: ids.slice(1) });

    expect(discountCode.products).toHaveLength(100);
    expect(await create({ productIds: ids })).toEqual(issues(['productIds', 'TOO_MANY']));
    expect((await create({ categoryIds: ids })).issues[0]).toEqual({
      path: ['categoryIds'],
      code: 'TOO_MANY',
    });
  });

  test('rejects malformed ids, numbers and dates before any change', async () => {
    const wrong = [
      { productIds: ['abc'] },
      { categoryIds: ['\0'] },
      { percentage: 'ten' },
      { startsAt: 'soon' },
      { startsAt: '2016-12-31T23:59:60Z' },
      { maxUses: 2 ** 31 },
    ];
    for (const input of wrong) expect(await create(input)).toBe('BAD_USER_INPUT');
    for (const id of ['', 'abc', '\0']) {
      expect(await update(id, {})).toBe('BAD_USER_INPUT');
      expect(await remove(id)).toBe('BAD_USER_INPUT');
    }
  });
});

describe('updateDiscountCode', () => {
  test('an omitted field stays, a null clears it, and each change increments the version', async () => {
    const { id: productId } = await newProduct(app);
    const { discountCode } = await create({
      minimumSubtotal: '5',
      startsAt: '2030-01-01T00:00:00Z',
      endsAt: '2031-01-01T00:00:00Z',
      maxUses: 3,
      maxUsesPerCustomer: 1,
      productIds: [productId],
    });
    const { id } = discountCode;
    const renamed = (await update(id, { description: 'Renamed' })).discountCode;
    const same = (await update(id, {})).discountCode;
    const cleared = (
      await update(id, {
        minimumSubtotal: null,
        startsAt: null,
        endsAt: null,
        maxUses: null,
        maxUsesPerCustomer: null,
        productIds: null,
        categoryIds: null,
      })
    ).discountCode;

    expect(renamed).toEqual({ ...discountCode, description: 'Renamed', updatedAt: renamed.updatedAt });
    expect(Date.parse(renamed.updatedAt)).toBeGreaterThan(Date.parse(discountCode.updatedAt));
    expect(same).toEqual({ ...renamed, updatedAt: same.updatedAt });
    expect(cleared).toEqual({
      ...same,
      minimumSubtotal: null,
      startsAt: null,
      endsAt: null,
      maxUses: null,
      maxUsesPerCustomer: null,
      products: [],
      updatedAt: cleared.updatedAt,
    });
    expect((await stored(id)).version).toBe(4);
  });

  test('a percentage replaces an amount and the reverse, and one of them is required', async () => {
    const { id } = (await create({ percentage: '10' })).discountCode;
    const kindAfter = async (input: object) => {
      const answer = await update(id, input);
      return answer.issues ?? [answer.discountCode.percentage, answer.discountCode.amount?.amount ?? null];
    };
    const required = [{ path: ['percentage'], code: 'REQUIRED' }];

    expect(await kindAfter({ amount: '3' })).toEqual([null, '3.00']);
    expect(await kindAfter({ percentage: null })).toEqual([null, '3.00']);
    expect(await kindAfter({ amount: null })).toEqual(required);
    expect(await kindAfter({ percentage: '12.5' })).toEqual(['12.5', null]);
    expect(await kindAfter({ percentage: null })).toEqual(required);
    expect(await kindAfter({ percentage: null, amount: null })).toEqual(required);
    expect(await kindAfter({ percentage: null, amount: '4' })).toEqual([null, '4.00']);
    expect(await kindAfter({ percentage: '5', amount: null })).toEqual(['5', null]);
    expect(await kindAfter({ percentage: '5', amount: '1' })).toEqual([
      { path: ['amount'], code: 'CONFLICT' },
    ]);
    expect(await create({ percentage: null })).toMatchObject({ issues: required });
  });

  test('requires the end of a code after its start, even if only one date changes', async () => {
    const { id } = (await create({ startsAt: '2030-05-01T00:00:00Z', endsAt: '2030-06-01T00:00:00Z' }))
      .discountCode;

    expect(await update(id, { endsAt: '2030-05-01T00:00:00Z' })).toEqual(issues(['endsAt', 'OUT_OF_RANGE']));
    expect(await update(id, { startsAt: '2030-06-01T00:00:00Z' })).toEqual(
      issues(['startsAt', 'OUT_OF_RANGE']),
    );
    expect(await update(id, { startsAt: '2031-06-01T00:00:00Z', endsAt: null })).toMatchObject({
      discountCode: { startsAt: '2031-06-01T00:00:00.000Z', endsAt: null },
    });
  });

  test('rejects a limit below the current uses, and reports the current uses', async () => {
    const { id } = await newDiscountCode(app, { uses: 3 });
    const { data } = await app.query(
      `mutation ($id: ID!) { updateDiscountCode(id: $id, input: { maxUses: 2 }) {
      ... on InvalidInput { message issues { path code } } } }`,
      { id },
      { as: staff },
    );

    expect(data.updateDiscountCode).toEqual({
      message: 'maxUses must be at least 3: the code has been used 3 times.',
      issues: [{ path: ['maxUses'], code: 'OUT_OF_RANGE' }],
    });
    expect((await update(id, { maxUses: 3 })).discountCode).toMatchObject({ maxUses: 3, uses: 3 });
  });

  test('a limit lowered during orders with the code is never below its uses', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, code } = await newDiscountCode(app);
      const { id: productId } = await newProduct(app);
      const buyers = await Promise.all(Array.from({ length: 6 }, () => newCustomer(app)));
      const [limited, ...orders] = await Promise.all([
        update(id, { maxUses: 3 }),
        ...buyers.map((buyer) => placeOrder(app, buyer, [{ productId }], { discountCode: code })),
      ]);
      const placed = orders.filter(({ __typename }) => __typename === 'PlaceOrderSuccess').length;
      const { maxUses, uses } = await stored(id);

      expect(uses).toBe(placed);
      expect(limited.__typename === 'InvalidInput' ? maxUses : maxUses === 3 && uses <= 3).toBe(
        limited.__typename === 'InvalidInput' ? null : true,
      );
    }
  });

  test('orders keep their discounts when the code is changed or deleted, and carts lose them', async () => {
    const { id, code } = (await create({ percentage: '50' })).discountCode;
    const [buyer, later] = [await newCustomer(app), await newCustomer(app)];
    const { id: productId } = await newProduct(app);
    const { order } = await placeOrder(app, buyer, [{ productId }], { discountCode: code });
    const cart = cartClient(app, later);
    await cart.add({ productId });
    await cart.apply(code);

    await update(id, { amount: '1.00' });
    expect((await cart.cart()).discount).toEqual({ amount: '1.00' });
    expect(await remove(id)).toEqual({ __typename: 'DeleteDiscountCodeSuccess', id });
    expect((await cart.cart()).problems).toMatchObject([{ code, reason: 'UNKNOWN' }]);
    expect(
      await ask('query ($id: ID!) { order(by: { id: $id }) { discountLines { code amount { amount } } } }', {
        id: order.id,
      }),
    ).toEqual({ discountLines: [{ code, amount: { amount: '5.00' } }] });
  });

  test('an unknown code cannot be changed or deleted, and a deleted code can be created again', async () => {
    const { id, code } = (await create({})).discountCode;

    expect(await update(randomUUID(), { description: 'New' })).toBe('NOT_FOUND');
    expect(await remove(randomUUID())).toBe('NOT_FOUND');
    expect(await remove(id)).toEqual({ __typename: 'DeleteDiscountCodeSuccess', id });
    expect(await remove(id)).toBe('NOT_FOUND');
    expect(await update(id, { description: 'New' })).toBe('NOT_FOUND');
    expect((await create({ code })).discountCode.code).toBe(code);
  });

  test('a deleted category is removed from the scope of a code, and a deleted product stays', async () => {
    const { id: categoryId } = await newCategory(app);
    const { id: productId } = await newProduct(app);
    const { discountCode } = await create({ categoryIds: [categoryId], productIds: [productId] });
    await app.db.delete(categories).where(eq(categories.id, categoryId));
    await app.db
      .update(products)
      .set({ isActive: false, deletedAt: new Date() })
      .where(eq(products.id, productId));

    expect((await ask(LIST, { filter: { code: discountCode.code } })).nodes).toEqual([
      { ...discountCode, categories: [] },
    ]);
  });
});

describe('list', () => {
  test('lists codes newest first, in pages in both directions, filtered by name and status', async () => {
    const createdAt = new Date('2020-01-01T00:00:00Z');
    for (let number = 0; number < 9; number++) {
      // All were created at the same instant, so that their ids decide the order.
      await newDiscountCode(app, { createdAt, isActive: number % 2 === 0 });
    }
    const rows = await app.db
      .select()
      .from(discountCodes)
      .orderBy(desc(discountCodes.createdAt), desc(discountCodes.id));
    const read = async (filter: object | null, backward: boolean) => {
      const all = await pages(app, LIST, { size: 7, backward, variables: { filter }, as: staff });
      return { ids: idsOf(all), totalCount: all.at(backward ? 0 : -1)!.totalCount };
    };
    const listed = (fits: (row: (typeof rows)[number]) => boolean) => {
      const ids = rows.filter(fits).map(({ id }) => id);
      return { ids, totalCount: ids.length };
    };
    const { code } = rows[3]!;

    for (const backward of [false, true]) {
      expect(await read(null, backward)).toEqual(listed(() => true));
      expect(await read({ code: null, isActive: null }, backward)).toEqual(listed(() => true));
      expect(await read({ isActive: true }, backward)).toEqual(listed((row) => row.isActive));
      expect(await read({ isActive: false }, backward)).toEqual(listed((row) => !row.isActive));
      expect(await read({ code: code.toLowerCase() }, backward)).toEqual(listed((row) => row.code === code));
      expect(await read({ code: 'CODE', isActive: true }, backward)).toEqual({ ids: [], totalCount: 0 });
    }
    expect(await ask(LIST, { filter: { code: 'a\0b' } })).toBe('BAD_USER_INPUT');
  });

  test('a list of codes with their scope takes four statements, including the viewer, and a transaction for the count', async () => {
    const list = async (first: number, fields: string) => {
      app.statements.length = 0;
      const answer = await ask(`{ discountCodes(first: ${first}) { ${fields} } }`);
      return [answer.nodes.length, app.statements.length];
    };
    for (let number = 0; number < 12; number++) {
      const ids = (await newProducts(app, 2)).map(({ id }) => id);
      await newDiscountCode(app, { productIds: ids, categoryIds: [(await newCategory(app)).id] });
    }
    const covered = 'nodes { code products { name } categories { name } }';

    expect(await list(2, covered)).toEqual([2, 4]);
    expect(await list(12, covered)).toEqual([12, 4]);
    expect(await list(12, `${covered} totalCount`)).toEqual([12, 7]);
    expect(await list(12, 'nodes { code }')).toEqual([12, 2]);
  });
});
