import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { DEFAULT_LIMITS } from '../../src/engine/documents/limits.ts';
import { attributeValues, products } from '../../src/platform/db/schema.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newAttribute } from '../support/attributes.ts';
import { newCategory, newProduct, newStaff, setProduct } from '../support/data.ts';
import { idsOfProducts } from '../support/product-lists.ts';

let app: App;
let staff: Account;
beforeAll(async () => {
  app = await startApp();
  staff = await newStaff(app);
});
afterAll(() => app.stop());

const INVALID = '__typename ... on InvalidInput { issues { path code } }';
const TAKEN = '... on AttributeCodeTaken { code }';
const VALUE = 'id code label position color number';
const CREATE = `mutation ($input: CreateAttributeInput!) { createAttribute(input: $input) { ${INVALID} ${TAKEN}
  ... on CreateAttributeSuccess { attribute { id code name type isFacet position values { ${VALUE} } } } } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateAttributeInput!) { updateAttribute(id: $id, input: $input) { ${INVALID} ${TAKEN}
  ... on UpdateAttributeSuccess { attribute { code name isFacet position } } } }`;
const REMOVE = `mutation ($id: ID!) { deleteAttribute(id: $id) { __typename } }`;
const ADD_VALUE = `mutation ($input: CreateAttributeValueInput!) { createAttributeValue(input: $input) { ${INVALID} ${TAKEN}
  ... on CreateAttributeValueSuccess { value { ${VALUE} } } } }`;
const UPDATE_VALUE = `mutation ($id: ID!, $input: UpdateAttributeValueInput!) { updateAttributeValue(id: $id, input: $input) {
  ${INVALID} ${TAKEN} ... on UpdateAttributeValueSuccess { value { ${VALUE} } } } }`;
const REMOVE_VALUE = `mutation ($id: ID!) { deleteAttributeValue(id: $id) { __typename } }`;
const SET = `mutation ($input: SetProductAttributesInput!) { setProductAttributes(input: $input) { ${INVALID}
  ... on SetProductAttributesSuccess { product { id attributes { attribute { code } values { code } } } } } }`;

const send = (document: string, variables: object) => ask(app, document, variables, staff);
const issue = (path: string, code: string) => ({ path: path.split('.'), code });
const setValues = (productId: string, attributes: object[]) =>
  send(SET, { input: { productId, attributes } });

test('an attribute has its values in their order, each with the data of its type', async () => {
  const code = `size-${randomUUID().slice(0, 8)}`;
  const values = [
    { code: 'm', label: 'Medium', number: '2.50' },
    { code: 's', label: 'Small', number: '1' },
  ];
  const created = await send(CREATE, {
    input: { code, name: 'Size', type: 'NUMBER', isFacet: true, position: 7, values },
  });

  expect(created.attribute).toMatchObject({ code, name: 'Size', type: 'NUMBER', isFacet: true, position: 7 });
  expect(created.attribute.values).toMatchObject([
    { code: 'm', label: 'Medium', position: 0, color: null, number: '2.50' },
    { code: 's', label: 'Small', position: 1, color: null, number: '1' },
  ]);
  const { id } = created.attribute;
  expect(await send(UPDATE, { id, input: { name: 'Sizes', isFacet: false } })).toMatchObject({
    attribute: { code, name: 'Sizes', isFacet: false, position: 7 },
  });
  const { attributes } = (await app.query('{ attributes { code values { code } } }')).data;
  expect(attributes).toContainEqual({ code, values: [{ code: 'm' }, { code: 's' }] });
});

test.each([
  ['TEXT', { code: 'Red', label: '' }, ['values.0.code', 'INVALID'], ['values.0.label', 'TOO_SHORT']],
  ['TEXT', { code: 'red', label: 'Red', color: '#ff0000' }, ['values.0.color', 'INVALID']],
  ['COLOR', { code: 'red', label: 'Red', color: 'red' }, ['values.0.color', 'INVALID']],
  ['COLOR', { code: 'red', label: 'Red' }, ['values.0.color', 'REQUIRED']],
  ['NUMBER', { code: 'one', label: '1', number: '1.00001' }, ['values.0.number', 'INVALID']],
  ['NUMBER', { code: 'one', label: '1' }, ['values.0.number', 'REQUIRED']],
  ['BOOLEAN', { code: 'yes', label: 'Yes' }, ['values.0.code', 'INVALID']],
])('rejects values that do not fit the type %s: %j', async (type, value, ...expected: any[]) => {
  const input = { code: 'fitting', name: 'Fitting', type, values: [value] };

  expect(await send(CREATE, { input })).toEqual({
    __typename: 'InvalidInput',
    issues: expected.map(([path, code]) => issue(path, code)),
  });
});

test('codes are unique: of attributes in the shop, of values in their attribute', async () => {
  const first = await newAttribute(app, ['red', 'blue']);
  const second = await newAttribute(app, ['red']);
  const taken = (code: string) => ({ __typename: 'AttributeCodeTaken', code });

  expect(await send(CREATE, { input: { code: first.code, name: 'Again' } })).toEqual(taken(first.code));
  expect(await send(UPDATE, { id: second.id, input: { code: first.code } })).toEqual(taken(first.code));
  const value = { attributeId: first.id, code: 'red', label: 'Red' };
  expect(await send(ADD_VALUE, { input: value })).toEqual(taken('red'));
  expect(await send(UPDATE_VALUE, { id: first.values['blue'], input: { code: 'red' } })).toEqual(
    taken('red'),
  );
  const twice = [value, value].map(({ code, label }) => ({ code, label }));
  expect(await send(CREATE, { input: { code: 'twice', name: 'Twice', values: twice } })).toMatchObject({
    issues: [issue('values.1.code', 'INVALID')],
  });
});

test('values can be added, changed and deleted, but keep the type of their attribute', async () => {
  const color = await newAttribute(app, [], { type: 'COLOR' });
  const input = { attributeId: color.id, code: 'ink', label: 'Ink', color: '#1A2B3C' };
  const { value } = await send(ADD_VALUE, { input });

  expect(value).toMatchObject({ code: 'ink', label: 'Ink', position: 0, color: '#1a2b3c', number: null });
  expect(await send(UPDATE_VALUE, { id: value.id, input: { label: 'Ink blue', position: 3 } })).toMatchObject(
    { value: { label: 'Ink blue', position: 3, color: '#1a2b3c' } },
  );
  expect(await send(UPDATE_VALUE, { id: value.id, input: { color: null } })).toMatchObject({
    issues: [issue('color', 'REQUIRED')],
  });
  expect(await send(UPDATE_VALUE, { id: value.id, input: { number: '1' } })).toMatchObject({
    issues: [issue('number', 'INVALID')],
  });
  expect(await send(REMOVE_VALUE, { id: value.id })).toEqual({ __typename: 'DeleteAttributeValueSuccess' });
  expect(await send(REMOVE_VALUE, { id: value.id })).toBe('NOT_FOUND');
  expect(await send(UPDATE_VALUE, { id: value.id, input: {} })).toBe('NOT_FOUND');
  expect(await send(ADD_VALUE, { input: { ...input, attributeId: randomUUID() } })).toBe('NOT_FOUND');
});

test('a product has several values of several attributes, and unlisted attributes stay', async () => {
  const color = await newAttribute(app, ['red', 'blue', 'green'], { position: 2 });
  const material = await newAttribute(app, ['wool', 'silk'], { position: 1 });
  const { id } = await newProduct(app);

  await setValues(id, [{ code: color.code, values: ['blue', 'red', 'blue'] }]);
  expect(await setValues(id, [{ code: material.code, values: ['silk'] }])).toMatchObject({
    product: {
      attributes: [
        { attribute: { code: material.code }, values: [{ code: 'silk' }] },
        { attribute: { code: color.code }, values: [{ code: 'red' }, { code: 'blue' }] },
      ],
    },
  });
  expect(await setValues(id, [{ code: color.code, values: [] }])).toMatchObject({
    product: { attributes: [{ attribute: { code: material.code } }] },
  });
});

test('all fields sort attributes and values of one position by name, in the order of Unicode', async () => {
  const names = ['Zoo', 'äpfel', 'apple', 'Apricot'];
  const [category, prefix] = [await newCategory(app), randomUUID()];
  const { id } = await newProduct(app, { categoryId: category.id });
  const codes = names.map((_, index) => `a-${prefix}-${index}`);
  for (const [index, name] of names.entries()) {
    const values = names.map((label, value) => ({ code: `v${value}`, label, position: 0 }));
    await send(CREATE, { input: { code: codes[index], name, isFacet: true, position: 9, values } });
  }
  await setValues(
    id,
    codes.map((code) => ({ code, values: names.map((_, value) => `v${value}`) })),
  );

  const { data } = await app.query(
    `query ($id: ID!, $category: ID!) {
      attributes { code name values { label } }
      product(by: { id: $id }) { attributes { attribute { name } values { label } } }
      products(filter: { categoryId: $category }) { facets { attribute { name values { label } } values { value { label } } } }
    }`,
    { id, category: category.id },
  );

  const sorted = ['äpfel', 'apple', 'Apricot', 'Zoo'];
  const labels = sorted.map((label) => ({ label }));
  expect(data.attributes.filter(({ code }: { code: string }) => codes.includes(code))).toMatchObject(
    sorted.map((name) => ({ name, values: labels })),
  );
  expect(data.product.attributes).toEqual(sorted.map((name) => ({ attribute: { name }, values: labels })));
  expect(data.products.facets).toEqual(
    sorted.map((name) => ({
      attribute: { name, values: labels },
      values: labels.map((value) => ({ value })),
    })),
  );
});

test('rejects unknown attributes and values, and more values than allowed', async () => {
  const color = await newAttribute(app, ['red']);
  const choice = await newAttribute(app, ['true', 'false'], { type: 'BOOLEAN' });
  const { id } = await newProduct(app);
  const issuesOf = async (attributes: object[]) => (await setValues(id, attributes)).issues;

  expect(await issuesOf([{ code: 'unknown', values: ['red'] }])).toEqual([
    issue('attributes.0.code', 'NOT_FOUND'),
  ]);
  expect(await issuesOf([{ code: color.code, values: ['red', 'blue'] }])).toEqual([
    issue('attributes.0.values.1', 'NOT_FOUND'),
  ]);
  expect(await issuesOf([{ code: color.code, values: ['red', 'red', 'blue'] }])).toEqual([
    issue('attributes.0.values.2', 'NOT_FOUND'),
  ]);
  expect(await issuesOf([{ code: choice.code, values: ['true', 'false'] }])).toEqual([
    issue('attributes', 'INVALID'),
  ]);
  expect(await issuesOf([])).toEqual([issue('attributes', 'OUT_OF_RANGE')]);
  expect(
    await issuesOf([
      { code: color.code, values: [] },
      { code: color.code, values: [] },
    ]),
  ).toEqual([issue('attributes', 'INVALID')]);
  expect(await setValues(randomUUID(), [{ code: color.code, values: [] }])).toBe('NOT_FOUND');
});

test('a value in use cannot be deleted, and deleted products do not count', async () => {
  const color = await newAttribute(app, ['red', 'blue']);
  const red = color.values['red']!;
  const { id } = await newProduct(app, { valueIds: [red, color.values['blue']!] });
  const inUse = { __typename: 'AttributeInUse' };

  expect(await send(REMOVE_VALUE, { id: red })).toEqual(inUse);
  expect(await send(REMOVE, { id: color.id })).toEqual(inUse);
  await setProduct(app, id, { deletedAt: new Date() });
  expect(await send(REMOVE_VALUE, { id: red })).toEqual({ __typename: 'DeleteAttributeValueSuccess' });
  expect(await send(REMOVE, { id: color.id })).toEqual({ __typename: 'DeleteAttributeSuccess' });
  const [product] = await app.db.select().from(products).where(eq(products.id, id));
  expect(product!.valueIds).toEqual([]);
});

test('the database refuses values that do not exist, also while they are being deleted', async () => {
  const color = await newAttribute(app, ['red']);
  const red = color.values['red']!;
  const violation = { cause: { constraint: 'products_value_ids' } };
  const { id } = await newProduct(app);

  await expect(newProduct(app, { valueIds: [randomUUID()] })).rejects.toMatchObject(violation);
  await expect(setProduct(app, id, { valueIds: [red, red] })).rejects.toMatchObject(violation);
  const outcomes = await Promise.allSettled([
    app.db.delete(attributeValues).where(eq(attributeValues.id, red)),
    setProduct(app, id, { valueIds: [red] }),
  ]);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: violation }]);
});

test('the attributes of any number of products take two statements more', async () => {
  const color = await newAttribute(app, ['red', 'blue']);
  const material = await newAttribute(app, ['wool']);
  const read = async (count: number) => {
    for (let n = 0; n < count; n++)
      await newProduct(app, { valueIds: [...Object.values(color.values), material.values['wool']!] });
    app.statements.length = 0;
    const { data } = await app.query(
      `{ products(first: 50, filter: { attributes: [{ code: "${material.code}", anyOf: "wool" }] }) {
        nodes { attributes { attribute { name } values { label } } } } }`,
    );
    expect(data.products.nodes[0].attributes).toHaveLength(2);
    return [data.products.nodes.length, app.statements.length];
  };

  expect(await read(2)).toEqual([2, 3]);
  expect(await read(5)).toEqual([7, 3]);
});

test('the facets of any number of categories take one read', async () => {
  const color = await newAttribute(app, ['red', 'blue']);
  // Five children with facets cost more than the default limit.
  const unlimited = await startApp({ sharedApp: app, limits: { ...DEFAULT_LIMITS, cost: 10_000 } });
  const read = async (count: number) => {
    const parent = await newCategory(app);
    for (let n = 0; n < count; n++) {
      const { id: categoryId } = await newCategory(app, { parentId: parent.id, name: `Shelf ${100 + n}` });
      await newProduct(app, { categoryId, valueIds: Object.values(color.values).slice(n % 2) });
    }
    unlimited.statements.length = 0;
    const { data } = await unlimited.query(
      `query ($id: ID!) { category(by: { id: $id }) { children { products(first: 1) {
        facets { attribute { code } values { value { code } count } } } } } }`,
      { id: parent.id },
    );
    const [red, blue] = ['red', 'blue'].map((code) => ({ value: { code }, count: 1 }));
    const { code } = color;
    expect(data.category.children.map(({ products }: any) => products)).toEqual(
      Array.from({ length: count }, (_, n) => ({
        facets: [{ attribute: { code }, values: n % 2 === 0 ? [red, blue] : [blue] }],
      })),
    );
    return unlimited.statements.length;
  };

  // The category with its children, their pages, and their facets.
  expect(await read(2)).toBe(3);
  expect(await read(7)).toBe(3);
  await unlimited.stop();
});

describe('the filter by attributes', () => {
  test('means OR within an attribute and AND between attributes, in every sort order', async () => {
    const color = await newAttribute(app, ['red', 'blue', 'green']);
    const size = await newAttribute(app, ['s', 'm']);
    const make = (...values: string[]) => newProduct(app, { valueIds: values });
    const [red, blue, green] = Object.values(color.values) as [string, string, string];
    const [s, m] = Object.values(size.values) as [string, string];
    const [redS, blueM, greenS, both] = await Promise.all([
      make(red, s),
      make(m, blue),
      make(green, s),
      make(red, blue, m),
    ]);
    const found = async (colors: string[], sizes?: string[], more: object = {}) => {
      const attributes = [
        { code: color.code, anyOf: colors },
        ...(sizes ? [{ code: size.code, anyOf: sizes }] : []),
      ];
      const ids = await idsOfProducts(app, { filter: { attributes }, ...more });
      return typeof ids === 'string' ? ids : ids.toSorted();
    };
    const idsOf = (...rows: { id: string }[]) => rows.map(({ id }) => id).toSorted();

    for (const sort of ['NEWEST', 'NAME', 'PRICE_ASC', 'PRICE_DESC']) {
      expect(await found(['red', 'green'], undefined, { sort })).toEqual(idsOf(redS, greenS, both));
      expect(await found(['red', 'blue'], ['m'], { sort })).toEqual(idsOf(blueM, both));
    }
    expect(await found(['red'], ['s', 'm'], { search: 'product' })).toEqual(idsOf(redS, both));
    expect(await found(['purple'])).toEqual([]);
    expect(await found(['red'], ['unknown'])).toEqual([]);
  });

  test('is bounded', async () => {
    const entry = (code: string, length = 1) => ({ code, anyOf: Array.from({ length }, () => 'x') });
    const answer = (...attributes: object[]) => idsOfProducts(app, { filter: { attributes } });

    expect(await answer(entry('a', 50))).toEqual([]);
    for (const attributes of [
      [entry('a', 0)],
      [entry('a', 51)],
      [entry('a'), entry('a')],
      Array.from({ length: 11 }, (_, n) => entry(`a${n}`)),
    ])
      expect(await answer(...attributes)).toBe('BAD_USER_INPUT');
  });
});
