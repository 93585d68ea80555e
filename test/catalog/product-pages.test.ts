import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { pageValues } from '../../src/platform/db/query/keyset.ts';
import { products } from '../../src/platform/db/schema.ts';
import { ask, startApp, type App } from '../support/app.ts';
import { newCategory, newProduct, newProducts } from '../support/data.ts';
import { idsOf, pages, readPages } from '../support/pages.ts';
import {
  forge,
  idsOfProducts,
  listProducts,
  listProductsOf,
  newShop,
  sorted,
  type Product,
  type Sort,
  LIST,
} from '../support/product-lists.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const ORDER_BY = {
  NEWEST: 'created_at desc, id desc',
  NAME: 'lower(name collate "und-x-icu"), id',
  PRICE_ASC: 'price, id',
  PRICE_DESC: 'price desc, id desc',
};

test.each<Sort>(['NEWEST', 'NAME', 'PRICE_ASC', 'PRICE_DESC'])(
  'a list by %s is read without a gap or a repeat, page by page, either way',
  async (sort) => {
    const { root, child, all } = await newShop(app);
    const inRoot = sorted(
      sort,
      all.filter(({ categoryId }) => categoryId === root.id),
    );
    const inSubtree = sorted(
      sort,
      all.filter(({ categoryId }) => categoryId !== root.id),
    );
    const inTree = sorted(sort, all);
    const inAll = await app.db
      .select()
      .from(products)
      .where(eq(products.isActive, true))
      .orderBy(sql.raw(ORDER_BY[sort]));
    const below = { includeSubcategories: true };

    for (const backward of [false, true]) {
      const size = { size: 3, backward };
      const read = async (filter: object) =>
        idsOf(await pages(app, LIST, { ...size, variables: { sort, filter } }));
      const readOf = async (filter: object) =>
        idsOf(await readPages((page) => listProductsOf(app, root.id, { sort, filter, ...page }), size));

      expect(await read({ categoryId: root.id })).toEqual(inRoot);
      expect(await read({ categorySlug: root.slug, ...below })).toEqual(inTree);
      expect(await read({ categoryId: child.id, ...below })).toEqual(inSubtree);
      expect(await readOf({})).toEqual(inRoot);
      expect(await readOf(below)).toEqual(inTree);
      expect(await read({})).toEqual(inAll.map(({ id }) => id));
    }
  },
);

test('sorts names as people read them, and pages through them either way', async () => {
  const { id: categoryId } = await newCategory(app);
  const names = ['äpfel', 'Apfelsaft', 'Éclair', 'eclairs', 'Łódź', 'Lübeck', 'Öl', 'Zoo', 'Яблоко'];
  for (const name of names.toReversed()) await newProduct(app, { name, categoryId });
  const nameOf = new Map((await app.db.select().from(products)).map(({ id, name }) => [id, name]));

  for (const backward of [false, true]) {
    const variables = { sort: 'NAME', filter: { categoryId } };
    const ids = idsOf(await pages(app, LIST, { size: 2, backward, variables }));
    expect(ids.map((id) => nameOf.get(id))).toEqual(names);
  }
});

test('reads sort keys only for cursors, and one row more only for pageInfo', async () => {
  const { root } = await newShop(app);
  const read = async (sort: Sort, fields: string) => {
    app.statements.length = 0;
    const query = `query ($filter: ProductFilter, $sort: ProductSort) { products(first: 3, filter: $filter, sort: $sort) { ${fields} } }`;
    const { nodes, edges } = await ask(app, query, { sort, filter: { categoryId: root.id } });
    const [statement] = app.statements;
    const columns = statement!.slice(0, statement!.indexOf(' from '));
    return {
      ids: (nodes ?? edges.map(({ node }: { node: Product }) => node)).map(({ id }: Product) => id),
      columns,
    };
  };

  for (const sort of ['NEWEST', 'NAME', 'PRICE_ASC', 'PRICE_DESC'] as const) {
    const [alone, withInfo, withEdges] = [
      await read(sort, 'nodes { id }'),
      await read(sort, 'nodes { id } pageInfo { hasNextPage }'),
      await read(sort, 'edges { node { id } }'),
    ];

    expect(alone.ids).toHaveLength(3);
    expect([withInfo.ids, withEdges.ids]).toEqual([alone.ids, alone.ids]);
    expect(withInfo.columns).toBe(withEdges.columns);
    expect(alone.columns).toMatch(
      /^select (?:"products"\.)?"id", null::text as "sort_key", \(.*\) as "json"$/,
    );
    expect(withInfo.columns).not.toBe(alone.columns);
  }
  const values = (hasInfo: boolean) =>
    pageValues({ limit: 3, backward: false, from: null, hasInfo, hasCursors: true });
  expect([values(true).limit, values(false).limit]).toEqual([4, 3]);
});

test('each page reports its cursors and whether another page follows', async () => {
  const { id: categoryId } = await newCategory(app);
  await newProducts(app, 6, { categoryId });
  const read = async (size: number, backward: boolean) => {
    const all = await pages(app, LIST, { size, backward, variables: { filter: { categoryId } } });
    for (const { edges, nodes, pageInfo } of all) {
      expect(edges.map(({ node }) => node)).toEqual(nodes);
      expect(pageInfo).toMatchObject({ startCursor: edges[0]!.cursor, endCursor: edges.at(-1)!.cursor });
    }
    return all.map(({ nodes, pageInfo }) => [nodes.length, pageInfo.hasPreviousPage, pageInfo.hasNextPage]);
  };

  expect(await read(4, false)).toEqual([
    [4, false, true],
    [2, true, false],
  ]);
  expect(await read(4, true)).toEqual([
    [2, false, true],
    [4, true, false],
  ]);
  expect(await read(2, false)).toEqual([
    [2, false, true],
    [2, true, true],
    [2, true, false],
  ]);
  expect(await read(2, true)).toEqual([
    [2, false, true],
    [2, true, true],
    [2, true, false],
  ]);
  expect(await read(6, false)).toEqual([[6, false, false]]);
  expect(await read(6, true)).toEqual([[6, false, false]]);
});

test('lists the newest first, 20 per page, by default', async () => {
  const category = await newCategory(app);
  const rows = await newProducts(app, 21, { categoryId: category.id });
  const filter = { categoryId: category.id };
  const expected = sorted('NEWEST', rows);

  expect(await idsOfProducts(app, { filter })).toEqual(expected.slice(0, 20));
  expect(
    await idsOfProducts(app, { filter, first: null, after: null, last: null, before: null, sort: null }),
  ).toEqual(expected.slice(0, 20));
  expect(await idsOfProducts(app, { filter, first: 100 })).toEqual(expected);
  expect(await idsOfProducts(app, { filter, last: 2 })).toEqual(expected.slice(-2));
  const { endCursor } = (await listProducts(app, { filter, first: 21 })).pageInfo;
  expect(await idsOfProducts(app, { filter, before: endCursor })).toEqual(expected.slice(0, 20));
});

test('an empty page has no cursors', async () => {
  const category = await newCategory(app);

  expect(await listProducts(app, { filter: { categoryId: category.id } })).toEqual({
    edges: [],
    nodes: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  });
});

test('insertions and deletions between two pages cause no gap and no duplicate', async () => {
  const { id: categoryId } = await newCategory(app);
  const at = (...prices: bigint[]) =>
    Promise.all(prices.map((price) => newProduct(app, { categoryId, price })));
  const remove = ({ id }: Product) =>
    app.db.update(products).set({ isActive: false, deletedAt: new Date() }).where(eq(products.id, id));
  const page = (args: object) => listProducts(app, { filter: { categoryId }, sort: 'PRICE_ASC', ...args });
  const [a, b, c, d, e, f] = (await at(10n, 20n, 30n, 40n, 50n, 60n)) as [
    Product,
    Product,
    Product,
    Product,
    Product,
    Product,
  ];

  const first = await page({ first: 3 });
  await remove(c);
  await remove(d);
  const [cheap, dear] = await at(15n, 45n);
  const after = await page({ first: 3, after: first.pageInfo.endCursor });
  const before = await page({ last: 3, before: first.pageInfo.endCursor });

  expect(first.nodes).toEqual([{ id: a.id }, { id: b.id }, { id: c.id }]);
  expect(after.nodes).toEqual([{ id: dear!.id }, { id: e.id }, { id: f.id }]);
  expect(after.pageInfo.hasNextPage).toBe(false);
  expect(before.nodes).toEqual([{ id: a.id }, { id: cheap!.id }, { id: b.id }]);
  expect(before.pageInfo.hasPreviousPage).toBe(false);
});

test('returns only the count and page info of a page without rows', async () => {
  const category = await newCategory(app);
  await newProducts(app, 2, { categoryId: category.id });
  const query = `query ($id: ID!, $first: Int, $last: Int) {
    category(by: { id: $id }) {
      products(first: $first, last: $last) {
        totalCount edges { cursor } nodes { id }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  }`;
  const empty = { totalCount: 2, edges: [], nodes: [] };
  const cursors = { startCursor: null, endCursor: null };

  expect((await ask(app, query, { id: category.id, first: 0 })).products).toEqual({
    ...empty,
    pageInfo: { ...cursors, hasNextPage: true, hasPreviousPage: false },
  });
  expect((await ask(app, query, { id: category.id, last: 0 })).products).toEqual({
    ...empty,
    pageInfo: { ...cursors, hasNextPage: false, hasPreviousPage: true },
  });
});

test.each<[wrong: string, args: object]>([
  ['less than none', { first: -1 }],
  ['too many', { first: 101 }],
  ['more than an Int', { first: 2 ** 31 }],
  ['less than none from the end', { last: -1 }],
  ['too many from the end', { last: 101 }],
  ['both ends', { first: 1, last: 1 }],
  ['first with before', { first: 1, before: 'x' }],
  ['last with after', { last: 1, after: 'x' }],
  ['after with before', { after: 'x', before: 'x' }],
])('a page of %s is BAD_USER_INPUT', async (_wrong, args) => {
  const category = await newCategory(app);

  expect(await listProducts(app, args)).toBe('BAD_USER_INPUT');
  expect(await listProductsOf(app, category.id, args)).toBe('BAD_USER_INPUT');
});

test('rejects a forged cursor or one of another sort order with BAD_USER_INPUT', async () => {
  const { id } = await newProduct(app);
  const cursors: [sort: Sort, ...cursors: string[]][] = [
    [
      'NEWEST',
      '',
      'garbage',
      '%',
      '\0',
      'x'.repeat(5000),
      btoa('{}'),
      btoa('null'),
      btoa('[]'),
      forge('NEWEST'),
    ],
    ['NEWEST', forge('NAME', 'cup', id), forge('PRICE_ASC', '1', id), forge('RELEVANCE', '1', id)],
    [
      'NEWEST',
      ...['', 'now', '2026', 'infinity', '2026-02-30T00:00:00.000Z', '0000-01-01T00:00:00.000Z', 7, null].map(
        (at) => forge('NEWEST', at, id),
      ),
    ],
    [
      'NAME',
      forge('NAME', 'a\0b', id),
      forge('NAME', ['cup'], id),
      forge('NEWEST', '2026-01-01T00:00:00.000Z', id),
    ],
    [
      'PRICE_ASC',
      ...['', '1.5', '1e3', '9'.repeat(19), '0x1', "1'", 1].map((price) => forge('PRICE_ASC', price, id)),
    ],
    ['PRICE_ASC', forge('PRICE_DESC', '1', id)],
    [
      'PRICE_DESC',
      ...['', 'abc', `${id}0`, "' or true", null, 1].map((bad) => forge('PRICE_DESC', '1', bad)),
    ],
  ];
  for (const [sort, ...bad] of cursors) {
    for (const cursor of bad) {
      expect([cursor, await listProducts(app, { sort, after: cursor })]).toEqual([cursor, 'BAD_USER_INPUT']);
      expect([cursor, await listProducts(app, { sort, before: cursor })]).toEqual([cursor, 'BAD_USER_INPUT']);
    }
  }
});

test('a cursor beyond either end of the list finds the products on its other side', async () => {
  const { id: categoryId } = await newCategory(app);
  const { id } = await newProduct(app, { categoryId });
  const filter = { categoryId };
  const [lowest, highest] = ['-', ''].map((sign) => forge('PRICE_ASC', sign + '9'.repeat(18), randomUUID()));
  const [earliest, latest] = ['0001-01-01', '9999-12-31'].map((day) =>
    forge('NEWEST', `${day}T00:00:00.000Z`, randomUUID()),
  );

  expect(await idsOfProducts(app, { filter, sort: 'PRICE_ASC', after: lowest })).toEqual([id]);
  expect(await idsOfProducts(app, { filter, sort: 'PRICE_ASC', after: highest })).toEqual([]);
  expect(await idsOfProducts(app, { filter, after: latest })).toEqual([id]);
  expect(await idsOfProducts(app, { filter, after: earliest })).toEqual([]);
});
