import { randomUUID } from 'node:crypto';
import { updatePrices } from '../../src/shop/catalog/products/update-prices.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newAttribute, newGroup, newVariant } from '../support/attributes.ts';
import { newStaff, placeOrder, unbalancedProducts } from '../support/data.ts';
import { drawing } from '../support/drawing.ts';

let app: App;
let staff: Account;
/** Staff, because customers get an error for a product that is not sold. */
let customers: Account[];
beforeAll(async () => {
  app = await startApp();
  staff = await newStaff(app);
  customers = await Promise.all(Array.from({ length: 4 }, () => newStaff(app)));
});
afterAll(() => app.stop());

const FUTURE = '2999-01-01T00:00:00Z';
const CODES = ['a', 'b', 'c', 'd', 'e'];
const ADJUST = `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { __typename } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateProductInput!) { updateProduct(id: $id, input: $input) { __typename } }`;
const REMOVE = 'mutation ($id: ID!) { removeProductVariant(productId: $id) { product { id } } }';
const ADD = 'mutation ($input: AddProductVariantInput!) { addProductVariant(input: $input) { __typename } }';

/** The groups whose stored representative differs from the first of their variants. */
async function wrongRepresentatives(): Promise<unknown[]> {
  const { rows } = await app.db.$client.query(`
    select id from product_groups where representative_id is distinct from (
      select id from products where group_id = product_groups.id
      order by not is_active or deleted_at is not null or coalesce(publish_at > now(), false), is_sold_out, id limit 1)`);
  return rows;
}

test('the representative is right after concurrent sales, restocking and changes by staff', async () => {
  const size = await newAttribute(app, CODES);
  const groups = await Promise.all([1, 2, 3].map(() => newGroup(app, [size])));
  const variants = await Promise.all(
    groups.flatMap(({ id }) =>
      CODES.map((code) => newVariant(app, id, [size.values[code]!], { stock: 1, price: 100n })),
    ),
  );

  for (let round = 0; round < 15; round++) {
    const draw = drawing(`round ${round}`);
    const work = Array.from({ length: 24 }, (_, n) => {
      const { id: productId, groupId } = draw.one(variants);
      const other = draw.one(variants).id;
      const customer = customers[n % customers.length]!;
      const stock = { productId, delta: 1, reason: 'Delivery', idempotencyKey: randomUUID() };
      return draw.one([
        () => placeOrder(app, customer, [{ productId }]),
        // Two variants, perhaps of two groups, in any order.
        () =>
          placeOrder(
            app,
            customer,
            [...new Set([productId, other])].map((id) => ({ productId: id })),
          ),
        () => ask(app, ADJUST, { input: stock }, staff),
        () => ask(app, UPDATE, { id: productId, input: { isActive: draw.chance(0.7) } }, staff),
        () =>
          ask(app, UPDATE, { id: productId, input: { publishAt: draw.chance(0.5) ? FUTURE : null } }, staff),
        () => updatePrices(app.db),
        async () => {
          await ask(app, REMOVE, { id: productId }, staff);
          return ask(app, ADD, { input: { productId, groupId } }, staff);
        },
      ])();
    });
    const answers = await Promise.all(work);

    expect(answers.filter((answer) => answer === 'INTERNAL_SERVER_ERROR')).toEqual([]);
    expect([round, await wrongRepresentatives()]).toEqual([round, []]);
  }
  expect(await unbalancedProducts(app)).toEqual([]);
}, 60_000);
