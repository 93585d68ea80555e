import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { dictionaryOf } from '../../src/shop/catalog/search/dictionaries.ts';
import { setSearchLanguage } from '../../src/shop/catalog/search/search-language.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newCustomer, newProduct, newStaff } from '../support/data.ts';
import { until } from '../support/until.ts';

let app: App;
let staff: Account;
beforeAll(async () => {
  app = await startApp({ worker: {} });
  staff = await newStaff(app);
});
afterAll(() => app.stop());

const SEARCH = 'query ($search: String!) { products(search: $search, first: 50) { nodes { name } } }';
async function find(search: string): Promise<string[]> {
  const { nodes } = await ask(app, SEARCH, { search });
  return nodes.map(({ name }: { name: string }) => name);
}
const eventually = (search: string, names: string[]) =>
  until(
    () => find(search),
    (found) => isDeepStrictEqual(found, names),
  );

describe('synonyms', () => {
  const FIELDS = `__typename ... on SearchSynonymsSuccess { synonyms { id terms } }
    ... on InvalidInput { issues { path code } }`;
  const create = (terms: string[], as = staff) =>
    ask(
      app,
      `mutation ($input: SearchSynonymsInput!) { createSearchSynonyms(input: $input) { ${FIELDS} } }`,
      { input: { terms } },
      as,
    );
  const update = (id: string, terms: string[]) =>
    ask(
      app,
      `mutation ($id: ID!, $input: SearchSynonymsInput!) { updateSearchSynonyms(id: $id, input: $input) { ${FIELDS} } }`,
      { id, input: { terms } },
      staff,
    );
  const remove = (id: string) =>
    ask(
      app,
      'mutation ($id: ID!) { deleteSearchSynonyms(id: $id) { ... on DeleteSearchSynonymsSuccess { synonyms { terms } } } }',
      { id },
      staff,
    );

  test('finds products with any term of the group, first those with the searched word', async () => {
    for (const name of ['Green Sofa', 'Green Couch', 'Red Couch', 'Wine Glass', 'Silver Goblet', 'Wine Rack'])
      await newProduct(app, { name });
    expect(await find('couches')).toEqual(['Red Couch', 'Green Couch']);

    const { synonyms } = await create(['Sofa', 'couch', ' Chesterfield ']);
    expect(synonyms.terms).toEqual(['Sofa', 'couch', 'Chesterfield']);
    expect((await find('sofa')).toSorted()).toEqual(['Green Couch', 'Green Sofa', 'Red Couch']);
    expect((await find('green SOFAS')).toSorted()).toEqual(['Green Couch', 'Green Sofa']);
    expect((await find('chesterfield')).toSorted()).toEqual(['Green Couch', 'Green Sofa', 'Red Couch']);
    expect((await find('green sofa'))[0]).toBe('Green Sofa');

    await create(['wine glass', 'goblet']);
    expect((await find('goblet')).toSorted()).toEqual(['Silver Goblet', 'Wine Glass']);
    expect((await find('Wine glass')).toSorted()).toEqual(['Silver Goblet', 'Wine Glass']);
    expect((await find('wine glass'))[0]).toBe('Wine Glass');

    await update(synonyms.id, ['sofa', 'divan']);
    expect(await find('sofa')).toEqual(['Green Sofa']);
    expect(await find('divan')).toEqual(['Green Sofa']);
    expect(await remove(synonyms.id)).toEqual({ synonyms: { terms: ['sofa', 'divan'] } });
    expect(await find('divan')).toEqual([]);
    expect(await remove(synonyms.id)).toBe('NOT_FOUND');
    expect(await update(synonyms.id, ['a', 'b'])).toBe('NOT_FOUND');
  });

  test('accepts 2 to 20 different terms, from staff', async () => {
    const invalid = (path: string, code: string) => ({
      __typename: 'InvalidInput',
      issues: [{ path: path.split('.'), code }],
    });

    expect(await create(['one'])).toEqual(invalid('terms', 'OUT_OF_RANGE'));
    expect(await create(Array.from({ length: 21 }, (_, n) => `t${n}`))).toEqual(
      invalid('terms', 'OUT_OF_RANGE'),
    );
    expect(await create(['Café', 'CAFE'])).toEqual(invalid('terms.1', 'DUPLICATE'));
    expect(await create(['tea', ' '])).toEqual(invalid('terms.1', 'TOO_SHORT'));
    expect(await create(['tea', 'x'.repeat(101)])).toEqual(invalid('terms.1', 'TOO_LONG'));
    expect(await create(['a', 'b'], await newCustomer(app))).toBe('FORBIDDEN');
  });

  test('lists the newest first', async () => {
    await create([`first ${randomUUID()}`, 'x1']);
    await create(['second', 'x2']);
    const { nodes, totalCount } = await ask(
      app,
      '{ searchSynonyms(first: 2) { totalCount nodes { terms } } }',
      {},
      staff,
    );

    expect(nodes[0].terms).toEqual(['second', 'x2']);
    expect(totalCount).toBeGreaterThanOrEqual(2);
  });
});

test('names a dictionary for each language', () => {
  expect(['en-US', 'de-DE', 'pt-BR', 'nb-NO', 'ja-JP', 'zh-Hant-TW'].map(dictionaryOf)).toEqual([
    'english_stem',
    'german_stem',
    'portuguese_stem',
    'norwegian_stem',
    'simple',
    'simple',
  ]);
});

test('every dictionary exists in PostgreSQL', async () => {
  const languages =
    'ar ca da de el en es eu fi fr ga hi hu hy id it lt nb ne nl nn no pt ro ru sr sv ta tr yi ja';
  for (const language of languages.split(' ')) {
    const { rows } = await app.db.$client.query('select ts_lexize($1::regdictionary, $2) as lexemes', [
      `pg_catalog.${dictionaryOf(language)}`,
      'teapot',
    ]);
    expect(rows).toHaveLength(1);
  }
});

test('stems as the language of the shop does, and never hides an exact match', async () => {
  for (const name of ['Krug Rot', 'Schöne Krüge', 'Die Gläser', 'Running Shoes'])
    await newProduct(app, { name });
  expect(await find('krug')).toEqual(['Krug Rot']);

  await setSearchLanguage(app.db, 'de-DE');
  await eventually('krug', ['Schöne Krüge', 'Krug Rot']);
  expect(await find('schöner Krug')).toEqual(['Schöne Krüge']);
  expect(await find('Die Gläser')).toEqual(['Die Gläser']);
  expect(await find('running shoes')).toEqual(['Running Shoes']);
  await newProduct(app, { name: 'Neue Krüge' });
  expect((await find('kruges')).toSorted()).toEqual(['Krug Rot', 'Neue Krüge', 'Schöne Krüge']);

  await setSearchLanguage(app.db, 'ja-JP');
  await eventually('krug', ['Krug Rot']);
  expect(await find('Schöne Krüge')).toEqual(['Schöne Krüge']);
});
