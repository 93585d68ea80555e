import type { Queryable } from '../../../platform/db/client.ts';
import { listsByKeys } from '../../../platform/db/query/by-key.ts';
import type { ExportRow, OrderDetailsRow } from '../../../platform/db/schema.ts';
import { toDecimal } from '../../../platform/money/money.ts';
import { imagesByProductIds } from '../../images/attached-images.sql.ts';
import { fileOf } from '../../images/image-files.ts';
import { customerPages, linesOfOrders, orderPages, productPages } from './export-pages.sql.ts';
import type { ExportedRow } from './format-rows.ts';

/** `urlOf` returns the URL of an image file. */
export type ExportOptions = { currency: string; urlOf: (file: string) => string };

type Export = {
  /** The columns of CSV. A dot in a name separates the levels of a nested value. JSONL has all values of a row. */
  columns: readonly string[];
  rows: (db: Queryable, options: ExportOptions) => AsyncGenerator<ExportedRow>;
};

/** The columns of products. An import can read all of them. */
const PRODUCT_COLUMNS = [
  ...['sku', 'name', 'slug', 'description', 'price', 'compareAtPrice', 'cost', 'stock', 'category', 'image'],
  ...['isActive', 'taxClass', 'weightGrams', 'minQuantity', 'maxQuantity', 'quantityStep'],
  ...['salePrice', 'saleStartsAt', 'saleEndsAt', 'publishAt', 'unpublishAt'],
  ...['attributes', 'group', 'groupName', 'variesBy', 'images'],
] as const;

async function* products(db: Queryable, { currency, urlOf }: ExportOptions): AsyncGenerator<ExportedRow> {
  const amount = (minorUnits: bigint | null) =>
    minorUnits === null ? null : toDecimal({ amount: minorUnits, currency });
  for await (const page of productPages(db)) {
    const ids = page.map(({ id }) => id);
    const images = listsByKeys(
      ids,
      await imagesByProductIds(db, ids),
      ({ productId }) => productId,
      (image) => image.sourceUrl ?? urlOf(fileOf(image, null, 'WEBP')),
    );
    for (const [index, product] of page.entries()) {
      const row: Record<string, unknown> = {
        ...product,
        price: amount(product.regularPrice ?? product.price),
        compareAtPrice: amount(product.compareAtPrice),
        cost: amount(product.cost),
        images: images[index]!.join(' ') || null,
        // Leaves out a sale that has ended, because an import refuses it for a new product.
        ...(product.isSaleOver
          ? { salePrice: null, saleStartsAt: null, saleEndsAt: null }
          : { salePrice: amount(product.salePrice) }),
      };
      yield Object.fromEntries(PRODUCT_COLUMNS.map((name) => [name, row[name]]));
    }
  }
}

const ADDRESS_COLUMNS = [
  'name',
  'company',
  'line1',
  'line2',
  'postalCode',
  'city',
  'region',
  'country',
  'phone',
];

const ORDER_COLUMNS = [
  ...[
    'number',
    'placedAt',
    'status',
    'paymentStatus',
    'email',
    'customerId',
    'currency',
    'subtotal',
    'discount',
  ],
  ...['shipping', 'tax', 'total', 'pricesIncludeTax', 'shippingMethod', 'carrier', 'trackingNumber', 'items'],
  ...ADDRESS_COLUMNS.map((name) => `shippingAddress.${name}`),
];

async function* orders(db: Queryable): AsyncGenerator<ExportedRow> {
  for await (const page of orderPages(db)) {
    const orderIds = page.map(({ id }) => id);
    const lines = listsByKeys(
      orderIds,
      await linesOfOrders(db, orderIds),
      ({ orderId }) => orderId,
      (line) => line,
    );
    for (const [index, order] of page.entries()) {
      const { currency } = order;
      const amount = (minorUnits: bigint) => toDecimal({ amount: minorUnits, currency });
      const ownLines = lines[index]!;
      const address = order.shippingAddress as Record<string, unknown>;
      yield {
        number: order.number,
        placedAt: order.placedAt,
        status: order.status,
        paymentStatus: order.paymentStatus,
        email: order.email,
        customerId: order.customerId,
        currency,
        subtotal: amount(order.subtotal),
        discount: amount(order.discount),
        shipping: amount(order.shippingAmount - order.shippingDiscount),
        tax: amount(order.tax),
        total: amount(order.total),
        pricesIncludeTax: order.pricesIncludeTax,
        shippingMethod: order.shippingName,
        carrier: order.carrier,
        trackingNumber: order.trackingNumber,
        items: ownLines.map(({ quantity, sku }) => `${quantity} x ${sku}`).join('; '),
        shippingAddress: Object.fromEntries(ADDRESS_COLUMNS.map((name) => [name, address[name] ?? null])),
        lines: ownLines.map((line) => lineOf(line, amount)),
      };
    }
  }
}

const lineOf = (line: OrderDetailsRow, amount: (minorUnits: bigint) => string) => ({
  sku: line.sku,
  name: line.productName,
  quantity: line.quantity,
  unitPrice: amount(line.unitPrice),
  discount: amount(line.discount),
  tax: amount(line.tax),
});

const CUSTOMER_COLUMNS = ['id', 'email', 'name', 'locale', 'emailVerifiedAt', 'createdAt'];

async function* customers(db: Queryable): AsyncGenerator<ExportedRow> {
  for await (const page of customerPages(db)) {
    for (const { id, email, name, locale, emailVerifiedAt, createdAt } of page)
      yield { id, email, name, locale, emailVerifiedAt, createdAt };
  }
}

export const EXPORTS: Record<ExportRow['kind'], Export> = {
  PRODUCTS: { columns: PRODUCT_COLUMNS, rows: products },
  ORDERS: { columns: ORDER_COLUMNS, rows: orders },
  CUSTOMERS: { columns: CUSTOMER_COLUMNS, rows: customers },
};
