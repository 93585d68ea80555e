import { buildSchema, getNamedType, GraphQLObjectType, isLeafType, type GraphQLField } from 'graphql';
import { printedSchema } from '../../src/server/fields/executable-schema.ts';
import { newShopper } from '../support/actors.ts';
import { ask, fieldOf, startApp, type Account, type App } from '../support/app.ts';
import { newAttribute, newGroup, newVariant } from '../support/attributes.ts';
import { newCategory, placeOrder } from '../support/data.ts';

/** The writes to a cart read fewer columns of its products if the response needs no others. */

const schema = buildSchema(printedSchema());

let app: App;
let ada: Account;
let itemId: string;
let productId: string;

beforeAll(async () => {
  app = await startApp();
  // Staff can select all fields.
  const shopper = await newShopper(app, { role: 'STAFF' });
  ada = shopper;
  const { id: categoryId } = await newCategory(app, { name: 'Cups' });
  const size = await newAttribute(app, ['s', 'm']);
  const { id: groupId } = await newGroup(app, [size]);
  const product = await newVariant(app, groupId, [size.values['s']!], {
    ...{ categoryId, description: 'A cup', image: '/images/cup.svg', weightGrams: 300 },
    ...{ price: 500n, regularPrice: 2_000n, compareAtPrice: 3_000n, cost: 100n },
    ...{ salePrice: 500n, saleStartsAt: new Date('2026-01-01'), saleEndsAt: new Date('2999-01-01') },
    ...{ publishAt: new Date('2026-01-01'), unpublishAt: new Date('2999-01-01') },
    ...{ stock: 50, maxQuantity: 20 },
  });
  productId = product.id;
  const { cart } = await shopper.cart.add({ productId, quantity: 2 });
  itemId = cart.items[0].id;
});
afterAll(() => app.stop());

/** Selects the field, with all fields of its objects that are neither objects nor have arguments. Null if it needs arguments. */
function selectionOf({ name, type, args }: GraphQLField<unknown, unknown>): string | null {
  if (args.some((each) => each.type.toString().endsWith('!') && each.defaultValue === undefined)) return null;
  const named = getNamedType(type);
  if (isLeafType(named)) return name;
  if (!(named instanceof GraphQLObjectType)) return null;
  const leaves = Object.values(named.getFields()).filter(
    (field) => isLeafType(getNamedType(field.type)) && field.args.length === 0,
  );
  return leaves.length === 0 ? null : `${name} { ${leaves.map((leaf) => leaf.name).join(' ')} }`;
}

const selectionsOf = (type: string) =>
  Object.values((schema.getType(type) as GraphQLObjectType).getFields()).flatMap(
    (field) => selectionOf(field) ?? [],
  );

/** Sends a write, and returns the selected fields of the cart. */
async function write(cartSelection: string) {
  const document = `mutation ($input: UpdateCartItemInput!) {
    updateCartItem(input: $input) { ... on CartSuccess { cart ${cartSelection} } } }`;
  return fieldOf(await app.query(document, { input: { itemId, quantity: 2 } }, { as: ada })).cart;
}

/** Reads the cart. A query reads all columns of the products. */
const read = async (cartSelection: string) =>
  fieldOf(await app.query(`{ cart ${cartSelection} }`, {}, { as: ada }));

const nameOf = (selection: string) => selection.split(' ')[0]!;

test('a write returns each field of a product', async () => {
  const selections = selectionsOf('Product');
  const { items } = await read(`{ items { product { ${selections.join(' ')} } } }`);
  for (const selection of selections) {
    const name = nameOf(selection);
    const cart = await write(`{ items { quantity product { name ${selection} } } }`);
    expect([name, cart.items[0].product[name]]).toEqual([name, items[0].product[name]]);
  }
});

test('a write and an order return the options and attributes of a variant', async () => {
  const fields = '{ options { value { code } } attributes { values { code } } }';
  const cart = await write(`{ items { product ${fields} } }`);
  await placeOrder(app, ada, [{ productId }]);
  const { orders } = await ask(
    app,
    `{ me { orders(first: 1) { nodes { details { product ${fields} } } } } }`,
    {},
    ada,
  );

  const expected = { options: [{ value: { code: 's' } }], attributes: [{ values: [{ code: 's' }] }] };
  expect(cart.items[0].product).toEqual(expected);
  expect(orders.nodes[0].details[0].product).toEqual(expected);
});

test('a write returns each field of an item', async () => {
  const selections = selectionsOf('CartItem');
  const { items } = await read(`{ items { ${selections.join(' ')} } }`);
  for (const selection of selections) {
    const name = nameOf(selection);
    const cart = await write(`{ items { product { name } ${selection} } }`);
    expect([name, cart.items[0][name]]).toEqual([name, items[0][name]]);
  }
});

test('a write returns each field of the cart', async () => {
  const selections = selectionsOf('Cart').filter((selection) => nameOf(selection) !== 'updatedAt');
  for (const selection of selections) {
    const cart = await write(`{ ${selection} items { id product { name } } }`);
    expect(cart).toEqual(await read(`{ ${selection} items { id product { name } } }`));
  }
});

test('a write returns a product that is selected twice, with different fields', async () => {
  const twice =
    '{ items { product { name } } again: items { product { description } other: product { cost { amount } } } }';
  expect(await write(twice)).toEqual(await read(twice));
});

test('a write reads fewer columns of products if the response needs no others', async () => {
  const columnsFor = async (selection: string) => {
    app.statements.length = 0;
    await write(selection);
    const text = app.statements.find((statement) => statement.includes('"written"'))!;
    return ['"products"."description"', '"products"."created_at"', '"product_categories"'].filter((name) =>
      text.includes(name),
    );
  };

  expect(
    await columnsFor('{ itemCount discountCodes items { unitPrice { amount } product { id name image } } }'),
  ).toEqual([]);
  expect(await columnsFor('{ items { product { description } } }')).not.toEqual([]);
  expect(await columnsFor('{ total { amount } items { product { name } } }')).not.toEqual([]);
});
