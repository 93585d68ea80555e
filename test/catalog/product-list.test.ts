import { randomUUID } from 'node:crypto';
import { startApp, type Account, type App } from '../support/app.ts';
import { newCategory, newCustomer, newProduct, newProducts } from '../support/data.ts';
import { idsOfProducts, newShop, sorted, type Product } from '../support/product-lists.ts';

type Shelf = { products: { totalCount: number; nodes: Product[] } };

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

describe('filters', () => {
  test("filters by a category's id or slug, with or without its descendants", async () => {
    const { root, child, grandchild, all } = await newShop(app);
    const other = await newCategory(app, { parentId: root.id });
    const within = (...categories: { id: string }[]) =>
      sorted(
        'NEWEST',
        all.filter(({ categoryId }) => categories.some(({ id }) => id === categoryId)),
      );
    const found = (filter: object) => idsOfProducts(app, { filter, first: 100 });
    const below = { includeSubcategories: true };

    for (const [category, tree] of [
      [root, [root, child, grandchild]],
      [child, [child, grandchild]],
      [grandchild, [grandchild]],
      [other, []],
    ] as const) {
      expect(await found({ categoryId: category.id })).toEqual(within(category));
      expect(await found({ categorySlug: category.slug })).toEqual(within(category));
      expect(await found({ categoryId: category.id, ...below })).toEqual(within(...tree));
      expect(await found({ categorySlug: category.slug, ...below })).toEqual(within(...tree));
    }
    expect(await found({ categoryId: root.id, categorySlug: child.slug })).toEqual([]);
    expect(await found({ categoryId: root.id, categorySlug: child.slug, ...below })).toEqual(
      within(child, grandchild),
    );
    expect(await found({ categoryId: randomUUID() })).toEqual([]);
    expect(await found({ categorySlug: 'no-such', ...below })).toEqual([]);
    for (const categoryId of ['', 'abc', '\0']) expect(await found({ categoryId })).toBe('BAD_USER_INPUT');
    expect(await found({ categorySlug: 'a\0b' })).toBe('BAD_USER_INPUT');
  });

  test('price bounds are inclusive, and combine with stock and category', async () => {
    const { id: categoryId } = await newCategory(app);
    const make = (price: bigint, stock: number) => newProduct(app, { categoryId, price, stock });
    const [a, b, c, d] = [
      await make(999n, 5),
      await make(1000n, 0),
      await make(1001n, 5),
      await make(2000n, 0),
    ];
    const found = async (filter: object) => {
      const ids = await idsOfProducts(app, { sort: 'PRICE_ASC', filter: { categoryId, ...filter } });
      return typeof ids === 'string'
        ? ids
        : ids.map((id) => [a, b, c, d].findIndex((product) => product.id === id));
    };

    expect(await found({ minPrice: '10' })).toEqual([1, 2, 3]);
    expect(await found({ maxPrice: '10.00' })).toEqual([0, 1]);
    expect(await found({ minPrice: 10, maxPrice: 10.01 })).toEqual([1, 2]);
    expect(await found({ minPrice: '10.01', maxPrice: '9.99' })).toEqual([]);
    expect(await found({ minPrice: '-5', maxPrice: '9'.repeat(20) })).toEqual([0, 1, 2, 3]);
    expect(await found({ minPrice: '9'.repeat(20) })).toEqual([]);
    expect(await found({ maxPrice: `-${'9'.repeat(20)}` })).toEqual([]);
    expect(await found({ inStock: true })).toEqual([0, 2]);
    expect(await found({ inStock: false })).toEqual([1, 3]);
    expect(await found({ inStock: null, minPrice: null, categorySlug: null })).toEqual([0, 1, 2, 3]);
    expect(await found({ inStock: true, minPrice: '10' })).toEqual([2]);
    expect(await found({ inStock: false, maxPrice: '19.99' })).toEqual([1]);
    for (const bad of ['10.001', 'abc', '1e3', true])
      expect(await found({ minPrice: bad })).toBe('BAD_USER_INPUT');
  });
});

describe('statements', () => {
  async function statementsOf(document: string, variables: object = {}, as?: Account) {
    app.statements.length = 0;
    const { data, errors } = await app.query(document, variables, { as });
    expect(errors).toBeUndefined();
    return { data, count: app.statements.length };
  }

  test('counts the products only on request, with statements of its own', async () => {
    const { id } = await newCategory(app);
    await newProducts(app, 7, { categoryId: id });
    await newProduct(app, { categoryId: id, isActive: false });
    const read = (selection: string) =>
      statementsOf(
        `query ($id: ID!) { products(first: 3, filter: { categoryId: $id, maxPrice: 10 }) { ${selection} } }`,
        { id },
      );

    expect(await read('nodes { id } pageInfo { hasNextPage }')).toMatchObject({ count: 1 });
    // The page, and the transaction of the count: its begin, which chooses how it is planned, the count, and the commit.
    expect(await read('totalCount nodes { id }')).toMatchObject({
      count: 4,
      data: { products: { totalCount: 7 } },
    });
  });

  test('the products of all categories and their totals take the same statements for any number of categories', async () => {
    const read = async (count: number) => {
      const parent = await newCategory(app);
      for (let n = 0; n < count; n++) {
        const { id: categoryId } = await newCategory(app, { parentId: parent.id, name: `Shelf ${100 + n}` });
        await newProducts(app, n % 4, { categoryId, stock: n % 2 });
      }
      const { data, ...answer } = await statementsOf(
        `query ($id: ID!) { category(by: { id: $id }) { children { products(first: 2) { totalCount nodes { category { id } } } } } }`,
        { id: parent.id },
      );
      const shelves = data.category.children.map(({ products }: Shelf) => [
        products.totalCount,
        products.nodes.length,
      ]);
      expect(shelves).toEqual(Array.from({ length: count }, (_, n) => [n % 4, Math.min(n % 4, 2)]));
      return answer.count;
    };

    // The category with its children, a page of products with their categories for each, and their totals.
    expect(await read(3)).toBe(3);
    expect(await read(40)).toBe(3);
  });

  test('lists of the same categories with different arguments stay separate', async () => {
    const { root, child, all } = await newShop(app);
    const { data, count } = await statementsOf(
      `query ($id: ID!) { category(by: { id: $id }) {
      cheap: products(first: 2, sort: PRICE_ASC) { nodes { id } }
      dear: products(first: 2, sort: PRICE_DESC) { nodes { id } }
      tree: products(first: 100, filter: { includeSubcategories: true }) { totalCount nodes { id } }
      child: products(first: 100, filter: { includeSubcategories: true, categoryId: "${child.id}" }) { totalCount }
      children { products(first: 2, sort: PRICE_ASC) { nodes { id } } }
    } }`,
      { id: root.id },
    );
    const ids = ({ nodes }: { nodes: Product[] }) => nodes.map(({ id }) => id);
    const within = (category: { id: string }) => all.filter(({ categoryId }) => categoryId === category.id);

    // The category with its children, the pages of four lists with different arguments, and two totals.
    expect(count).toBe(7);
    expect(ids(data.category.cheap)).toEqual(sorted('PRICE_ASC', within(root)).slice(0, 2));
    expect(ids(data.category.dear)).toEqual(sorted('PRICE_DESC', within(root)).slice(0, 2));
    expect(ids(data.category.tree)).toEqual(sorted('NEWEST', all));
    expect(data.category.tree.totalCount).toBe(30);
    expect(data.category.child.totalCount).toBe(
      all.filter(({ categoryId }) => categoryId !== root.id).length,
    );
    expect(data.category.children.map(({ products }: Shelf) => ids(products))).toEqual([
      sorted('PRICE_ASC', within(child)).slice(0, 2),
    ]);
  });

  test('50 products with category and parent take 3 statements, including the viewer', async () => {
    const customer = await newCustomer(app);
    for (let n = 0; n < 10; n++) {
      const parent = await newCategory(app);
      const category = await newCategory(app, { parentId: parent.id });
      await newProducts(app, 5, { categoryId: category.id });
    }
    const { data, count } = await statementsOf(
      '{ products(first: 50) { nodes { name price { amount } category { name parent { name } } } } }',
      {},
      customer,
    );

    expect(data.products.nodes).toHaveLength(50);
    expect(data.products.nodes[49].category.parent).toEqual({
      name: expect.stringMatching(/^Category \d+$/),
    });
    // The viewer, the products with their categories, the parents.
    expect(count).toBe(3);
  });
});
