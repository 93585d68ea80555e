import { ask, startApp, type App } from '../support/app.ts';
import { newCategory, newProduct } from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const SUGGEST = `query ($prefix: String!) { searchSuggestions(prefix: $prefix) {
  products { name } categories { name } terms } }`;
async function suggest(prefix: string) {
  const found = await ask(app, SUGGEST, { prefix });
  if (typeof found === 'string') return found;
  const names = (rows: { name: string }[]) => rows.map(({ name }) => name);
  return { products: names(found.products), categories: names(found.categories), terms: found.terms };
}

test('completes the last word to products, categories and terms', async () => {
  for (const name of ['Walnut Bowl', 'Large Walnut Board', 'Café Walnuts', 'Steel Bowl'])
    await newProduct(app, { name });
  await newProduct(app, { name: 'Walnut Hidden', isActive: false });
  await newProduct(app, { name: 'Oak Tray', description: 'Not of walnut.' });
  for (const name of ['Walnut furniture', 'Old walnut', 'Bowls']) await newCategory(app, { name });

  expect(await suggest('WAL')).toEqual({
    products: ['Walnut Bowl', 'Café Walnuts', 'Large Walnut Board'],
    categories: ['Walnut furniture', 'Old walnut'],
    terms: ['walnut', 'walnuts'],
  });
  expect(await suggest('walnut bo')).toEqual({
    products: ['Walnut Bowl', 'Large Walnut Board'],
    categories: [],
    terms: ['walnut board', 'walnut bowl'],
  });
  expect(await suggest('cafe')).toMatchObject({ products: ['Café Walnuts'], terms: ['cafe'] });
  expect(await suggest('bowl walnuts')).toMatchObject({ products: [] });
});

test('bounds each list', async () => {
  for (let n = 0; n < 9; n++) {
    await newProduct(app, { name: `Quilt Quil${'abcdefghi'[n]} ${n}` });
    await newCategory(app, { name: `Quilts ${n}` });
  }
  const { products, categories, terms } = (await suggest('qui')) as { [list: string]: string[] };

  expect(products).toHaveLength(5);
  expect(categories).toHaveLength(5);
  expect(terms).toHaveLength(8);
  expect(terms![0]).toBe('quilt');
});

test('finds scripts without spaces, joined words, and nothing for symbols', async () => {
  await newProduct(app, { name: '青花瓷茶碗' });
  await newProduct(app, { name: 'Wi-Fi Lamp' });

  expect(await suggest('青花')).toMatchObject({ products: ['青花瓷茶碗'] });
  expect(await suggest('wi-f')).toMatchObject({ products: ['Wi-Fi Lamp'] });
  expect(await suggest('wif')).toMatchObject({ products: ['Wi-Fi Lamp'] });
  for (const prefix of ['%', "'", '\\', ':*', '_', '&|!()'])
    expect([prefix, await suggest(prefix)]).toEqual([prefix, { products: [], categories: [], terms: [] }]);
});

test('requires 1 to 200 characters', async () => {
  for (const prefix of ['', '  ', 'x'.repeat(201), 'a\0'])
    expect(await suggest(prefix)).toBe('BAD_USER_INPUT');
  expect(await suggest('x '.repeat(100))).toMatchObject({ products: [] });
});

test('reads each selected list by one statement', async () => {
  const statements = async (selection: string) => {
    app.statements.length = 0;
    await ask(app, `{ searchSuggestions(prefix: "wal") { ${selection} } }`);
    return app.statements.length;
  };

  expect(await statements('products { name category { name } }')).toBe(1);
  expect(await statements('products { name } categories { name } terms')).toBe(3);
});
