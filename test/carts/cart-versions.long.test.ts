import { newShopper } from '../support/actors.ts';
import { startApp, type App } from '../support/app.ts';
import { linesOf, newGuest } from '../support/carts.ts';
import { newProducts } from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const newCart = async () => (await newShopper(app)).cart;

test('keeps all of 50 concurrent writes, and increments the version by 50', async () => {
  for (const someone of [await newCart(), await newGuest(app)]) {
    const [tea, cup, ...others] = await newProducts(app, 12, { stock: 1000 });
    const before = (await someone.add([{ productId: tea!.id }, { productId: cup!.id }])).cart;

    const answers = await Promise.all([
      ...Array.from({ length: 30 }, () => someone.add({ productId: tea!.id, quantity: 2 })),
      ...others.map(({ id }) => someone.add([{ productId: id, quantity: 3 }, { productId: tea!.id }])),
      ...Array.from({ length: 10 }, () => someone.update(before.items[1].id, 7)),
    ]);

    expect(answers.map(({ __typename }) => __typename)).toEqual(Array<string>(50).fill('CartSuccess'));
    expect(new Set(answers.map(({ cart }) => cart.version)).size).toBe(50);
    const cart = await someone.cart();
    expect(cart.version).toBe(before.version + 50);
    expect(new Map(linesOf(cart) as [string, number][])).toEqual(
      new Map([[tea!.id, 71], [cup!.id, 7], ...others.map(({ id }) => [id, 3] as const)]),
    );
  }
});
