import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { attributeValues, orderDetails, productGroups, products } from '../../src/platform/db/schema.ts';
import { updatePrices } from '../../src/shop/catalog/products/update-prices.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newAttribute, newGroup, newVariant } from '../support/attributes.ts';
import {
  newCategory,
  newCustomer,
  newProduct,
  newProducts,
  newStaff,
  placeOrder,
  setProduct,
  unbalancedProducts,
} from '../support/data.ts';
import { idsOfProducts } from '../support/product-lists.ts';
import { queuedBehind } from '../support/queued-behind.ts';
import { until } from '../support/until.ts';

let app: App;
let staff: Account;
let size: Awaited<ReturnType<typeof newAttribute>>;
let color: typeof size;
beforeAll(async () => {
  app = await startApp();
  staff = await newStaff(app);
  size = await newAttribute(app, ['s', 'm', 'l'], { code: 'size' });
  color = await newAttribute(app, ['red', 'blue'], { code: 'color' });
});
afterAll(() => app.stop());

const INVALID = '__typename ... on InvalidInput { issues { path code } }';
const GROUP = `id name slug description category { id } variesBy { code } isAvailable
  priceRange { min { amount } max { amount } } variants { sku options { attribute { code } value { code } } }`;
const CREATE = `mutation ($input: CreateProductGroupInput!) { createProductGroup(input: $input) { ${INVALID}
  ... on SlugTaken { slug } ... on CreateProductGroupSuccess { group { ${GROUP} } } } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateProductGroupInput!) { updateProductGroup(id: $id, input: $input) {
  ${INVALID} ... on SlugTaken { slug } ... on UpdateProductGroupSuccess { group { name slug description } } } }`;
const DELETE = 'mutation ($id: ID!) { deleteProductGroup(id: $id) { groupId } }';
const ADD = `mutation ($input: AddProductVariantInput!) { addProductVariant(input: $input) { ${INVALID}
  ... on VariantsFull { maximum }
  ... on AddProductVariantSuccess { product { group { id } options { value { code } } attributes { attribute { code } } } } } }`;
const REMOVE = `mutation ($id: ID!) { removeProductVariant(productId: $id) {
  product { group { id } options { value { code } } attributes { values { code } } } } }`;
const GENERATE = `mutation ($input: GenerateVariantsInput!) { generateVariants(input: $input) { ${INVALID}
  ... on SkuTaken { sku } ... on VariantsFull { maximum }
  ... on GenerateVariantsSuccess { group { ${GROUP} } created { sku name slug stock price { amount } isActive } } } }`;
const FIND = `query ($by: ProductGroupKey!) { productGroup(by: $by) { ${GROUP} } }`;

const send = (document: string, variables: object, as: Account | undefined = staff) =>
  ask(app, document, variables, as);
const find = (id: string, as?: Account) => ask(app, FIND, { by: { id } }, as);
const issue = (path: string, code: string) => ({ path: path.split('.'), code });
const valueOf = (attribute: typeof size, code: string) => attribute.values[code]!;
const sizes = (...codes: string[]) => codes.map((code) => valueOf(size, code));
const representativeOf = async (id: string) =>
  (await app.db.select().from(productGroups).where(eq(productGroups.id, id)))[0]!.representativeId;
const generate = (groupId: string, more: object = {}) =>
  send(GENERATE, {
    input: {
      groupId,
      options: [
        { code: 'color', values: ['red', 'blue'] },
        { code: 'size', values: ['m', 's'] },
      ],
      skuPattern: `T${groupId.slice(-8)}-{size}-{color}`,
      price: '10',
      ...more,
    },
  });
const newShirt = (values: object = {}) => newGroup(app, [size, color], values);

describe('staff', () => {
  test('create, change and delete a group', async () => {
    const { id: categoryId } = await newCategory(app);
    const input = { name: 'Wool Shirt', description: 'Warm', categoryId, variesBy: ['size', 'color'] };
    const { group } = await send(CREATE, { input });

    expect(group).toMatchObject({
      name: 'Wool Shirt',
      slug: 'wool-shirt',
      category: { id: categoryId },
      variesBy: [{ code: 'size' }, { code: 'color' }],
      variants: [],
      isAvailable: false,
      priceRange: null,
    });
    expect((await send(CREATE, { input })).group.slug).toBe('wool-shirt-2');
    expect(await send(CREATE, { input: { ...input, slug: 'wool-shirt' } })).toEqual({
      __typename: 'SlugTaken',
      slug: 'wool-shirt',
    });
    expect(await send(UPDATE, { id: group.id, input: { name: 'Shirt', description: null } })).toMatchObject({
      group: { name: 'Shirt', slug: 'wool-shirt', description: null },
    });
    expect(await send(UPDATE, { id: group.id, input: { slug: 'wool-shirt-2' } })).toMatchObject({
      __typename: 'SlugTaken',
    });
    await newVariant(app, group.id, [valueOf(size, 's'), valueOf(color, 'red')]);
    expect(await send(DELETE, { id: group.id })).toEqual({ groupId: group.id });
    expect(await send(DELETE, { id: group.id })).toBe('NOT_FOUND');
    expect(await find(group.id, staff)).toBeNull();
  });

  test.each([
    [{ variesBy: [] }, 'variesBy', 'OUT_OF_RANGE'],
    [{ variesBy: ['size', 'size'] }, 'variesBy', 'INVALID'],
    [{ variesBy: ['size', 'unknown'] }, 'variesBy.1', 'NOT_FOUND'],
    [{ name: ' ' }, 'name', 'TOO_SHORT'],
    [{ categoryId: randomUUID() }, 'categoryId', 'NOT_FOUND'],
  ])('a group with %j is invalid', async (more, path, code) => {
    const input = { name: 'Shirt', slug: randomUUID(), variesBy: ['size'], ...more };

    expect(await send(CREATE, { input })).toEqual({
      __typename: 'InvalidInput',
      issues: [issue(path, code)],
    });
  });

  test('generate all combinations once, with the names, SKUs, prices and stock of the input', async () => {
    const group = await newShirt({ name: 'Shirt', slug: `shirt-${randomUUID()}` });
    const more = { stock: 3, surcharges: [{ code: 'size', value: 'm', amount: '2.50' }] };
    const { created } = await generate(group.id, more);
    const prefix = `T${group.id.slice(-8)}`;

    expect(created).toEqual(
      [
        ['M', 'RED', '12.50'],
        ['M', 'BLUE', '12.50'],
        ['S', 'RED', '10.00'],
        ['S', 'BLUE', '10.00'],
      ].map(([s, c, amount]) => ({
        sku: `${prefix}-${s}-${c}`,
        name: `Shirt, ${s}, ${c}`,
        slug: `${group.slug}-${s}-${c}`.toLowerCase(),
        stock: 3,
        price: { amount },
        isActive: true,
      })),
    );
    expect(await generate(group.id, more)).toMatchObject({ created: [] });
    const larger = {
      options: [
        { code: 'size', values: ['s', 'l'] },
        { code: 'color', values: ['red'] },
      ],
    };
    const again = await generate(group.id, larger);
    expect(again.created.map(({ sku }: { sku: string }) => sku)).toEqual([`${prefix}-L-RED`]);
    expect(again.group).toMatchObject({ isAvailable: true, priceRange: { max: { amount: '12.50' } } });
    expect(again.group.variants.map(({ sku }: { sku: string }) => sku.slice(prefix.length))).toEqual([
      '-S-RED',
      '-S-BLUE',
      '-M-RED',
      '-M-BLUE',
      '-L-RED',
    ]);
    expect(await unbalancedProducts(app)).toEqual([]);
  });

  test('concurrent calls create each combination once', async () => {
    const { id } = await newShirt();
    const answers = await Promise.all(Array.from({ length: 6 }, () => generate(id, { stock: 1 })));

    expect(answers.flatMap(({ created }) => created)).toHaveLength(4);
    expect((await find(id)).variants).toHaveLength(4);
  });

  test.each([
    [{ options: [{ code: 'size', values: ['s'] }] }, 'options', 'INVALID'],
    [{ skuPattern: 'T-{size}' }, 'skuPattern', 'INVALID'],
    [{ skuPattern: 'T {size} {color}' }, 'skuPattern', 'INVALID'],
    [{ surcharges: [{ code: 'size', value: 'l', amount: '1' }] }, 'surcharges.0', 'NOT_FOUND'],
    [{ price: '1.234' }, 'price', 'TOO_PRECISE'],
    [
      {
        options: [
          { code: 'size', values: ['s', 'xs'] },
          { code: 'color', values: ['red'] },
        ],
      },
      'options.0.values.1',
      'NOT_FOUND',
    ],
    [
      {
        options: [
          { code: 'size', values: ['s', 's', 'xs'] },
          { code: 'color', values: ['red'] },
        ],
      },
      'options.0.values.2',
      'NOT_FOUND',
    ],
    [
      {
        options: [
          { code: 'size', values: [] },
          { code: 'color', values: ['red'] },
        ],
      },
      'options',
      'OUT_OF_RANGE',
    ],
  ])('cannot generate variants with %j', async (more, path, code) => {
    const { id } = await newShirt();

    expect(await generate(id, more)).toEqual({
      __typename: 'InvalidInput',
      issues: [issue(path, code)],
    });
    expect((await find(id, staff)).variants).toEqual([]);
  });

  test('names the options as the cause if a value is deleted at the same time', async () => {
    const cut = await newAttribute(app, ['slim', 'wide']);
    const { id: productId } = await newProduct(app);
    const [first, second] = [await newGroup(app, [cut]), await newGroup(app, [cut])];
    const input = { groupId: first.id, productId, options: [{ code: cut.code, value: 'slim' }] };
    const generated = {
      options: [{ code: cut.code, values: ['wide', 'slim'] }],
      skuPattern: `CUT-{${cut.code}}`,
    };

    const answers = await queuedBehind(
      app,
      { table: 'attribute_values', id: valueOf(cut, 'slim') },
      [() => send(ADD, { input }), () => generate(second.id, generated)],
      'delete from attribute_values where id = $1',
    );

    const refused = { __typename: 'InvalidInput', issues: [issue('options', 'NOT_FOUND')] };
    expect(answers).toEqual([refused, refused]);
  });

  test('a generated SKU that another product has is refused', async () => {
    const { id } = await newShirt();
    const sku = `T${id.slice(-8)}-S-RED`;
    await newProduct(app, { sku });

    expect(await generate(id)).toEqual({ __typename: 'SkuTaken', sku });
  });

  test('add products as variants, by the values they have or by given options', async () => {
    const { id: groupId } = await newShirt();
    const wool = await newAttribute(app, ['wool']);
    const [first, second, third] = await newProducts(app, 3, {
      valueIds: [valueOf(color, 'red'), wool.values['wool']!, valueOf(size, 's')],
    });
    const add = (productId: string, options?: object[]) =>
      send(ADD, { input: { groupId, productId, ...(options && { options }) } });

    expect(await add(first!.id)).toMatchObject({
      product: { group: { id: groupId }, options: [{ value: { code: 's' } }, { value: { code: 'red' } }] },
    });
    expect(await add(first!.id)).toMatchObject({ __typename: 'AddProductVariantSuccess' });
    expect(await add(second!.id)).toMatchObject({ __typename: 'VariantExists' });
    const options = [
      { code: 'color', value: 'blue' },
      { code: 'size', value: 'l' },
    ];
    const added = await add(second!.id, options);
    expect(added.product).toMatchObject({ options: [{ value: { code: 'l' } }, { value: { code: 'blue' } }] });
    expect(added.product.attributes).toHaveLength(3);
    expect(await add(third!.id, [options[0]!])).toMatchObject({ issues: [issue('options', 'INVALID')] });
    expect(await add((await newProduct(app)).id)).toMatchObject({ issues: [issue('options', 'REQUIRED')] });
    const other = await newShirt();
    const moved = await send(ADD, { input: { groupId: other.id, productId: first!.id } });
    expect(moved).toMatchObject({ issues: [issue('productId', 'INVALID')] });
    expect(await add(randomUUID())).toBe('NOT_FOUND');
  });

  test('remove a variant, which keeps its values and leaves its options free', async () => {
    const { id: groupId } = await newShirt();
    const options = [valueOf(size, 's'), valueOf(color, 'red')];
    const variant = await newVariant(app, groupId, options);
    const set = `mutation ($input: SetProductAttributesInput!) { setProductAttributes(input: $input) { ${INVALID} } }`;
    const input = { productId: variant.id, attributes: [{ code: 'size', values: ['m'] }] };

    expect(await send(set, { input })).toMatchObject({ issues: [issue('attributes', 'INVALID')] });
    expect(await send(REMOVE, { id: variant.id })).toMatchObject({
      product: { group: null, options: [], attributes: [{}, {}] },
    });
    expect(await send(REMOVE, { id: variant.id })).toMatchObject({ product: { group: null } });
    expect(await send(set, { input })).toMatchObject({ __typename: 'SetProductAttributesSuccess' });
    await newVariant(app, groupId, options);
  });

  test('an attribute by which a group varies cannot be deleted', async () => {
    const style = await newAttribute(app, ['slim']);
    const { id } = await newGroup(app, [style]);
    const remove = () => send('mutation ($id: ID!) { deleteAttribute(id: $id) { __typename } }', style);

    expect(await remove()).toEqual({ __typename: 'AttributeInUse' });
    await send(DELETE, { id });
    expect(await remove()).toEqual({ __typename: 'DeleteAttributeSuccess' });
  });
});

describe('the database', () => {
  test('refuses two variants with equal options, except deleted ones', async () => {
    const { id } = await newShirt();
    const options = [valueOf(size, 's'), valueOf(color, 'red')];
    const first = await newVariant(app, id, options);

    await expect(newVariant(app, id, options)).rejects.toMatchObject({
      cause: { constraint: 'products_group_options' },
    });
    await setProduct(app, first.id, { deletedAt: new Date() });
    await newVariant(app, id, options);
  });

  test('refuses options that are not values of the product, and options without a group', async () => {
    const { id } = await newShirt();
    const optionIds = sizes('s');

    await expect(newProduct(app, { groupId: id, optionIds })).rejects.toMatchObject({
      cause: { constraint: 'products_options_are_values' },
    });
    await expect(newProduct(app, { optionIds, valueIds: optionIds })).rejects.toMatchObject({
      cause: { constraint: 'products_options_of_group' },
    });
  });

  test('keeps the representative: the first variant on sale and in stock; if none is in stock, the first on sale', async () => {
    const { id } = await newGroup(app, [size]);
    expect(await representativeOf(id)).toBeNull();
    const s = await newVariant(app, id, sizes('s'), { stock: 0 });
    expect(await representativeOf(id)).toBe(s.id);
    const m = await newVariant(app, id, sizes('m'), { stock: 1 });
    const l = await newVariant(app, id, sizes('l'), { stock: 1 });
    expect(await representativeOf(id)).toBe(m.id);

    await placeOrder(app, await newCustomer(app), [{ productId: m.id }]);
    expect(await representativeOf(id)).toBe(l.id);
    await setProduct(app, l.id, { isActive: false });
    expect(await representativeOf(id)).toBe(s.id);
    await setProduct(app, s.id, { deletedAt: new Date() });
    expect(await representativeOf(id)).toBe(m.id);
    await setProduct(app, m.id, { groupId: null, optionIds: null });
    expect(await representativeOf(id)).toBe(l.id);
  });

  test('keeps a representative that is published, also when a publication starts or ends by time', async () => {
    const { id } = await newGroup(app, [size]);
    const unpublishAt = new Date(Date.now() + 3_600_000);
    const s = await newVariant(app, id, sizes('s'), { publishAt: unpublishAt });
    const m = await newVariant(app, id, sizes('m'), { unpublishAt });
    const l = await newVariant(app, id, sizes('l'), { stock: 0 });
    const listed = async () => {
      const ids = await idsOfProducts(app, { first: 100, filter: { oneOfEachGroup: true } });
      return [s.id, m.id, l.id].filter((variant) => ids.includes(variant));
    };
    expect(await representativeOf(id)).toBe(m.id);

    // As if time had passed: no trigger has run yet.
    await app.db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      const past = sql`now() - interval '1 second'`;
      await tx.update(products).set({ unpublishAt: past }).where(eq(products.id, m.id));
      await tx.update(productGroups).set({ representativeDueAt: past }).where(eq(productGroups.id, id));
    });
    await updatePrices(app.db);
    expect([await representativeOf(id), await listed()]).toEqual([l.id, [l.id]]);

    await setProduct(app, s.id, { publishAt: null });
    expect([await representativeOf(id), await listed()]).toEqual([s.id, [s.id]]);
    const [group] = await app.db.select().from(productGroups).where(eq(productGroups.id, id));
    expect(group!.representativeDueAt).toBeNull();
  });
});

test('of two sales that commit one after the other, the second sees that the first product is sold out', async () => {
  const { id } = await newGroup(app, [size]);
  const s = await newVariant(app, id, sizes('s'), { stock: 1 });
  const m = await newVariant(app, id, sizes('m'), { stock: 1 });
  const l = await newVariant(app, id, sizes('l'), { stock: 1 });
  const [first, second] = [await app.db.$client.connect(), await app.db.$client.connect()];
  const sellOut = 'update products set stock = 0 where id = $1';
  try {
    await first.query('begin');
    await first.query(sellOut, [s.id]);
    const waiting = second.query(sellOut, [m.id]);
    await until(async () => {
      const { rows } = await app.db.$client.query(
        `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      );
      return rows.length > 0;
    });
    await first.query('commit');
    await waiting;
  } finally {
    first.release();
    second.release();
  }

  expect(await representativeOf(id)).toBe(l.id);
});

describe('customers', () => {
  test('see a group while a variant is on sale, and only these variants', async () => {
    const group = await newGroup(app, [size]);
    const s = await newVariant(app, group.id, sizes('s'), { price: 500n, stock: 0 });
    await newVariant(app, group.id, sizes('l'), { isActive: false });
    await newVariant(app, group.id, sizes('m'), { deletedAt: new Date() });
    const bySlug = await ask(app, FIND, { by: { slug: group.slug } });

    expect(bySlug).toMatchObject({
      isAvailable: false,
      priceRange: { min: { amount: '5.00' }, max: { amount: '5.00' } },
      variants: [{ sku: s.sku, options: [{ attribute: { code: 'size' }, value: { code: 's' } }] }],
    });
    expect((await find(group.id, staff)).variants).toHaveLength(2);
    await setProduct(app, s.id, { isActive: false });
    expect(await find(group.id)).toBeNull();
    expect(await find(group.id, staff)).not.toBeNull();
    expect(await find(randomUUID())).toBeNull();
  });

  test('list one product of each group, the first that matches', async () => {
    const { id: categoryId } = await newCategory(app);
    const group = await newShirt();
    const name = `Shirt ${randomUUID().slice(0, 8)}`;
    const make = (s: string, c: string, values: object) =>
      newVariant(app, group.id, [valueOf(size, s), valueOf(color, c)], { categoryId, name, ...values });
    const soldOut = await make('s', 'red', { stock: 0, price: 100n });
    const first = await make('m', 'red', { price: 200n });
    const blue = await make('s', 'blue', { price: 300n });
    const single = await newProduct(app, { categoryId });
    const list = async (filter: object, more: object = {}) => {
      const ids = await idsOfProducts(app, { filter: { oneOfEachGroup: true, ...filter }, ...more });
      return typeof ids === 'string' ? ids : ids.filter((id) => id !== single.id);
    };

    expect(await list({ categoryId })).toEqual([first.id]);
    expect(await list({ categoryId, attributes: [{ code: 'color', anyOf: 'blue' }] })).toEqual([blue.id]);
    expect(await list({ attributes: [{ code: 'size', anyOf: 's' }] }, { search: name })).toEqual([blue.id]);
    expect(await list({ categoryId, maxPrice: '1' })).toEqual([soldOut.id]);
    expect(await list({ categoryId, inStock: false })).toEqual([soldOut.id]);
    expect(await list({}, { search: soldOut.sku })).toEqual([soldOut.id]);
    expect(await list({}, { search: name })).toEqual([first.id]);
    const everything = await list({}, { first: 100 });
    expect(everything).toContain(first.id);
    expect(everything).not.toContain(blue.id);
  });

  test('an ordered variant keeps the names of its options', async () => {
    const style = await newAttribute(app, ['slim'], { code: 'style', name: 'Style' });
    const { id: groupId } = await newGroup(app, [style]);
    const variant = await newVariant(app, groupId, [style.values['slim']!]);
    const plain = await newProduct(app);
    const ada = await newCustomer(app);
    app.statements.length = 0;
    const { order } = await placeOrder(app, ada, [{ productId: variant.id }, { productId: plain.id }]);
    const placing = app.statements.filter((statement) => statement.includes('insert into order_details'));
    await app.db
      .update(attributeValues)
      .set({ label: 'Narrow' })
      .where(eq(attributeValues.id, style.values['slim']!));
    const read =
      'query ($id: ID!) { order(by: { id: $id }) { details { options { code name value label } } } }';
    const { details } = await ask(app, read, { id: order.id }, ada);

    expect(details).toEqual([
      { options: [{ code: 'style', name: 'Style', value: 'slim', label: 'SLIM' }] },
      { options: [] },
    ]);
    expect(placing).toHaveLength(1);
    await expect(
      app.db.update(orderDetails).set({ options: [] }).where(eq(orderDetails.orderId, order.id)),
    ).rejects.toMatchObject({ cause: { code: '23001' } });
  });

  test('the groups, options and variants of any number of products take a fixed number of statements', async () => {
    const read = async (count: number) => {
      const { id: categoryId } = await newCategory(app);
      for (let n = 0; n < count; n++) {
        const { id } = await newShirt();
        await newVariant(app, id, [valueOf(size, 's'), valueOf(color, 'red')], { categoryId });
        await newVariant(app, id, [valueOf(size, 'm'), valueOf(color, 'red')], { categoryId });
      }
      app.statements.length = 0;
      const { data } = await app.query(
        `query ($id: ID!) { products(first: 20, filter: { categoryId: $id, oneOfEachGroup: true }) { nodes { group {
          isAvailable variesBy { code } variants { options { value { code } attribute { code } } } } } } }`,
        { id: categoryId },
      );
      expect(data.products.nodes).toHaveLength(count);
      return app.statements.length;
    };

    // The products; their groups; price ranges, attributes and variants; the options and their attributes.
    expect(await read(2)).toBe(7);
    expect(await read(6)).toBe(7);
  });

  test('a list with facets, price range and count takes two reads', async () => {
    const { id: categoryId } = await newCategory(app);
    const read = async (filter: object) => {
      app.statements.length = 0;
      await app.query(
        `query ($filter: ProductFilter) { products(filter: $filter) {
          totalCount priceRange { min { amount } } facets { attribute { name } values { value { label } count } } } }`,
        { filter: { oneOfEachGroup: true, ...filter } },
      );
      return app.statements.length;
    };

    expect(await read({ categoryId })).toBe(2);
    expect(await read({ categoryId, includeSubcategories: true, inStock: true })).toBe(2);
    // Without further filters, the count is one more: that of the representatives, which the database maintains.
    expect(await read({ inStock: true })).toBe(3);
  });

  test('with a filter by attributes, one of them is in a transaction of its own', async () => {
    app.statements.length = 0;
    await app.query(`{ products(filter: { oneOfEachGroup: true, attributes: [{ code: "size", anyOf: "s" }] }) {
      totalCount priceRange { min { amount } } facets { attribute { name } values { value { label } count } } } }`);

    expect(app.statements).toHaveLength(4);
  });

  test('facets and price range can depend on variables', async () => {
    const read = (facets: boolean, prices: boolean) =>
      ask(
        app,
        `query ($facets: Boolean!, $prices: Boolean!) { products(filter: { attributes: [{ code: "size", anyOf: "s" }] }) {
          ... @include(if: $facets) { facets { attribute { code } } again: facets { values { count } } }
          priceRange @include(if: $prices) { min { amount } } } }`,
        { facets, prices },
      );

    expect((await read(true, false)).facets).toContainEqual({ attribute: { code: 'size' } });
    expect((await read(true, true)).again.length).toBeGreaterThan(0);
    expect((await read(false, true)).priceRange).not.toBeNull();
    expect(await read(false, false)).toEqual({});
  });
});

test('the group of a product that is no longer sold is hidden from customers, unless another variant is sold', async () => {
  const { id: groupId } = await newGroup(app, [size], { name: 'Hidden' });
  const [s, m] = [
    await newVariant(app, groupId, sizes('s'), { stock: 5 }),
    await newVariant(app, groupId, sizes('m'), { stock: 5 }),
  ];
  const ada = await newCustomer(app);
  const { order } = await placeOrder(app, ada, [{ productId: s.id }]);
  const groupSeenBy = async (as: Account) =>
    (
      await ask(
        app,
        'query ($id: ID!) { order(by: { id: $id }) { details { product { group { name } } } } }',
        { id: order.id },
        as,
      )
    ).details[0].product.group;

  await setProduct(app, s.id, { isActive: false });
  expect(await groupSeenBy(ada)).toEqual({ name: 'Hidden' });
  await setProduct(app, m.id, { isActive: false });
  expect(await groupSeenBy(ada)).toBeNull();
  expect(await groupSeenBy(staff)).toEqual({ name: 'Hidden' });
});
