import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newCategory, newProduct, newProducts, newStaff, setProduct } from '../support/data.ts';

let app: App;
let staff: Account;
beforeAll(async () => {
  app = await startApp();
  staff = await newStaff(app);
});
afterAll(() => app.stop());

const SET = `mutation ($input: SetRelatedProductsInput!) { setRelatedProducts(input: $input) {
  ... on SetRelatedProductsSuccess { product { related(first: 20) { id } } }
  ... on InvalidInput { issues { path code } } } }`;
const relate = (productId: string, relatedIds: string[]) =>
  ask(app, SET, { input: { productId, relatedIds } }, staff);

const READ = `query ($id: ID!, $first: Int!) { product(by: { id: $id }) { related(first: $first) { id } } }`;
const relatedTo = async (id: string, { first = 10, as }: { first?: number; as?: Account } = {}) => {
  const product = await ask(app, READ, { id, first }, as);
  return typeof product === 'string' ? product : product.related.map((each: { id: string }) => each.id);
};

const newIds = async (count: number) => (await newProducts(app, count)).map(({ id }) => id as string);

test('shows the related products in the order of staff, and a new list replaces the old one', async () => {
  const [id, a, b, c] = (await newIds(4)) as [string, string, string, string];
  await relate(id, [c, a, b]);

  expect(await relatedTo(id)).toEqual([c, a, b]);
  expect(await relatedTo(id, { first: 2 })).toEqual([c, a]);
  expect(await relatedTo(id, { first: 0 })).toEqual([]);
  expect(await relatedTo(a)).toEqual([]);
  await relate(id, [b]);
  expect(await relatedTo(id)).toEqual([b]);
  await relate(id, []);
  expect(await relatedTo(id)).toEqual([]);
});

test('shows products that are not sold to staff only, and fills their places', async () => {
  const [id, a, b, c] = (await newIds(4)) as [string, string, string, string];
  await relate(id, [a, b, c]);
  await setProduct(app, a, { isActive: false });
  await setProduct(app, b, { publishAt: new Date(Date.now() + 60_000) });

  expect(await relatedTo(id, { first: 1 })).toEqual([c]);
  expect(await relatedTo(id, { as: staff })).toEqual([a, b, c]);
});

test('refuses invalid lists', async () => {
  const [id, a] = (await newIds(2)) as [string, string];
  const deleted = await newProduct(app, { deletedAt: new Date() });
  const invalid = (...codes: string[]) => ({ issues: codes.map((code) => ({ path: ['relatedIds'], code })) });

  expect(await relate(id, [a, a])).toEqual(invalid('DUPLICATE'));
  expect(await relate(id, [id])).toEqual(invalid('INVALID'));
  expect(await relate(id, await newIds(21))).toEqual(invalid('TOO_MANY'));
  expect(await relate(id, [a, deleted.id])).toBe('NOT_FOUND');
  expect(await relate(deleted.id, [a])).toBe('NOT_FOUND');
  expect(await relatedTo(id, { first: 21 })).toBe('BAD_USER_INPUT');
  expect(await relatedTo(id, { first: -1 })).toBe('BAD_USER_INPUT');
});

test('a list reads categories and related products of all its products in one statement each', async () => {
  const { id: categoryId } = await newCategory(app);
  const sold = await newProducts(app, 5, { categoryId });
  const [first, ...others] = sold.map(({ id }) => id as string);
  for (const id of others) await relate(id, [first!]);
  app.statements.length = 0;
  const { nodes } = await ask(
    app,
    `query ($id: ID!) { products(filter: { categoryId: $id }) { nodes { categories { id } related { id price { amount } } } } }`,
    { id: categoryId },
  );

  expect(nodes.filter(({ related }: { related: object[] }) => related.length === 1)).toHaveLength(4);
  expect(nodes.every(({ categories }: { categories: object[] }) => categories.length === 1)).toBe(true);
  expect(app.statements).toHaveLength(3);
});
