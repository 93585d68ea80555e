import { eq } from 'drizzle-orm';
import { onViolation, transaction, type Database, type Queryable } from '../platform/db/client.ts';
import { copyRows } from '../platform/db/query/copy-rows.ts';
import type { Copy } from '../platform/db/query/copy-transaction.ts';
import { takeLock } from '../platform/db/locks.ts';
import type { MediaStorage } from '../platform/storage/media-storage.ts';
import {
  attachedImages,
  attributes,
  attributeValues,
  cartItems,
  carts,
  categories,
  discountCodes,
  images,
  orders,
  productCategories,
  productGroupAttributes,
  productGroups,
  products,
  relatedProducts,
  shippingMethods,
  shippingPlaces,
  shippingZones,
  taxRates,
  users,
} from '../platform/db/schema.ts';
import { sampleAttributes, sampleAttributeValues } from './attributes.ts';
import { sampleUsers } from './customers.ts';
import { sampleCodes, samplePromotion } from './discount-codes.ts';
import { sampleOrders, sampleCart } from './sample-orders.ts';
import { sampleGroupAttributes, sampleGroups } from './groups.ts';
import { completeOrders, insertOrders } from './insert-orders.ts';
import { book, receipts } from './ledger.ts';
import { sampleOrderNumber } from './order-numbers.ts';
import { attachedSampleImages, sampleImages, storeImages, withImage } from './pictures.ts';
import type { PriceOrder } from './prices.ts';
import { categoryIds, productAt, SAMPLE_PRODUCTS, sampleCategories } from './products.ts';
import { sampleOtherCategories, sampleRelations, withSelling } from './selling.ts';
import { sampleMethods, samplePlaces, sampleZones } from './shipping.ts';
import { SAMPLE_RATES } from './tax-rates.ts';

/** Checks whether the sample's first order exists, because orders are never deleted. */
export async function hasSample(db: Queryable): Promise<boolean> {
  const rows = await db
    .select({ id: orders.id })
    .from(orders)
    .where(eq(orders.number, sampleOrderNumber(0)));
  return rows.length > 0;
}

type SampleShop = {
  currency: string;
  fractionDigits: number;
  price: PriceOrder;
  /** By e-mail address. Other users get `unknownPasswordHash`. */
  passwordHashes: ReadonlyMap<string, string>;
  unknownPasswordHash: string;
  /** Null: products and categories have no uploaded images. */
  storage: MediaStorage | null;
};

/** Inserts the sample in one transaction, so an interrupted run leaves the shop unchanged. */
export async function addSample(db: Database, shop: SampleShop): Promise<void> {
  if (await hasSample(db)) return;
  const { currency, fractionDigits, price, storage } = shop;
  const items = Array.from({ length: SAMPLE_PRODUCTS }, (_, number) => productAt(number, fractionDigits));
  const codes = sampleCodes(fractionDigits);
  // The files are stored before the rows that name them. After a failure, the next attempt replaces the files.
  const [placed] = await Promise.all([
    sampleOrders(items, { currency, price, codes }),
    storage && storeImages(storage),
  ]);
  const moved = placed.flatMap(({ movements }) => movements);
  const { cart, inCart } = sampleCart(items);

  const added = transaction(db, async (tx) => {
    await takeLock(tx, 'seeding');
    if (await hasSample(tx)) return;
    const passwordOf = (email: string) => shop.passwordHashes.get(email) ?? shop.unknownPasswordHash;
    await copyRows(
      tx,
      users,
      sampleUsers.map((user) => ({ ...user, passwordHash: passwordOf(user.email) })),
    );
    await copyRows(tx, categories, storage ? sampleCategories.map(withImage) : sampleCategories);
    await copyRows(tx, attributes, sampleAttributes);
    await copyRows(tx, attributeValues, sampleAttributeValues);
    await copyRows(tx, productGroups, sampleGroups(categoryIds));
    await copyRows(tx, productGroupAttributes, sampleGroupAttributes);
    const idsInCart = new Set(inCart.map(({ productId }) => productId));
    const productRows = items.map((item) => withSelling(item, idsInCart.has(item.id)));
    await copyRows(tx, products, storage ? productRows.map(withImage) : productRows);
    await copyRows(tx, productCategories, sampleOtherCategories(items));
    await copyRows(tx, relatedProducts, sampleRelations(items));
    if (storage) {
      await copyRows(tx, images, sampleImages);
      await copyRows(tx, attachedImages, attachedSampleImages(items));
    }
    await tx.insert(taxRates).values(Object.values(SAMPLE_RATES)).onConflictDoNothing();
    await copyRows(tx, discountCodes, [...codes, samplePromotion(fractionDigits)]);
    await copyRows(tx, shippingZones, sampleZones);
    await copyRows(tx, shippingPlaces, samplePlaces);
    // Without `copyRows`: the methods have different columns, and `tiers` has a special format.
    await tx.insert(shippingMethods).values(sampleMethods(fractionDigits));
    const copy: Copy = (table, rows) => copyRows(tx, table, rows);
    await insertOrders(copy, placed);
    await completeOrders(tx, copy, {
      orderIds: placed.map(({ order }) => order.id),
      redemptions: placed.flatMap(({ redemptions }) => redemptions),
      movements: book([...receipts(items, moved), ...moved]),
    });
    await copyRows(tx, carts, [cart]);
    await copyRows(tx, cartItems, inCart);
  });
  await onViolation(added, {
    users_email_unique: () => {
      throw new Error(
        'The sample shop cannot be added: the address of one of its accounts is registered. Use SEED=none, or another database.',
      );
    },
  });
}
