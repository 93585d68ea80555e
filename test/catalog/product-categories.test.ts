import { eq } from 'drizzle-orm';
import { categories, productCategories } from '../../src/platform/db/schema.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { issues, newShopkeeper } from '../support/catalog.ts';
import { newCategory, newProduct, newProducts, newStaff, setProduct } from '../support/data.ts';
import { drawing } from '../support/drawing.ts';
import { idsOf, readPages } from '../support/pages.ts';
import { idsOfProducts, listProductsOf, sorted, type Product, type Sort } from '../support/product-lists.ts';

let app: App;
let staff: Account;
let shopkeeper: Awaited<ReturnType<typeof newShopkeeper>>;
beforeAll(async () => {
  app = await startApp();
  shopkeeper = await newShopkeeper(app);
  staff = await newStaff(app);
});
afterAll(() => app.stop());

const addTo = (productId: string, otherCategoryIds: string[]) =>
  shopkeeper.update(productId, { otherCategoryIds });

const CATEGORIES = `query ($id: ID!) { product(by: { id: $id }) { category { id } categories { id } } }`;
const categoriesOf = async (id: string) => {
  const { category, categories } = await ask(app, CATEGORIES, { id });
  return [category?.id, ...categories.map((each: { id: string }) => each.id)];
};

test('a product has one primary category and others, by name after it', async () => {
  const [primary, zoo, apple] = [
    await newCategory(app),
    await newCategory(app, { name: 'Zoo' }),
    await newCategory(app, { name: 'Äpfel' }),
  ];
  const { product } = await shopkeeper.create({
    categoryId: primary.id,
    otherCategoryIds: [zoo.id, primary.id, apple.id, zoo.id],
  });

  expect(await categoriesOf(product.id)).toEqual([primary.id, primary.id, apple.id, zoo.id]);
  await shopkeeper.update(product.id, { categoryId: zoo.id });
  expect(await categoriesOf(product.id)).toEqual([zoo.id, zoo.id, apple.id]);
  await shopkeeper.update(product.id, { otherCategoryIds: null, categoryId: null });
  expect(await categoriesOf(product.id)).toEqual([undefined]);
});

test('refuses unknown categories, and more than 20', async () => {
  const { id } = await newProduct(app);
  const unknown = '00000000-0000-7000-8000-000000000000';

  expect(await addTo(id, [unknown])).toEqual(issues(['otherCategoryIds', 'NOT_FOUND']));
  expect(await addTo(id, Array(21).fill(unknown))).toEqual(issues(['otherCategoryIds', 'TOO_MANY']));
  expect(await shopkeeper.create({ otherCategoryIds: [unknown] })).toEqual(
    issues(['otherCategoryIds', 'NOT_FOUND']),
  );
});

test('a category with products in it is not deleted, unless they are', async () => {
  const [{ id: categoryId }, { id }] = [await newCategory(app), await newProduct(app)];
  await addTo(id, [categoryId]);
  const DELETE = `mutation ($id: ID!) { deleteCategory(id: $id) { __typename } }`;
  const remove = () => ask(app, DELETE, { id: categoryId }, staff);

  expect(await remove()).toEqual({ __typename: 'CategoryNotEmpty' });
  await shopkeeper.remove(id);
  expect(await remove()).toEqual({ __typename: 'DeleteCategorySuccess' });
});

describe('lists', () => {
  const { upTo, chance } = drawing('product categories');
  /** A tree of seven categories, and 60 products that are each in up to four of them, with many equal sort keys. */
  let tree: { id: string; parentId: string | null }[];
  let all: Product[];
  const membership = new Map<string, string[]>();

  beforeAll(async () => {
    tree = [];
    for (let n = 0; n < 7; n++)
      tree.push(await newCategory(app, { parentId: n === 0 ? null : tree[Math.floor((n - 1) / 2)]!.id }));
    all = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        newProduct(app, {
          categoryId: n % 7 === 0 ? null : tree[upTo(7)]!.id,
          name: ['bowl', 'Cup', 'dish', 'Jug'][upTo(4)]!,
          price: [500n, 1000n, 2000n, 7n][upTo(4)]!,
          isActive: n % 10 > 0,
          stock: upTo(3),
          createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, 0, upTo(6))),
        }),
      ),
    );
    for (const { id, categoryId } of all) {
      const others = tree.map((category) => category.id).filter(() => chance(0.25));
      if (others.length > 0) await addTo(id, others);
      membership.set(id, [...new Set([...(categoryId ? [categoryId] : []), ...others])]);
    }
    // The sort keys follow the product.
    for (const product of all.slice(0, 20)) {
      Object.assign(product, { name: 'Kettle', price: 1500n });
      await setProduct(app, product.id, { name: 'Kettle', price: 1500n });
    }
  });

  const below = (id: string): string[] => [
    id,
    ...tree.filter(({ parentId }) => parentId === id).flatMap((child) => below(child.id)),
  ];
  const expected = (sort: Sort, root: string, isTree: boolean) => {
    const roots = isTree ? below(root) : [root];
    const inRoots = ({ id }: Product) => membership.get(id)!.some((category) => roots.includes(category));
    return sorted(
      sort,
      all.filter((product) => product.isActive && inRoots(product)),
    );
  };

  test.each(['NEWEST', 'NAME', 'PRICE_ASC', 'PRICE_DESC'] as const)(
    'contain the products of all their categories once, in the order %s, forward and backward',
    async (sort) => {
      for (const root of [0, 3]) {
        const { id } = tree[root]!;
        for (const includeSubcategories of [false, true]) {
          const args = { sort, filter: { includeSubcategories } };
          const ids = expected(sort, id, includeSubcategories);
          for (const size of [7, 100])
            for (const backward of [false, true]) {
              const read = (page: object) => listProductsOf(app, id, { ...args, ...page });
              expect(idsOf(await readPages(read, { size, backward }))).toEqual(ids);
            }
          const filter = { categoryId: id, includeSubcategories };
          expect(await idsOfProducts(app, { sort, first: 100, filter })).toEqual(ids);
        }
      }
    },
  );

  test('of a tree with many categories contain the same products as of a small one', async () => {
    const { id: root } = await newCategory(app);
    const leaves: string[] = [];
    for (let n = 0; n < 60; n++) leaves.push((await newCategory(app, { parentId: root })).id);
    const sold = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        newProduct(app, {
          categoryId: leaves[n * 5]!,
          name: `Bowl ${n % 4}`,
          price: BigInt(100 * (n % 3)),
          createdAt: new Date(Date.UTC(2026, 1, 1, 0, 0, n % 5)),
        }),
      ),
    );
    await addTo(sold[0]!.id, [leaves[1]!, leaves[2]!]);

    for (const sort of ['NEWEST', 'NAME', 'PRICE_ASC', 'PRICE_DESC'] as const) {
      for (const backward of [false, true]) {
        const args = { sort, filter: { includeSubcategories: true } };
        const read = (page: object) => listProductsOf(app, root, { ...args, ...page });
        expect(idsOf(await readPages(read, { size: 5, backward }))).toEqual(sorted(sort, sold));
      }
    }
  });

  test('of a category without children do not depend on `includeSubcategories`', async () => {
    const LISTS = `query ($id: ID!, $filter: ProductFilter) { category(by: { id: $id }) {
      children { id } products(first: 100, filter: $filter) { totalCount nodes { id } facets { attribute { id } } } } }`;
    for (const { id } of tree) {
      const list = await ask(app, LISTS, { id, filter: { includeSubcategories: true } });
      const ids = expected('NEWEST', id, true);
      expect(list.products.nodes.map((node: Product) => node.id)).toEqual(ids);
      expect(list.products.totalCount).toBe(ids.length);
    }
  });

  test('count and filter each product once, also in a search and in two categories', async () => {
    const COUNT = `query ($filter: ProductFilter, $search: String) {
      products(filter: $filter, search: $search, first: 100) { totalCount nodes { id } } }`;
    for (const { id } of tree)
      for (const includeSubcategories of [false, true]) {
        const filter = { categoryId: id, includeSubcategories };
        const { totalCount } = await ask(app, COUNT, { filter });
        expect(totalCount).toBe(expected('NEWEST', id, includeSubcategories).length);

        const ids = expected('NEWEST', id, includeSubcategories);
        const kettles = all.filter((product) => product.name === 'Kettle' && ids.includes(product.id));
        const found = await ask(app, COUNT, { filter, search: 'kettle' });
        expect(found.totalCount).toBe(kettles.length);
        expect(found.nodes.map((node: Product) => node.id).sort()).toEqual(
          kettles.map((each) => each.id).sort(),
        );

        const inStock = await ask(app, COUNT, { filter: { ...filter, inStock: true, minPrice: '10' } });
        const some = all.filter(
          (product) => ids.includes(product.id) && product.stock > 0 && product.price >= 1000n,
        );
        expect(inStock.totalCount).toBe(some.length);
        expect(inStock.nodes).toHaveLength(some.length);
      }
    const [first, second] = [tree[0]!, tree[1]!];
    const both = expected('NEWEST', first.id, false).filter((id) => membership.get(id)!.includes(second.id));
    const slug = (await app.db.select().from(categories).where(eq(categories.id, second.id)))[0]!.slug;
    const narrowed = await ask(app, COUNT, { filter: { categoryId: first.id, categorySlug: slug } });
    expect(narrowed.nodes.map((node: Product) => node.id)).toEqual(both);
    expect(narrowed.totalCount).toBe(both.length);
  });
});

describe('manual order', () => {
  const SORT = `mutation ($input: SortCategoryProductsInput!) { sortCategoryProducts(input: $input) {
    ... on SortCategoryProductsSuccess { category { products(sort: MANUAL) { nodes { id } } } }
    ... on InvalidInput { __typename issues { path code } } } }`;
  const sort = (categoryId: string, productIds: string[]) =>
    ask(app, SORT, { input: { categoryId, productIds } }, staff);
  const ids = (answer: { category: { products: { nodes: { id: string }[] } } }) =>
    answer.category.products.nodes.map(({ id }) => id);

  /** A category with five products; the last two have it besides their primary one. */
  async function newSortedCategory() {
    const { id: categoryId } = await newCategory(app);
    const own = await newProducts(app, 3, { categoryId });
    const others = await newProducts(app, 2);
    for (const { id } of others) await addTo(id, [categoryId]);
    const named = [...own, ...others].map(({ id }) => id as string).sort();
    return {
      categoryId,
      own: own[0]!.id as string,
      named: named as [string, string, string, string, string],
    };
  }

  test('puts the named products first, and the others after them', async () => {
    const { categoryId, named } = await newSortedCategory();
    const [a, b, c, d, e] = named;

    expect(ids(await sort(categoryId, [e, a, c]))).toEqual([e, a, c, b, d]);
    expect(ids(await sort(categoryId, [d, e]))).toEqual([d, e, a, b, c]);
    expect(ids(await sort(categoryId, []))).toEqual(named);
  });

  test('has pages in both directions, also for the list of products', async () => {
    const { categoryId, named } = await newSortedCategory();
    const [a, b, c, d, e] = named;
    await sort(categoryId, [c, b, e]);

    for (const backward of [false, true]) {
      const read = (page: object) => listProductsOf(app, categoryId, { sort: 'MANUAL', ...page });
      expect(idsOf(await readPages(read, { size: 2, backward }))).toEqual([c, b, e, a, d]);
    }
    expect(await idsOfProducts(app, { sort: 'MANUAL', filter: { categoryId } })).toEqual([c, b, e, a, d]);
  });

  test('ends with the membership: a product that leaves a category has no place when it returns', async () => {
    const { categoryId, named, own } = await newSortedCategory();
    await sort(categoryId, named.toReversed());
    await shopkeeper.update(own, { categoryId: null, otherCategoryIds: [] });
    await shopkeeper.update(own, { categoryId });

    const list = await idsOfProducts(app, { sort: 'MANUAL', filter: { categoryId } });
    expect(list).toEqual([...named.toReversed().filter((id) => id !== own), own]);
    expect(await app.db.select().from(productCategories).where(eq(productCategories.productId, own))).toEqual(
      [],
    );
  });

  test.each([
    ['a list of all products', { sort: 'MANUAL' }],
    ['a search', { sort: 'MANUAL', search: 'bowl', filter: { categorySlug: 'any' } }],
    ['a tree', { sort: 'MANUAL', filter: { categorySlug: 'any', includeSubcategories: true } }],
  ])('is refused for %s', async (_, args) => {
    expect(await idsOfProducts(app, args)).toBe('BAD_USER_INPUT');
  });

  test('refuses products of other categories, repeated and too many ones', async () => {
    const { categoryId, named } = await newSortedCategory();
    const { id: stranger } = await newProduct(app);
    const invalid = (code: string) => ({
      __typename: 'InvalidInput',
      issues: [{ path: ['productIds'], code }],
    });

    expect(await sort(categoryId, [named[0], stranger])).toEqual(invalid('NOT_FOUND'));
    expect(await sort(categoryId, [named[0], named[0]])).toEqual(invalid('DUPLICATE'));
    expect((await sort(categoryId, Array(201).fill(stranger))).issues[0].code).toBe('TOO_MANY');
    expect(await sort(stranger, [])).toBe('NOT_FOUND');
  });

  test('concurrent orders of one category leave one of them', async () => {
    const { categoryId, named } = await newSortedCategory();
    const [a, b, c, d, e] = named;
    const wishes = [[a, b, c, d, e], [e, d, c, b, a], [c, a], [b, e, d]]; // prettier-ignore
    await Promise.all(wishes.map((wish) => sort(categoryId, wish)));

    const list = await idsOfProducts(app, { sort: 'MANUAL', filter: { categoryId } });
    expect(wishes.some((wish) => wish.every((id, index) => list[index] === id))).toBe(true);
  });
});

test('categories are listed by position and then by name', async () => {
  const parent = await newCategory(app);
  const CREATE = `mutation ($input: CreateCategoryInput!) { createCategory(input: $input) {
    ... on CreateCategorySuccess { category { id position } } ... on InvalidInput { issues { path code } } } }`;
  const create = async (name: string, position?: number) =>
    ask(
      app,
      CREATE,
      { input: { name, parentId: parent.id, ...(position !== undefined && { position }) } },
      staff,
    );
  for (const [name, position] of [['Zebra'], ['Last', 20], ['Second', 3], ['äpfel']] as const)
    await create(name, position);
  const LIST = `query ($id: ID!, $first: Int, $after: String) {
    category(by: { id: $id }) { children { name } }
    categories(first: $first, after: $after) { nodes { name position } pageInfo { hasNextPage endCursor } } }`;

  const { data } = await app.query(LIST, { id: parent.id });
  expect(data.category.children.map(({ name }: { name: string }) => name)).toEqual([
    'äpfel',
    'Zebra',
    'Second',
    'Last',
  ]);
  const names: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page: any = (await app.query(LIST, { id: parent.id, first: 2, after })).data.categories;
    names.push(...page.nodes.map(({ name }: { name: string }) => name));
    ({ endCursor: after, hasNextPage: more } = page.pageInfo);
  }
  expect(names.slice(-2)).toEqual(['Second', 'Last']);
  expect(names.indexOf('äpfel')).toBeLessThan(names.indexOf('Zebra'));
  expect(new Set(names).size).toBe(names.length);
  expect(await create('Wrong', -1)).toEqual({ issues: [{ path: ['position'], code: 'OUT_OF_RANGE' }] });
});
