import { eq } from 'drizzle-orm';
import { discountCodes } from '../../src/platform/db/schema.ts';
import { newShopper, newStaffMember, type Shopper } from '../support/actors.ts';
import { ask as askAs, startApp, type Account, type App } from '../support/app.ts';
import { newGuest } from '../support/carts.ts';
import {
  brokenOrders,
  countByTypename,
  newCategory,
  newDiscountCode,
  newProduct,
  newProducts,
  newPromotion,
  newShippingMethod,
  newStaff,
  ADDRESS,
} from '../support/data.ts';

let app: App;
let staff: Account;
beforeAll(async () => {
  app = await startApp();
  staff = await newStaff(app);
});
afterAll(() => app.stop());

const PROMOTION = `id key description percentage amount { amount } isFreeShipping buyQuantity getQuantity
  minimumSubtotal { amount } startsAt endsAt maxUses maxUsesPerCustomer uses isLimited products { id }
  categories { id } priority isCombinable isActive createdAt updatedAt`;
const REFUSALS = `... on InvalidInput { issues { path code } } ... on PromotionKeyTaken { key }
  ... on PromotionsFull { maximum }`;
const CREATE = `mutation ($input: CreatePromotionInput!) { createPromotion(input: $input) {
  __typename ... on CreatePromotionSuccess { promotion { ${PROMOTION} } } ${REFUSALS} } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdatePromotionInput!) { updatePromotion(id: $id, input: $input) {
  __typename ... on UpdatePromotionSuccess { promotion { ${PROMOTION} } } ${REFUSALS} } }`;
const DELETE = 'mutation ($id: ID!) { deletePromotion(id: $id) { id } }';
const LIST = `query ($first: Int, $after: String, $filter: PromotionFilter) {
  promotions(first: $first, after: $after, filter: $filter) {
    totalCount nodes { id key } pageInfo { hasNextPage endCursor } } }`;
const LINES = 'discountLines { code description kind target amount { amount } }';
const ALLOCATIONS = 'discountAllocations { code kind target amount { amount } }';
const PREVIEW = `query ($input: PreviewOrderInput!) { previewOrder(input: $input) { ... on OrderPreview {
  subtotal { amount } discount { amount } total { amount } ${LINES} shipping { amount { amount } discount { amount } total { amount } }
  lines { discount { amount } ${ALLOCATIONS} } problems { ... on DiscountCodeRejected { code reason message } } } } }`;
const ORDER = `query ($id: ID!) { order(by: { id: $id }) { discountCode discount { amount } total { amount } ${LINES}
  shipping { amount { amount } discount { amount } total { amount } }
  details { discount { amount } ${ALLOCATIONS} } } }`;

const ask = (document: string, variables: object = {}) => askAs(app, document, variables, staff);
let count = 0;
const create = (input: object) =>
  ask(CREATE, { input: { key: `new-${++count}`, description: 'Ten off', percentage: '10', ...input } });
const update = (id: string, input: object) => ask(UPDATE, { id, input });
const money = (amount: string) => ({ amount });
const usesOf = async (id: string) =>
  (await app.db.select().from(discountCodes).where(eq(discountCodes.id, id)))[0]!.uses;

type Item = { productId: string; quantity?: number };
const preview = (items: Item[], input: object = {}, as?: Account) =>
  askAs(app, PREVIEW, { input: { items, ...input } }, as);
/** Returns the code and the amount of each discount. */
const discountsOf = (priced: { discountLines: { code: string; amount: { amount: string } }[] }) =>
  priced.discountLines.map(({ code, amount }) => [code, amount.amount]);

describe('promotions of staff', () => {
  test('creates a promotion with all its fields, finds it in any case, changes it and deletes it', async () => {
    const [one, other] = await newProducts(app, 2);
    const { id: categoryId } = await newCategory(app);
    const { promotion } = await create({
      key: ' Three-for-2 ',
      description: ' Three for two ',
      percentage: '100',
      buyQuantity: 2,
      getQuantity: 1,
      minimumSubtotal: '49.9',
      startsAt: '2030-01-01T00:00:00Z',
      endsAt: '2030-01-01T00:00:00.001Z',
      maxUses: 1_000_000_000,
      maxUsesPerCustomer: 1_000_000,
      productIds: [other!.id, one!.id],
      categoryIds: [categoryId],
      priority: 1000,
      isCombinable: true,
      isActive: false,
    });

    expect(promotion).toEqual({
      id: promotion.id,
      key: 'three-for-2',
      description: 'Three for two',
      percentage: '100',
      amount: null,
      isFreeShipping: false,
      buyQuantity: 2,
      getQuantity: 1,
      minimumSubtotal: money('49.90'),
      startsAt: '2030-01-01T00:00:00.000Z',
      endsAt: '2030-01-01T00:00:00.001Z',
      maxUses: 1_000_000_000,
      maxUsesPerCustomer: 1_000_000,
      uses: 0,
      isLimited: true,
      products: [{ id: other!.id }, { id: one!.id }],
      categories: [{ id: categoryId }],
      priority: 1000,
      isCombinable: true,
      isActive: false,
      createdAt: promotion.updatedAt,
      updatedAt: promotion.updatedAt,
    });
    expect((await ask(LIST, { filter: { key: 'THREE-for-2', isActive: false } })).nodes).toEqual([
      { id: promotion.id, key: 'three-for-2' },
    ]);
    // Each kind replaces the one before.
    expect((await update(promotion.id, { amount: 5 })).promotion).toMatchObject({
      percentage: null,
      amount: money('5.00'),
      buyQuantity: null,
      getQuantity: null,
    });
    expect((await update(promotion.id, { isFreeShipping: true })).promotion).toMatchObject({
      percentage: null,
      amount: null,
      isFreeShipping: true,
    });
    expect((await update(promotion.id, { percentage: 5, priority: 2 })).promotion).toMatchObject({
      percentage: '5',
      isFreeShipping: false,
      buyQuantity: null,
      priority: 2,
    });
    expect(await ask(DELETE, { id: promotion.id })).toEqual({ id: promotion.id });
    expect((await ask(LIST, { filter: { key: 'three-for-2' } })).nodes).toEqual([]);
  });

  test('lists all issues of an input, and refuses an incomplete or taken one', async () => {
    const issues = (...pairs: [path: string, code: string][]) => ({
      __typename: 'InvalidInput',
      issues: pairs.map(([path, code]) => ({ path: [path], code })),
    });
    expect(
      await create({
        key: '9-lives',
        amount: 1,
        isFreeShipping: true,
        buyQuantity: 0,
        getQuantity: 1000,
        priority: -1,
        maxUses: 0,
      }),
    ).toEqual(
      issues(
        ['key', 'INVALID'],
        ['amount', 'CONFLICT'],
        ['buyQuantity', 'OUT_OF_RANGE'],
        ['getQuantity', 'OUT_OF_RANGE'],
        ['isFreeShipping', 'CONFLICT'],
        ['buyQuantity', 'CONFLICT'],
        ['maxUses', 'OUT_OF_RANGE'],
        ['priority', 'OUT_OF_RANGE'],
      ),
    );
    expect(await create({ percentage: null })).toEqual(issues(['percentage', 'REQUIRED']));
    expect(await create({ buyQuantity: 1 })).toEqual(issues(['buyQuantity', 'REQUIRED']));
    expect(await create({ percentage: null, amount: 1, getQuantity: 1 })).toEqual(
      issues(['buyQuantity', 'CONFLICT']),
    );
    const { promotion } = await create({ key: 'taken', isActive: false });
    const other = (await create({ isActive: false })).promotion;
    expect(await create({ key: 'TAKEN' })).toEqual({ __typename: 'PromotionKeyTaken', key: 'taken' });
    expect(await update(other.id, { key: 'taken' })).toMatchObject({ __typename: 'PromotionKeyTaken' });
    expect(await update(promotion.id, { percentage: null })).toEqual(issues(['percentage', 'REQUIRED']));
    expect(await update(promotion.id, { isFreeShipping: true, buyQuantity: 1 })).toEqual(
      issues(['buyQuantity', 'CONFLICT']),
    );
    expect(await update(promotion.id, { getQuantity: 1 })).toEqual(issues(['buyQuantity', 'REQUIRED']));
  });

  test('a promotion is not a code: it is neither listed, changed, deleted nor entered as one', async () => {
    const { promotion } = await create({ key: 'no-code', isActive: false });
    const code = await newDiscountCode(app);
    const ada = await newShopper(app);
    const notFound = async (document: string, variables: object) =>
      (await app.query(document, variables, { as: staff })).errors?.[0]?.extensions.code;

    expect(await ask('{ discountCodes(filter: { code: "no-code" }) { nodes { id } } }')).toEqual({
      nodes: [],
    });
    expect((await ask('{ promotions { nodes { id } } }')).nodes).not.toContainEqual({ id: code.id });
    expect((await ask('{ discountCodes { nodes { id } } }')).nodes).not.toContainEqual({ id: promotion.id });
    const id = promotion.id;
    expect(await notFound('mutation ($id: ID!) { deleteDiscountCode(id: $id) { id } }', { id })).toBe(
      'NOT_FOUND',
    );
    expect(
      await notFound('mutation ($id: ID!) { updateDiscountCode(id: $id, input: {}) { __typename } }', { id }),
    ).toBe('NOT_FOUND');
    expect(await notFound(DELETE, { id: code.id })).toBe('NOT_FOUND');
    expect(await notFound(UPDATE, { id: code.id, input: {} })).toBe('NOT_FOUND');
    await app.db.update(discountCodes).set({ isActive: true }).where(eq(discountCodes.id, id));
    expect(await ada.cart.check('no-code')).toMatchObject({ code: 'NO-CODE', reason: 'UNKNOWN' });
    await app.db.update(discountCodes).set({ isActive: false }).where(eq(discountCodes.id, id));
  });

  test('pages through the promotions, newest first', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.unshift((await create({ isActive: false })).promotion.id);
    const first = await ask(LIST, { first: 2 });
    const second = await ask(LIST, { first: 1, after: first.pageInfo.endCursor });

    expect([...first.nodes, ...second.nodes].map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(first.pageInfo.hasNextPage).toBe(true);
  });

  test('at most 50 promotions are active, even if they are created or activated concurrently', async () => {
    const shop = await startApp();
    const owner = await newStaff(shop);
    const add = (n: number, isActive: boolean) =>
      askAs(
        shop,
        CREATE,
        { input: { key: `many-${n}`, description: 'Some off', percentage: 10, isActive } },
        owner,
      );
    const [ended, ...inactive] = await Promise.all([51, 52, 53, 54].map((n) => add(n, false)));
    await shop.db
      .update(discountCodes)
      .set({ isActive: true, endsAt: new Date(0) })
      .where(eq(discountCodes.id, ended.promotion.id));
    for (let n = 0; n < 48; n++) expect((await add(n, true)).__typename).toBe('CreatePromotionSuccess');
    const activate = (id: string) => askAs(shop, UPDATE, { id, input: { isActive: true } }, owner);

    const answers = await Promise.all([
      ...inactive.map(({ promotion }) => activate(promotion.id)),
      add(60, true),
      add(61, true),
    ]);

    const { PromotionsFull, ...placed } = countByTypename(answers);
    expect(PromotionsFull).toBe(3);
    expect(Object.values(placed).reduce((sum, n) => sum + n)).toBe(2);
    expect(await askAs(shop, UPDATE, { id: ended.promotion.id, input: { endsAt: null } }, owner)).toEqual({
      __typename: 'PromotionsFull',
      maximum: 50,
    });
    await shop.stop();
  });
});

describe('prices', () => {
  test('cart, preview and order have the same discounts, with the parts of each line', async () => {
    const ada = await newShopper(app);
    const [tea, cup] = await newProducts(app, 2);
    const all = [tea!.id, cup!.id];
    const first = await newPromotion(app, { productIds: all, priority: 2, isCombinable: true });
    const second = await newPromotion(app, {
      amount: 400n,
      productIds: [cup!.id],
      priority: 1,
      isCombinable: true,
    });
    const { code } = await newDiscountCode(app, { percentage: 500_000, isCombinable: true });
    const items = [
      { productId: tea!.id, quantity: 2 },
      { productId: cup!.id, quantity: 1 },
    ];
    // 30.00: a tenth is 3.00; 4.00 of the remaining 9.00 of the cup; then half of the remaining 23.00.
    const expected = [
      [first.code, '3.00'],
      [second.code, '4.00'],
      [code, '11.50'],
    ];
    const line = (...parts: [string, string, string][]) => ({
      discountAllocations: parts.map(([key, kind, amount]) => ({
        code: key,
        kind,
        target: 'GOODS',
        amount: money(amount),
      })),
    });
    const lines = [
      {
        discount: money('11.00'),
        ...line([first.code, 'PROMOTION', '2.00'], [code, 'CODE', '9.00']),
      },
      {
        discount: money('7.50'),
        ...line(
          [first.code, 'PROMOTION', '1.00'],
          [second.code, 'PROMOTION', '4.00'],
          [code, 'CODE', '2.50'],
        ),
      },
    ];

    const previewed = await preview(items, { discountCode: code }, ada);
    expect(discountsOf(previewed)).toEqual(expected);
    expect(previewed).toMatchObject({ discount: money('18.50'), total: money('11.50'), lines, problems: [] });

    await ada.cart.add(items);
    await ada.cart.apply(code);
    const cart = await askAs(
      app,
      `{ cart { discount { amount } total { amount } ${LINES} items { discount { amount } ${ALLOCATIONS} } } }`,
      {},
      ada,
    );
    expect(discountsOf(cart)).toEqual(expected);
    expect(cart).toMatchObject({ discount: money('18.50'), items: lines });
    expect(await ada.cart.check(code)).toMatchObject({ discount: money('11.50') });

    const { order } = await ada.placeOrder(undefined, { expectedTotal: '11.50' });
    const placed = await askAs(app, ORDER, { id: order.id }, ada);
    expect(discountsOf(placed)).toEqual(expected);
    expect(placed).toMatchObject({ discountCode: code, total: money('11.50'), details: lines });
    expect([await usesOf(first.id), await usesOf(second.id)]).toEqual([1, 1]);

    // With the product, the lines are loaded by the same statement as the order.
    const nested = await askAs(
      app,
      `{ me { orders { nodes { details { product { name } ${ALLOCATIONS} } } } } }`,
      {},
      ada,
    );
    expect(nested.orders.nodes[0].details).toMatchObject(
      lines.map(({ discountAllocations }) => ({ discountAllocations })),
    );
  });

  test('of promotions that cannot be combined the best one applies, and a tie goes to the higher priority', async () => {
    const tea = await newProduct(app);
    const productIds = [tea.id];
    await newPromotion(app, { productIds, percentage: 50_000, isCombinable: true, priority: 9 });
    await newPromotion(app, { productIds, percentage: 50_000, isCombinable: true, priority: 8 });
    const alone = await newPromotion(app, { productIds, percentage: 90_000 });
    const price = async (quantity: number) => discountsOf(await preview([{ productId: tea.id, quantity }]));

    // Both combinable promotions take off 0.50 and 0.475, rounded to 0.48.
    expect((await price(1)).map(([, amount]) => amount)).toEqual(['0.50', '0.48']);
    await app.db.update(discountCodes).set({ percentage: 200_000 }).where(eq(discountCodes.id, alone.id));
    expect(await price(1)).toEqual([[alone.code, '2.00']]);
    const equal = await newPromotion(app, { productIds, percentage: 200_000, priority: 1 });
    expect(await price(1)).toEqual([[equal.code, '2.00']]);
  });

  test('a code and a promotion that are both not combinable exclude each other, and the better one applies', async () => {
    const ada = await newShopper(app);
    const tea = await newProduct(app);
    const items = [{ productId: tea.id }];
    const promotion = await newPromotion(app, { productIds: [tea.id], percentage: 200_000 });
    const small = await newDiscountCode(app, { percentage: 100_000 });
    const large = await newDiscountCode(app, { percentage: 300_000 });
    const equal = await newDiscountCode(app, { percentage: 200_000 });
    const combinable = await newDiscountCode(app, { percentage: 100_000, isCombinable: true });
    const price = async (discountCode: string) => discountsOf(await preview(items, { discountCode }, ada));

    expect(await price(large.code)).toEqual([[large.code, '3.00']]);
    expect(await price(equal.code)).toEqual([[equal.code, '2.00']]);
    expect(await price(combinable.code)).toEqual([
      [promotion.code, '2.00'],
      [combinable.code, '0.80'],
    ]);
    expect(await preview(items, { discountCode: small.code }, ada)).toMatchObject({
      discountLines: [{ code: promotion.code }],
      problems: [{ code: small.code, reason: 'NOT_COMBINABLE' }],
    });
    await ada.cart.add(items);
    expect(await ada.cart.apply(small.code)).toMatchObject({ reason: 'NOT_COMBINABLE' });
    expect((await ada.cart.apply(large.code)).cart.discountLines).toMatchObject([{ code: large.code }]);
    expect(await ada.placeOrder(items, { discountCode: small.code })).toMatchObject({
      __typename: 'DiscountCodeRejected',
      reason: 'NOT_COMBINABLE',
    });
  });

  test('buy two, get one: the cheapest of each three units is free', async () => {
    const { id: categoryId } = await newCategory(app);
    const [tea, cup, pot] = await Promise.all(
      [300n, 500n, 900n].map((price) => newProduct(app, { price, categoryId })),
    );
    const other = await newProduct(app, { price: 100n });
    const { code } = await newPromotion(app, {
      percentage: 1_000_000,
      buyQuantity: 2,
      getQuantity: 1,
      categoryIds: [categoryId],
    });
    const price = async (...quantities: number[]) => {
      const items = [tea!, cup!, pot!, other]
        .map(({ id }, index) => ({ productId: id, quantity: quantities[index]! }))
        .filter(({ quantity }) => quantity > 0);
      return discountsOf(await preview(items));
    };

    expect(await price(1, 1, 0, 5)).toEqual([]);
    expect(await price(1, 1, 1, 5)).toEqual([[code, '3.00']]);
    expect(await price(1, 2, 2, 0)).toEqual([[code, '3.00']]);
    expect(await price(1, 2, 3, 0)).toEqual([[code, '8.00']]);
  });

  test('free delivery is a discount on the delivery, and goods discounts leave its price', async () => {
    const ada = await newShopper(app);
    const tea = await newProduct(app);
    const items = [{ productId: tea.id, quantity: 2 }];
    const { id: shippingMethodId } = await newShippingMethod(app, { country: 'NZ' });
    const goods = await newPromotion(app, {
      productIds: [tea.id],
      percentage: 1_000_000,
      isCombinable: true,
    });
    const delivered = { country: 'NZ', shippingMethodId };

    expect(await preview(items, delivered)).toMatchObject({
      total: money('4.90'),
      shipping: { amount: money('4.90'), discount: money('0.00'), total: money('4.90') },
    });
    const free = await newPromotion(app, { productIds: [tea.id], isFreeShipping: true, isCombinable: true });
    expect(discountsOf(await preview(items))).toEqual([[goods.code, '20.00']]);
    const input = { shippingMethodId, shippingAddress: { ...ADDRESS, country: 'NZ' }, expectedTotal: 0 };
    const { order } = await ada.placeOrder(items, input);

    expect(await askAs(app, ORDER, { id: order.id }, ada)).toMatchObject({
      discountCode: null,
      discount: money('20.00'),
      total: money('0.00'),
      discountLines: [
        { code: goods.code, kind: 'PROMOTION', target: 'GOODS', amount: money('20.00') },
        { code: free.code, kind: 'PROMOTION', target: 'SHIPPING', amount: money('4.90') },
      ],
      shipping: { amount: money('4.90'), discount: money('4.90'), total: money('0.00') },
    });
    expect(
      (
        await askAs(
          app,
          `query ($items: [CartItemInput!]) { shippingOptions(items: $items, country: "NZ") { price { amount } } }`,
          { items },
        )
      )[0],
    ).toEqual({ price: money('0.00') });
    expect(await usesOf(free.id)).toBe(1);
  });

  test('a promotion applies only while it is active, within its dates, above its minimum and below its limit', async () => {
    const tea = await newProduct(app);
    const { id, code } = await newPromotion(app, { productIds: [tea.id] });
    const price = async (terms: Partial<typeof discountCodes.$inferInsert>) => {
      await app.db
        .update(discountCodes)
        .set({ isActive: true, ...terms })
        .where(eq(discountCodes.id, id));
      return discountsOf(await preview([{ productId: tea.id, quantity: 2 }]));
    };
    const hour = 3_600_000;

    expect(await price({})).toEqual([[code, '2.00']]);
    expect(await price({ isActive: false })).toEqual([]);
    expect(await price({ startsAt: new Date(Date.now() + hour) })).toEqual([]);
    expect(await price({ startsAt: null, endsAt: new Date(Date.now() - hour) })).toEqual([]);
    expect(await price({ endsAt: null, minimumSubtotal: 2001n })).toEqual([]);
    expect(await price({ minimumSubtotal: 2000n })).toEqual([[code, '2.00']]);
    expect(await price({ maxUses: 1, uses: 1 })).toEqual([]);
    await price({ maxUses: null, uses: 0, isActive: false });
  });
});

describe('limits', () => {
  const buyers = (howMany: number) => Promise.all(Array.from({ length: howMany }, () => newShopper(app)));
  const order = (buyer: Shopper, productId: string, input: object = {}) =>
    buyer.placeOrder([{ productId, quantity: 1 }], input);
  const totalsOf = (answers: { order: { total: { amount: string } } }[]) => {
    const totals: Record<string, number> = {};
    for (const { order: placed } of answers)
      totals[placed.total.amount] = (totals[placed.total.amount] ?? 0) + 1;
    return totals;
  };

  test('of 20 concurrent orders, three get a promotion with three uses, and the others the full price', async () => {
    const tea = await newProduct(app);
    const { id } = await newPromotion(app, { productIds: [tea.id], maxUses: 3 });
    const customers = await buyers(20);

    const answers = await Promise.all(customers.map((buyer) => order(buyer, tea.id)));

    expect(totalsOf(answers)).toEqual({ '9.00': 3, '10.00': 17 });
    expect(await usesOf(id)).toBe(3);
    expect(await order(customers[0]!, tea.id, { expectedTotal: 9 })).toMatchObject({
      __typename: 'TotalChanged',
      actual: money('10.00'),
      changes: [],
    });
  });

  test('a limit per customer holds under races, and does not apply to guests', async () => {
    const tea = await newProduct(app);
    const { id } = await newPromotion(app, { productIds: [tea.id], maxUsesPerCustomer: 2 });
    const [ada, eve] = await buyers(2);

    const answers = await Promise.all(Array.from({ length: 10 }, () => order(ada!, tea.id)));

    expect(totalsOf(answers)).toEqual({ '9.00': 2, '10.00': 8 });
    expect((await order(eve!, tea.id)).order.total.amount).toBe('9.00');
    const guest = await newGuest(app);
    await guest.add({ productId: tea.id });
    expect((await guest.cart()).total).toMatchObject(money('10.00'));
    await Promise.all([ada!, eve!].map(({ cart }) => cart.add({ productId: tea.id })));
    expect([(await ada!.cart.cart()).total, (await eve!.cart.cart()).total]).toEqual([
      money('10.00'),
      money('9.00'),
    ]);
    expect(await usesOf(id)).toBe(3);
  });

  test('concurrent cancellations return the use of an order once', async () => {
    const tea = await newProduct(app);
    const { id } = await newPromotion(app, { productIds: [tea.id], maxUses: 1, maxUsesPerCustomer: 1 });
    const [ada] = await buyers(1);
    const keeper = await newStaffMember(app);
    const first = (await order(ada!, tea.id)).order;
    expect((await order(ada!, tea.id)).order.total.amount).toBe('10.00');

    const cancelled = await Promise.all(
      Array.from({ length: 6 }, (_, n) => (n % 2 ? ada! : keeper).cancel(first.id)),
    );

    expect(countByTypename(cancelled)).toEqual({ CancelOrderSuccess: 1, TransitionNotAllowed: 5 });
    expect(await usesOf(id)).toBe(0);
    expect((await order(ada!, tea.id)).order.total.amount).toBe('9.00');
  });

  test.each([
    ['update discount_codes set percentage = 500000, version = version + 1 where id = $1', '5.00'],
    ['update discount_codes set is_active = false, version = version + 1 where id = $1', '10.00'],
    ['delete from discount_codes where id = $1', '10.00'],
  ])('an order is quoted again if its promotion changes while it is placed: %s', async (change, total) => {
    const tea = await newProduct(app);
    const { id } = await newPromotion(app, { productIds: [tea.id] });
    const [ada] = await buyers(1);
    const client = await app.db.$client.connect();
    /** Places an order that is quoted before the change is committed or undone. */
    const placeDuring = async (end: 'commit' | 'rollback', input: object = {}) => {
      await client.query('begin');
      await client.query(change, [id]);
      const answer = order(ada!, tea.id, input);
      const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      while ((await app.db.$client.query(waits)).rows.length === 0);
      await client.query(end);
      return answer;
    };
    try {
      expect(await placeDuring('rollback', { expectedTotal: 9 })).toMatchObject({
        __typename: 'PlaceOrderSuccess',
        order: { total: money('9.00') },
      });
      expect(await placeDuring('commit')).toMatchObject({
        __typename: 'PlaceOrderSuccess',
        order: { total: money(total) },
      });
      expect(await order(ada!, tea.id, { expectedTotal: 9 })).toMatchObject({ __typename: 'TotalChanged' });
    } finally {
      client.release(true);
    }
  });
});

test('promotions need no further statement, and a limit per customer needs one', async () => {
  const ada = await newShopper(app);
  const tea = await newProduct(app);
  const items = [{ productId: tea.id }];
  const statementsOf = async (work: () => Promise<unknown>) => {
    app.statements.length = 0;
    await work();
    return app.statements.length;
  };
  const all = async () => [
    await statementsOf(() => preview(items, {}, ada)),
    await statementsOf(() => ada.placeOrder(items)),
    await statementsOf(() => ada.cart.cart()),
  ];
  await ada.cart.add(items);
  // No promotion of another test may count uses.
  await app.db.update(discountCodes).set({ isActive: false });

  const without = await all();
  await newPromotion(app, { productIds: [tea.id], isCombinable: true });
  expect(await all()).toEqual(without);
  await newPromotion(app, { productIds: [tea.id], isCombinable: true, maxUsesPerCustomer: 9 });
  expect(await all()).toEqual(without.map((count) => count + 1));
});

test('at the end, order totals and uses agree', async () => {
  expect(await brokenOrders(app)).toEqual([]);
});
