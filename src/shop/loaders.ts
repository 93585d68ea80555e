import { accountLoaders } from './accounts/loaders.ts';
import { addressLoaders } from './addresses/loaders.ts';
import { cartLoaders } from './carts/loaders.ts';
import { attributeLoaders } from './catalog/attributes/loaders.ts';
import { groupLoaders } from './catalog/groups/loaders.ts';
import { catalogLoaders } from './catalog/loaders.ts';
import type { Database } from '../platform/db/client.ts';
import { emailLoaders } from './emails/loaders.ts';
import { imageLoaders } from './images/loaders.ts';
import { orderLoaders } from './orders/loaders.ts';
import { paymentLoaders } from './payments/loaders.ts';
import { pricingLoaders } from './pricing/loaders.ts';
import { shippingLoaders } from './shipping/loaders.ts';
import { webhookLoaders } from './webhooks/loaders.ts';

const FEATURES = [
  accountLoaders,
  addressLoaders,
  cartLoaders,
  attributeLoaders,
  catalogLoaders,
  groupLoaders,
  emailLoaders,
  imageLoaders,
  orderLoaders,
  paymentLoaders,
  pricingLoaders,
  shippingLoaders,
  webhookLoaders,
] as const;

type IntersectionOf<Types> = (Types extends unknown ? (types: Types) => void : never) extends (
  types: infer T,
) => void
  ? T
  : never;

export type Loaders = IntersectionOf<ReturnType<(typeof FEATURES)[number]>>;

/** Creates the loaders of a feature when one of them is used: a request uses the loaders of one or two features. */
class LazyLoaders {
  readonly db: Database;
  readonly created: object[] = [];

  constructor(db: Database) {
    this.db = db;
  }
}

let isDefined = false;

/** Defines a property for each loader. Creates the loaders of each feature once, to get their names. */
function defineLoaders(db: Database): void {
  isDefined = true;
  for (const [index, feature] of FEATURES.entries()) {
    for (const name of Object.keys(feature(db))) {
      Object.defineProperty(LazyLoaders.prototype, name, {
        get(this: LazyLoaders) {
          return ((this.created[index] ??= feature(this.db)) as Record<string, unknown>)[name];
        },
      });
    }
  }
}

/** Creates the loaders of one request, or of one root field of a mutation. A loader caches the rows that it has read. */
export function createLoaders(db: Database): Loaders {
  if (!isDefined) defineLoaders(db);
  return new LazyLoaders(db) as unknown as Loaders;
}
