import { ask, type Account, type App } from './app.ts';
import { newCategory, newProduct } from './data.ts';

export type Product = Awaited<ReturnType<typeof newProduct>>;

const PARAMETERS = `$first: Int, $after: String, $last: Int, $before: String, $filter: ProductFilter, $sort: ProductSort`;
const ARGUMENTS = 'first: $first, after: $after, last: $last, before: $before, filter: $filter, sort: $sort';
const PAGE =
  '{ edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }';
export const LIST = `query (${PARAMETERS}, $search: String) { products(${ARGUMENTS}, search: $search) ${PAGE} }`;
const LIST_OF = `query ($id: ID!, ${PARAMETERS}) { category(by: { id: $id }) { products(${ARGUMENTS}) ${PAGE} } }`;

/** A page of products, or the code of the error. */
export const listProducts = (app: App, args: object, as?: Account) => ask(app, LIST, args, as);

/** A page of a category's products, or the code of the error. */
export async function listProductsOf(app: App, id: string, args: object) {
  const answer = await ask(app, LIST_OF, { id, ...args });
  return typeof answer === 'string' ? answer : answer.products;
}

/** Returns the ids of a page, or the code of the error. */
export async function idsOfProducts(app: App, args: object, as?: Account): Promise<string[] | string> {
  const page = await listProducts(app, args, as);
  return typeof page === 'string' ? page : page.nodes.map(({ id }: Product) => id);
}

/** Creates three nested categories with 30 products, many with equal sort keys. */
export async function newShop(app: App) {
  const root = await newCategory(app);
  const child = await newCategory(app, { parentId: root.id });
  const grandchild = await newCategory(app, { parentId: child.id });
  const made = Array.from({ length: 30 }, (_, n) =>
    newProduct(app, {
      categoryId: [root, root, child, grandchild][(n * 7) % 4]!.id,
      name: ['bowl', 'Cup', 'dish', 'Jug'][(n * 5) % 4]!,
      price: [500n, 1000n, 1000n, 2000n, 7n][(n * 3) % 5]!,
      createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, 0, (n * 11) % 6)),
    }),
  );
  return { root, child, grandchild, all: await Promise.all(made) };
}

const SORTS = {
  NEWEST: { keyOf: (product: Product) => product.createdAt.getTime(), sign: -1 },
  NAME: { keyOf: (product: Product) => product.name.toLowerCase(), sign: 1 },
  PRICE_ASC: { keyOf: (product: Product) => product.price, sign: 1 },
  PRICE_DESC: { keyOf: (product: Product) => product.price, sign: -1 },
};
export type Sort = keyof typeof SORTS;

/** The ids of products in the order of the sort, ties by id. */
export function sorted(sort: Sort, rows: readonly Product[]): string[] {
  const { keyOf, sign } = SORTS[sort];
  const compare = (a: Product, b: Product) =>
    keyOf(a) < keyOf(b) || (keyOf(a) === keyOf(b) && a.id < b.id) ? -sign : sign;
  return rows.toSorted(compare).map(({ id }) => id);
}

/** Returns a forged cursor. */
export const forge = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
