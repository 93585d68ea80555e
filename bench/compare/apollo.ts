import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import DataLoader from 'dataloader';
import pg from 'pg';
import { accessTokens } from '../../src/shop/accounts/tokens/access-tokens.ts';

/** Apollo Server and DataLoader as in their documentation, on the shop's tables. Verifies the token but not its session. */

const typeDefs = `#graphql
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
  type User { id: ID! orders(first: Int): OrderConnection! }
  input ProductKey { id: ID }
  input ProductFilter { categoryId: ID }
  type Query {
    me: User
    product(by: ProductKey!): Product
    products(first: Int, filter: ProductFilter): ProductConnection!
  }
`;

type Row = Record<string, any>;

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 16 });
const tokens = await accessTokens(readFileSync(process.env['JWT_PRIVATE_KEY_FILE']!, 'utf8'));
const { rows: shops } = await pool.query<Row>('select currency from shop');
const { currency } = shops[0]!;

const money = (minorUnits: string, of: string = currency) => ({
  amount: (Number(minorUnits) / 100).toFixed(2),
  currency: of,
});

async function rowsBy(query: string, column: string, keys: readonly string[]): Promise<Row[][]> {
  const { rows } = await pool.query<Row>(query, [keys]);
  const byKey = new Map<string, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) byKey.get(row[column])!.push(row);
  return keys.map((key) => byKey.get(key)!);
}

const createLoaders = () => ({
  details: new DataLoader<string, Row[]>((ids) =>
    rowsBy('select * from order_details where order_id = any($1) order by position', 'order_id', ids),
  ),
  products: new DataLoader<string, Row | undefined>(async (ids) =>
    (await rowsBy('select * from products where id = any($1)', 'id', ids)).map(([row]) => row),
  ),
  categories: new DataLoader<string, Row | undefined>(async (ids) =>
    (await rowsBy('select * from categories where id = any($1)', 'id', ids)).map(([row]) => row),
  ),
});

type Context = { userId: string | null; loaders: ReturnType<typeof createLoaders> };

const resolvers = {
  Query: {
    me: (_root: unknown, _args: unknown, { userId }: Context) => userId && { id: userId },
    product: async (_root: unknown, { by }: Row) => {
      const query = 'select * from products where id = $1 and is_active and deleted_at is null';
      const { rows } = await pool.query<Row>(query, [by.id]);
      return rows[0];
    },
    products: async (_root: unknown, { first, filter }: Row) => {
      const { rows } = await pool.query<Row>(
        `select * from products where category_id = $1 and is_active and deleted_at is null
          order by created_at desc, id desc limit $2`,
        [filter.categoryId, first],
      );
      return { nodes: rows };
    },
  },
  User: {
    orders: async ({ id }: Row, { first }: Row) => {
      const query = 'select * from orders where customer_id = $1 order by placed_at desc, id desc limit $2';
      const { rows } = await pool.query<Row>(query, [id, first]);
      return { nodes: rows };
    },
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
    price: (product: Row) => money(product['price']),
    inStock: (product: Row) => product['stock'] > 0,
    category: (product: Row, _args: unknown, { loaders }: Context) =>
      product['category_id'] && loaders.categories.load(product['category_id']),
  },
};

await startStandaloneServer(new ApolloServer<Context>({ typeDefs, resolvers }), {
  listen: { port: Number(process.env['PORT']), host: '127.0.0.1' },
  context: async ({ req }) => {
    const claims = await tokens.verify(req.headers.authorization?.slice('Bearer '.length) ?? '');
    return { userId: claims?.userId ?? null, loaders: createLoaders() };
  },
});
