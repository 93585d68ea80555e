import { ask, startApp, type App } from '../support/app.ts';
import { newProduct } from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const SEARCH = 'query ($search: String!) { products(search: $search, first: 50) { nodes { name } } }';
async function find(search: string): Promise<string[]> {
  const { nodes } = await ask(app, SEARCH, { search });
  return nodes.map(({ name }: { name: string }) => name);
}

test('ranks an exact name or SKU first, then names, then descriptions', async () => {
  const filler = Array.from({ length: 18 }, (_, n) => `x${n}`).join(' ');
  const far = `Zither ${filler} Dulcimer`;
  await newProduct(app, { name: 'Zither Dulcimer' });
  await newProduct(app, { name: far });
  await newProduct(app, { name: 'Strings', sku: 'ZITHER-DULCIMER' });
  await newProduct(app, { name: 'Tuner', description: 'For zither dulcimer, zither dulcimer.' });

  const found = await find('zither dulcimer');
  expect(found.slice(0, 2).toSorted()).toEqual(['Strings', 'Zither Dulcimer']);
  expect(found.slice(2)).toEqual([far, 'Tuner']);
});

test('ranks all words in the name before some of them many times', async () => {
  const repeated = `${'Harp '.repeat(8)}${'Lyre '.repeat(8)}Set`;
  await newProduct(app, { name: 'Harp, Lyre and Drum' });
  await newProduct(app, { name: repeated, description: 'With a drum.' });

  expect(await find('harp lyre drum')).toEqual(['Harp, Lyre and Drum', repeated]);
});

test('completes beginnings with few words, with many words, and of SKUs', async () => {
  for (let n = 0; n < 35; n++) {
    const ending = String.fromCharCode(97 + (n % 26)) + String.fromCharCode(97 + Math.floor(n / 26));
    await newProduct(app, { name: `Marimba${ending} Stand` });
  }
  await newProduct(app, { name: 'Celesta Bench', sku: 'CEL-ESTA-77' });
  await newProduct(app, { name: 'Celestial Globe' });

  expect(await find('marimb stan')).toHaveLength(35);
  expect((await find('celest')).toSorted()).toEqual(['Celesta Bench', 'Celestial Globe']);
  expect(await find('celest ben')).toEqual(['Celesta Bench']);
  expect(await find('celesta7')).toEqual(['Celesta Bench']);
  expect(await find('cel-esta-7')).toEqual(['Celesta Bench']);
});
