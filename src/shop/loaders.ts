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

/** Creates the loaders of one request, or of one root field of a mutation. A loader caches the rows that it has read. */
export const createLoaders = (db: Database) => ({
  ...accountLoaders(db),
  ...addressLoaders(db),
  ...cartLoaders(db),
  ...attributeLoaders(db),
  ...catalogLoaders(db),
  ...groupLoaders(db),
  ...emailLoaders(db),
  ...imageLoaders(db),
  ...orderLoaders(db),
  ...paymentLoaders(db),
  ...pricingLoaders(db),
  ...shippingLoaders(db),
  ...webhookLoaders(db),
});

export type Loaders = ReturnType<typeof createLoaders>;
