import { readFileSync } from 'node:fs';
import DataLoader from 'dataloader';
import pg from 'pg';
import { accessTokens } from '../../src/shop/accounts/tokens/access-tokens.ts';

/**
 * The shop that the servers of Mercurius and Apollo serve, as their users would write it: a schema of its own, DataLoader, named
 * statements that read the needed columns, and a check of the token and its session. None of it is the code of this server,
 * except for the verification of the token's signature.
 */

export const typeDefs = `
  enum OrderStatus { PENDING PROCESSING SHIPPED DELIVERED CANCELLED }
  type Money { amount: String! currency: String! }
  type Category { id: ID! name: String! }
  type Product {
    id: ID! sku: String! name: String! description: String price: Money! inStock: Boolean! category: Category
  }
  type ProductConnection { nodes: [Product!]! }
  type OrderDetails { quantity: Int! unitPrice: Money! productName: String! product: Product }
  type Order { number: String! status: OrderStatus! total: Money! details: [OrderDetails!]! }
  type OrderConnection { nodes: [Order!]! }
  type User { id: ID! orders(first: Int = 20): OrderConnection! }
  input ProductKey { id: ID }
  input ProductFilter { categoryId: ID }
  type Query {
    me: User
    product(by: ProductKey!): Product
    products(first: Int = 20, filter: ProductFilter): ProductConnection!
  }
`;

type Row = Record<string, any>;

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 16 });
const tokens = await accessTokens(readFileSync(process.env['JWT_PRIVATE_KEY_FILE']!, 'utf8'));
const { rows: shops } = await pool.query<Row>('select currency from shop');
const { currency } = shops[0]!;

/** Long texts are read for a single product only. Elsewhere, `Product.description` reads them when requested. */
const PRODUCT = 'id, sku, name, price, stock, category_id';
const FOR_SALE = 'is_active and deleted_at is null';

const STATEMENTS = {
  session: `select u.id from sessions s join users u on u.id = s.user_id
    where s.id = $1 and s.revoked_at is null and s.expires_at > now()`,
  product: `select ${PRODUCT}, description from products where id = $1 and ${FOR_SALE}`,
  productsOfCategory: `select ${PRODUCT} from products where category_id = $1 and ${FOR_SALE}
    order by created_at desc, id desc limit $2`,
  orders: `select id, number, status, total, currency from orders where customer_id = $1
    order by placed_at desc, id desc limit $2`,
  details: `select order_id, quantity, unit_price, product_name, product_id from order_details
    where order_id = any($1) order by position`,
  products: `select ${PRODUCT} from products where id = any($1)`,
  descriptions: 'select id, description from products where id = any($1)',
  categories: 'select id, name from categories where id = any($1)',
};

/** A named statement is parsed and planned once per connection. */
async function read(name: keyof typeof STATEMENTS, values: unknown[]): Promise<Row[]> {
  const { rows } = await pool.query<Row>({ name, text: STATEMENTS[name], values });
  return rows;
}

const byId = (name: keyof typeof STATEMENTS) =>
  new DataLoader<string, Row | undefined>(async (ids) => {
    const rows = new Map((await read(name, [ids])).map((row) => [row['id'], row]));
    return ids.map((id) => rows.get(id));
  });

const createLoaders = () => ({
  details: new DataLoader<string, Row[]>(async (ids) => {
    const details = new Map<string, Row[]>(ids.map((id) => [id, []]));
    for (const row of await read('details', [ids])) details.get(row['order_id'])!.push(row);
    return ids.map((id) => details.get(id)!);
  }),
  products: byId('products'),
  descriptions: byId('descriptions'),
  categories: byId('categories'),
});

export type Context = { userId: string | null; loaders: ReturnType<typeof createLoaders> };

/** Verifies the token, and that its session has not ended. */
async function authenticate(authorization: string | undefined): Promise<string | null> {
  if (!authorization?.startsWith('Bearer ')) return null;
  const claims = await tokens.verify(authorization.slice('Bearer '.length));
  if (!claims) return null;
  const [user] = await read('session', [claims.sessionId]);
  return user?.['id'] === claims.userId ? claims.userId : null;
}

export const createContext = async (authorization: string | undefined): Promise<Context> => ({
  userId: await authenticate(authorization),
  loaders: createLoaders(),
});

const money = (minorUnits: string, of: string = currency) => ({
  amount: (Number(minorUnits) / 100).toFixed(2),
  currency: of,
});

export const resolvers = {
  Query: {
    me: (_root: unknown, _args: unknown, { userId }: Context) => userId && { id: userId },
    product: async (_root: unknown, { by }: Row) => (await read('product', [by['id']]))[0],
    products: async (_root: unknown, { first, filter }: Row) => ({
      nodes: await read('productsOfCategory', [filter['categoryId'], first]),
    }),
  },
  User: {
    orders: async ({ id }: Row, { first }: Row) => ({ nodes: await read('orders', [id, first]) }),
  },
  Order: {
    total: (order: Row) => money(order['total'], order['currency']),
    details: ({ id }: Row, _args: unknown, { loaders }: Context) => loaders.details.load(id),
  },
  OrderDetails: {
    unitPrice: (detail: Row) => money(detail['unit_price']),
    productName: (detail: Row) => detail['product_name'],
    product: (detail: Row, _args: unknown, { loaders }: Context) =>
      detail['product_id'] && loaders.products.load(detail['product_id']),
  },
  Product: {
    description: async (product: Row, _args: unknown, { loaders }: Context) =>
      'description' in product
        ? product['description']
        : (await loaders.descriptions.load(product['id']))?.['description'],
    price: (product: Row) => money(product['price']),
    inStock: (product: Row) => product['stock'] > 0,
    category: (product: Row, _args: unknown, { loaders }: Context) =>
      product['category_id'] && loaders.categories.load(product['category_id']),
  },
};
