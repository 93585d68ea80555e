import { randomUUID } from 'node:crypto';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import {
  itemsOf,
  newCategory,
  newCustomer,
  newProduct,
  newStaff,
  newUser,
  placeOrder,
  setProduct,
} from '../support/data.ts';

let app: App;
let ada: Account;
let ben: Account;
let staff: Account;
let admin: Account;
beforeAll(async () => {
  app = await startApp();
  [ada, ben, staff] = [await newCustomer(app), await newCustomer(app), await newStaff(app)];
  admin = await newUser(app, { role: 'ADMIN' });
});
afterAll(() => app.stop());

const NODE = `query ($id: ID!) {
  node(id: $id) {
    __typename id
    ... on Product { name price { amount } category { name } }
    ... on Category { name products { totalCount } }
    ... on Order { number customer { email } details { productName } }
    ... on User { email }
  }
}`;
const node = (id: string, as?: Account) => ask(app, NODE, { id }, as);
/** Who of a guest, Ada, Ben, staff and an admin can read the object. */
const readers = async (id: string) =>
  Promise.all([undefined, ada, ben, staff, admin].map(async (as) => (await node(id, as)) !== null));

test('reads products on sale and categories without sign-in', async () => {
  const category = await newCategory(app);
  const product = await newProduct(app, { categoryId: category.id, price: 1990n });

  expect(await node(product.id)).toEqual({
    __typename: 'Product',
    id: product.id,
    name: product.name,
    price: { amount: '19.90' },
    category: { name: category.name },
  });
  expect(await node(category.id)).toEqual({
    __typename: 'Category',
    id: category.id,
    name: category.name,
    products: { totalCount: 1 },
  });
});

test('reads inactive and deleted products for staff only', async () => {
  const product = await newProduct(app);
  await setProduct(app, product.id, { isActive: false });
  expect(await readers(product.id)).toEqual([false, false, false, true, true]);

  await setProduct(app, product.id, { isActive: true, deletedAt: new Date() });
  expect(await readers(product.id)).toEqual([false, false, false, true, true]);
});

test('reads an order for its customer and staff only', async () => {
  const { order } = await placeOrder(app, ada, itemsOf([await newProduct(app)]));

  expect(await node(order.id, ada)).toMatchObject({ __typename: 'Order', customer: { email: ada.email } });
  expect(await readers(order.id)).toEqual([false, true, false, true, true]);
});

test('reads an account for itself, customers for staff, and staff for admins', async () => {
  expect(await node(ada.id, ada)).toEqual({ __typename: 'User', id: ada.id, email: ada.email });
  expect(await readers(ada.id)).toEqual([false, true, false, true, true]);
  expect(await readers(staff.id)).toEqual([false, false, false, true, true]);
  expect(await readers(admin.id)).toEqual([false, false, false, false, true]);
});

test('runs the same statements for an id that exists and for one that does not', async () => {
  const { order } = await placeOrder(app, ada, itemsOf([await newProduct(app)]));
  const plain = 'query ($id: ID!) { node(id: $id) { id } }';
  const statementsFor = async (id: string, as?: Account) => {
    app.statements.length = 0;
    expect(await ask(app, plain, { id }, as)).toBeNull();
    return [...app.statements].sort();
  };

  for (const as of [undefined, ben]) {
    const missing = await statementsFor(randomUUID(), as);
    expect(missing.length).toBeLessThanOrEqual(4);
    for (const id of [order.id, ada.id]) expect(await statementsFor(id, as)).toEqual(missing);
  }
});

test('rejects an invalid id', async () => {
  expect(await node('1')).toBe('BAD_USER_INPUT');
});
