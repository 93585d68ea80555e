import { accountLoaders } from './accounts/loaders.ts';
import { cartLoaders } from './carts/loaders.ts';
import { catalogLoaders } from './catalog/loaders.ts';
import type { Database } from './db/client.ts';
import { emailLoaders } from './emails/loaders.ts';
import { orderLoaders } from './orders/loaders.ts';
import { paymentLoaders } from './payments/loaders.ts';
import { pricingLoaders } from './pricing/loaders.ts';
import { webhookLoaders } from './webhooks/loaders.ts';

const FEATURES = [
  accountLoaders,
  cartLoaders,
  catalogLoaders,
  emailLoaders,
  orderLoaders,
  paymentLoaders,
  pricingLoaders,
  webhookLoaders,
];

type LoadersOf<Feature> = Feature extends (db: Database) => infer Loaders ? (all: Loaders) => void : never;
export type Loaders = LoadersOf<(typeof FEATURES)[number]> extends (all: infer All) => void ? All : never;

/** For one request, or one field of a mutation: a loader remembers what it has read. */
export function createLoaders(db: Database): Loaders {
  const loaders = Object.create(whenAsked) as Loaders & OfDatabase;
  loaders[DATABASE] = db;
  return loaders;
}

const DATABASE = Symbol('database');
type OfDatabase = { [DATABASE]: Database };

/** A feature's loaders are made once somebody asks for one of them: there are forty, and most requests need one or two. */
const whenAsked = {};
for (const loadersOf of FEATURES) {
  // What they are called, they say without a database.
  for (const name of Object.keys(loadersOf(null as never))) {
    Object.defineProperty(whenAsked, name, {
      get(this: OfDatabase) {
        const made: Record<string, unknown> = loadersOf(this[DATABASE]);
        for (const [each, value] of Object.entries(made)) Object.defineProperty(this, each, { value });
        return made[name];
      },
    });
  }
}
