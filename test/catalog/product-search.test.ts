import { ask, startApp, type Account, type App } from '../support/app.ts';

import { newCategory, newProduct, newStaff } from '../support/data.ts';
import { idsOf, pages } from '../support/pages.ts';
import { forge, idsOfProducts, LIST } from '../support/product-lists.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const NAMES = `query ($search: String, $filter: ProductFilter, $sort: ProductSort) {
  products(search: $search, filter: $filter, sort: $sort, first: 100) { totalCount nodes { name } } }`;

/** Returns the names of the products found, the best first, or the error code. */
async function find(search: string, args: object = {}, as?: Account): Promise<string[] | string> {
  const found = await ask(app, NAMES, { search, ...args }, as);
  if (typeof found === 'string') return found;
  expect(found.totalCount).toBe(found.nodes.length);
  return found.nodes.map(({ name }: { name: string }) => name);
}

/** Creates products with these names. Each test uses words that no other test has. */
const make = (...names: string[]) => Promise.all(names.map((name) => newProduct(app, { name })));

describe('matches', () => {
  test('finds a product by words of its name, SKU and description, in any inflection', async () => {
    const name = 'Stoneware Teapot, 1.5 l';
    await newProduct(app, { name, sku: 'TEA-350-SAG', description: 'Speckled clay, glazed by hand.' });
    await newProduct(app, { name: 'Oak Chair', sku: 'CHR-360-OAK', description: 'Glued, not screwed.' });

    const words = [
      'teapot',
      'TEAPOTS',
      ' stoneware  teapot ',
      'Teapot, stoneware!',
      'a teapot of stoneware',
      '1.5 l',
    ];
    const skus = ['TEA-350-SAG', 'tea-350-sag', 'TEA-350', '350-sag', 'sag', '350', 'TEA-3', 'tea'];
    const descriptions = ['glaze', 'speckled', 'clay teapots', 'hand-glazed'];
    const beginnings = ['stonew', 'teap', 'speck teap'];
    for (const search of [...words, ...skus, ...descriptions, ...beginnings]) {
      expect([search, await find(search)]).toEqual([search, [name]]);
    }
  });

  test('requires all words of a search in the product', async () => {
    await make('Walnut Bookcase', 'Walnut Easel', 'Bamboo Easel');

    expect(await find('walnut easel')).toEqual(['Walnut Easel']);
    expect(await find('bamboo bookcase')).toEqual([]);
    expect(await find('walnut zyxwvut')).toEqual([]);
  });

  test.each([
    ['a letter too few', ['lantrn', 'portble lantern']],
    ['a letter too many', ['lanterrn', 'lantern portabble']],
    ['a wrong letter', ['lantarn', 'pantern', 'purtable lantern', 'portable lantirn']],
    ['two letters swapped', ['lnatern', 'lantenr', 'portalbe', 'alntern']],
    ['a mistake in each word', ['portble lantirn', 'lnatern portabel', 'prtable lantrn']],
    ['a mistake in one word and another of the description', ['lantirn candlelight', 'outdoors lanten']],
  ])('%s still finds the product, and no other', async (_mistake, searches) => {
    await newProduct(app, { name: 'Portable Lantern', description: 'Candlelight for the outdoors.' });
    await make('Leather Satchel', 'Copper Funnel', 'Linen Apron');

    for (const search of searches) {
      const found = await find(search);
      expect([search, ...new Set(found)]).toEqual([search, 'Portable Lantern']);
    }
  });

  test('finds words that are misspelt in the catalog itself', async () => {
    await make('Ceramic Ramekin', 'Steel Colander');

    expect(await find('keramic')).toEqual(['Ceramic Ramekin']);
    expect(await find('ceramik ramekins')).toEqual(['Ceramic Ramekin']);
    expect(await find('coleander')).toEqual(['Steel Colander']);
  });

  test('a known word finds only itself, despite similar words', async () => {
    await make('Dinner Plate', 'Serving Platter', 'Pleated Shade');

    expect(await find('plate')).toEqual(['Dinner Plate']);
    expect(await find('platter', { sort: 'PRICE_ASC' })).toEqual(['Serving Platter']);
    expect(await find('pltae')).toEqual(['Dinner Plate']);
  });

  test('words of products that only staff see are not found and do not count as known', async () => {
    const staff = await newStaff(app);
    await newProduct(app, { name: 'Patchwork Quilt', isActive: false });
    await make('Goose Quill');

    expect(await find('quilt')).toEqual(['Goose Quill']);
    expect(await find('patchwork')).toEqual([]);
    expect(await find('quilt', { filter: { includeInactive: true } }, staff)).toEqual(['Patchwork Quilt']);
  });
});

describe('ranking', () => {
  test('ranks the exact name first, then names with the word, then descriptions', async () => {
    await newProduct(app, { name: 'Tea Strainer', description: 'kettle '.repeat(50) });
    await make('Kettle', 'Copper Kettle');

    expect(await find('kettle')).toEqual(['Kettle', 'Copper Kettle', 'Tea Strainer']);
    expect((await find('KETTLES')).at(-1)).toBe('Tea Strainer');
  });

  test('ranks two words in the name above one there and one in the description', async () => {
    await newProduct(app, {
      name: 'Brass Hook',
      description: 'Holds a doormat, or a doormat and another doormat.',
    });
    await make('Brass Doormat');

    expect(await find('brass doormat')).toEqual(['Brass Doormat', 'Brass Hook']);
  });

  test('ranks the exact SKU first', async () => {
    for (const sku of ['WOK-28-XL', 'WOK-28', 'WOK-28-L']) await newProduct(app, { name: `Pan ${sku}`, sku });

    expect((await find('wok-28'))[0]).toBe('Pan WOK-28');
    expect(await find('wok-28')).toHaveLength(3);
    expect(await find('wok-28-l')).toEqual(['Pan WOK-28-L']);
  });

  test('a misspelt word matches its nearest words', async () => {
    await make('Cushion', 'Fusion Pan');

    expect(await find('cusion')).toEqual(['Cushion']);
  });

  test('corrects typos in words of the description and the SKU as well', async () => {
    const description = 'Borosilicate body, a quillwood lid.';
    await newProduct(app, { name: 'Carafe', description, sku: 'CARA-900-OCHRE' });

    for (const typo of ['borosilcate', 'quilwood', 'CARA-900-OCRE', 'karafe lid']) {
      expect(await find(typo)).toEqual(['Carafe']);
    }
  });

  test('sorts and filters the results', async () => {
    const { id: parentId, slug } = await newCategory(app);
    const { id: categoryId } = await newCategory(app, { parentId });
    await newProduct(app, { name: 'Gong B', price: 200n, categoryId });
    await newProduct(app, { name: 'Gong A', price: 300n, categoryId: parentId });
    await newProduct(app, { name: 'Gong C', price: 100n, stock: 0 });

    for (const search of ['gong', 'gnog']) {
      expect(await find(search, { sort: 'NAME' })).toEqual(['Gong A', 'Gong B', 'Gong C']);
      expect(await find(search, { sort: 'PRICE_ASC' })).toEqual(['Gong C', 'Gong B', 'Gong A']);
      expect(await find(search, { sort: 'NEWEST' })).toHaveLength(3);
      expect(await find(search, { filter: { categoryId } })).toEqual(['Gong B']);
      expect(await find(search, { filter: { categorySlug: slug } })).toEqual(['Gong A']);
      expect(
        await find(search, { sort: 'NAME', filter: { categorySlug: slug, includeSubcategories: true } }),
      ).toEqual(['Gong A', 'Gong B']);
      expect(await find(search, { filter: { inStock: true, maxPrice: 2 } })).toEqual(['Gong B']);
    }
  });
});

describe('pages and statements', () => {
  test.each(['trumpet', 'trumpte', 'trumpett'])(
    'pages of the results for %s have no gap and no duplicate, in both directions',
    async (search) => {
      for (let n = 0; n < 4; n++) {
        await newProduct(app, { name: 'Trumpet Stand' });
        await newProduct(app, { name: 'Trumpet', description: 'A trumpet. '.repeat(n) });
      }
      const all = await idsOfProducts(app, { search, first: 100 });

      expect(all.length).toBeGreaterThanOrEqual(8);
      for (const backward of [false, true]) {
        const options = { size: 3, backward, variables: { search } };
        expect(idsOf(await pages(app, LIST, options))).toEqual(all);
      }
    },
  );

  test('a search takes two statements, and a transaction for the count on request', async () => {
    await make('Xylophone');
    const statements = async (selection: string, search: string) => {
      app.statements.length = 0;
      const { data } = await app.query(`{ products(search: "${search}", first: 5) { ${selection} } }`);
      expect(data.products.nodes).toEqual([{ name: 'Xylophone' }]);
      return app.statements.length;
    };

    for (const search of ['xylophone', 'xylofone', 'xylohpone']) {
      expect(await statements('nodes { name }', search)).toBe(2);
      expect(await statements('nodes { name } totalCount', search)).toBe(5);
    }
  });
});

describe('unusual input', () => {
  test('a search without words finds no products', async () => {
    await make('Marker');
    const marks = [
      '%',
      '_',
      '*',
      '\\',
      "'",
      '"',
      '""',
      "''",
      '()',
      '!',
      '&',
      '|',
      ':*',
      '<->',
      '-',
      '?',
      ';--',
    ];
    for (const search of [...marks, '🫖', '\u0301', '؟', '\u200b', 'the', 'and or not', "'; --", '!!! ???']) {
      expect([search, await find(search)]).toEqual([search, []]);
    }
  });

  test('ignores punctuation around words', async () => {
    await make('Hammock');
    const around = [
      "'hammock'",
      '"hammock',
      '-hammock',
      'hammock:*',
      '!hammock',
      '(hammock',
      'hammock | the',
      '\\hammock',
    ];
    for (const search of [...around, "hammock'; drop table products; --".slice(0, 9), 'hammock\u200b']) {
      expect([search, await find(search)]).toEqual([search, ['Hammock']]);
    }
    expect(await find("'; drop table products; --")).toEqual([]);
    expect(await find('hammock')).toEqual(['Hammock']);
  });

  test('limits a search to 1 to 200 characters; a blank search is ignored', async () => {
    await make('Zither');

    expect(await find('zither '.repeat(28))).toEqual(['Zither']);
    expect(await find('z'.repeat(200))).toEqual([]);
    expect(await find('🫖'.repeat(200))).toEqual([]);
    expect(await find('ab '.repeat(66))).toEqual([]);
    expect(
      await find(
        Array.from({ length: 66 }, (_, n) => String.fromCharCode(97 + (n % 26), 97 + (n % 25))).join(' '),
      ),
    ).toEqual([]);
    expect(await find('z'.repeat(201))).toBe('BAD_USER_INPUT');
    expect(await find('zith\0er')).toBe('BAD_USER_INPUT');
    expect(await find(' ')).toEqual(await find('', { sort: 'NEWEST' }));
  });

  test('RELEVANCE requires a search, and its cursors are valid only with it', async () => {
    const [{ id } = { id: '' }] = await make('Accordion');
    const page = (args: object) => idsOfProducts(app, { search: 'accordion', ...args });
    const bad = ['', '1.5', '1e3', '9'.repeat(19), 'NaN', 1, null].map((key) => forge('RELEVANCE', key, id));

    expect(await idsOfProducts(app, { sort: 'RELEVANCE' })).toBe('BAD_USER_INPUT');
    expect(await idsOfProducts(app, { sort: 'RELEVANCE', search: ' ' })).toBe('BAD_USER_INPUT');
    expect(await page({ after: forge('RELEVANCE', '9'.repeat(18), id) })).toEqual([id]);
    expect(await page({ after: forge('RELEVANCE', '-1', id) })).toEqual([]);
    for (const cursor of [
      ...bad,
      forge('NEWEST', '2026-01-01T00:00:00.000Z', id),
      forge('NAME', 'Accordion', id),
    ]) {
      expect([cursor, await page({ after: cursor })]).toEqual([cursor, 'BAD_USER_INPUT']);
    }
  });
});

// Last, because other tests expect that their words begin none of these names.
describe('names as people write them', () => {
  test.each([
    ['Black/Pearlish Sneaker', 'pearlish', 'blackpearlish'],
    ['Zephyr-42', 'zephyr 42', 'zephyr42', 'Zephyr-4'],
    ['Node.js Handbook', 'node js handbook', 'nodejs'],
    ['Screw M8x1.25', 'm8x1.25', 'm8x1,25'],
    ['Perfume No.5', 'no 5', 'perfume no. 5'],
    ['Router Wi-Fi 6/6E', 'wifi 6e', 'Wi Fi router', 'wi‑fi'],
    ['Children’s Stool', "children's stool", 'childrens', 'ChildrenʼS'],
    ['L’Oréal Shampoo', "l'oreal", 'loreal', 'oréal'],
    ['Berlin–Munich Poster', 'berlin-munich', 'munich'],
    ['Nobreak\u00a0Space\u202fTray', 'nobreak space tray'],
    ['Only You', 'only you', 'you only'],
    ['Watering Cans', 'can', 'cans', 'watering can'],
    ['Crème Brûlée Torch', 'creme brulee', 'CRÈME', 'cre\u0300me'],
    ['Cafe\u0301tie\u0300re'.normalize('NFD'), 'Cafétière'.normalize('NFC'), 'cafetiere'],
    ['Invi\u00adsible\u200bHyphen', 'invisiblehyphen'],
    ['ＡＢＣ Fullwidth', 'abc', 'ａｂｃ'],
    ['青花瓷茶碗', '茶碗', '茶', '碗', '青花瓷', '瓷茶'],
    ['ティーカップ', 'カップ', 'ｶｯﾌﾟ'],
    ['도자기찻잔', '찻잔'],
    ['กาแฟคั่วบด', 'คั่ว'],
    ['Plot 7 m²', 'm2'],
    ['Łódź Straße Ærø Smørrebrød', 'lodz', 'STRASSE', 'aero', 'smorrebrod', 'lodz strasse'],
    ['Чайник Ёлка', 'чайник', 'елка'],
    ['हिन्दी चायपत्ती', 'चायपत्ती'],
    ['İzmirli ΟΔΟΣ', 'izmirli', 'οδοσ', 'οδος'],
    ['WiFiless', 'wi filess'],
    ['★★★', '★★★'],
    ['H&M Hanger', 'h&m', 'h & m hanger'],
  ])('finds %j by its name, and by how people write it', async (name, ...searches) => {
    await make(name);

    for (const search of [name, name.toUpperCase(), name.normalize('NFD'), ...searches]) {
      expect([search, (await find(search))[0]]).toEqual([search, name]);
    }
  });

  test('finds each of the names that differ only in punctuation or case first by itself', async () => {
    const names = ['Vexo 1.2', 'Vexo 1-2', 'vexo 12', 'VEXO 1 2', 'Vexo-1/2', 'Véxo 1.2'];
    await make(...names);

    for (const name of names) expect((await find(name))[0]).toBe(name);
  });
});
