import { attributes, attributeValues } from '../../src/platform/db/schema.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newAttribute, newGroup } from '../support/attributes.ts';
import { newProduct, newStaff } from '../support/data.ts';

/** A database of its own: these tests fill the shop. */
let app: App;
let staff: Account;
beforeAll(async () => {
  app = await startApp();
  staff = await newStaff(app);
});
afterAll(() => app.stop());

const send = (field: string, type: string, input: object) =>
  ask(
    app,
    `mutation ($input: ${type}!) { ${field}(input: $input) {
      __typename ... on InvalidInput { issues { path code } }
      ${field.startsWith('createAttribute') ? '... on AttributesFull { maximum }' : ''}
      ${field === 'generateVariants' ? '... on VariantsFull { maximum } ... on GenerateVariantsSuccess { created { sku } }' : ''}
      ${field === 'addProductVariant' ? '... on VariantsFull { maximum }' : ''} } }`,
    { input },
    staff,
  );
const numbers = (count: number) => Array.from({ length: count }, (_, n) => `v${n}`);

test('a group has at most 200 variants', async () => {
  const size = await newAttribute(app, numbers(202));
  const { id: groupId } = await newGroup(app, [size]);
  const generate = (values: string[]) =>
    send('generateVariants', 'GenerateVariantsInput', {
      groupId,
      options: [{ code: size.code, values }],
      skuPattern: `L-{${size.code}}`,
      price: '1',
    });
  const full = { __typename: 'VariantsFull', maximum: 200 };

  expect(await generate(numbers(201))).toMatchObject({ issues: [{ code: 'OUT_OF_RANGE' }] });
  expect((await generate(numbers(200))).created).toHaveLength(200);
  expect(await generate(['v200'])).toEqual(full);
  expect(await generate(['v7'])).toMatchObject({ created: [] });
  const { id: productId } = await newProduct(app, { valueIds: [size.values['v201']!] });
  expect(await send('addProductVariant', 'AddProductVariantInput', { groupId, productId })).toEqual(full);
});

test('an attribute has at most 500 values, and 200 when it is created', async () => {
  const { id: attributeId } = await newAttribute(app, numbers(499));
  const create = (code: string) =>
    send('createAttributeValue', 'CreateAttributeValueInput', { attributeId, code, label: code });
  const values = numbers(201).map((code) => ({ code, label: code }));

  expect(await create('last')).toEqual({ __typename: 'CreateAttributeValueSuccess' });
  expect(await create('more')).toEqual({ __typename: 'AttributesFull', maximum: 500 });
  expect(await app.db.$count(attributeValues)).toBeGreaterThanOrEqual(500);
  const input = { code: 'large', name: 'Large', values };
  expect(await send('createAttribute', 'CreateAttributeInput', input)).toMatchObject({
    issues: [{ path: ['values'], code: 'OUT_OF_RANGE' }],
  });
});

test('a product has at most 50 values', async () => {
  const tag = await newAttribute(app, numbers(60));
  const other = await newAttribute(app, ['x']);
  const { id: productId } = await newProduct(app, { valueIds: Object.values(tag.values).slice(0, 50) });
  const set = (code: string, values: string[]) =>
    send('setProductAttributes', 'SetProductAttributesInput', { productId, attributes: [{ code, values }] });

  expect(await set(other.code, ['x'])).toMatchObject({ issues: [{ code: 'OUT_OF_RANGE' }] });
  expect(await set(tag.code, numbers(21))).toMatchObject({
    issues: [{ path: ['attributes', '0', 'values'], code: 'OUT_OF_RANGE' }],
  });
  expect(await set(tag.code, numbers(20))).toEqual({ __typename: 'SetProductAttributesSuccess' });
  expect(await set(other.code, ['x'])).toEqual({ __typename: 'SetProductAttributesSuccess' });
});

test('a shop has at most 200 attributes', async () => {
  const missing = 199 - (await app.db.$count(attributes));
  await app.db
    .insert(attributes)
    .values(numbers(missing).map((code) => ({ code, name: code, type: 'TEXT' as const })));
  const create = (code: string) => send('createAttribute', 'CreateAttributeInput', { code, name: code });
  const answers = await Promise.all([create('a'), create('b'), create('c')]);

  const types = answers.map(({ __typename }): string => __typename);
  expect(types.filter((type) => type === 'AttributesFull')).toHaveLength(2);
  expect(types).toContain('CreateAttributeSuccess');
});
