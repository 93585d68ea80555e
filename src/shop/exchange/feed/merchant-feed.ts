import type { Database } from '../../../platform/db/client.ts';
import type { ProductRow } from '../../../platform/db/schema.ts';
import { toDecimal } from '../../../platform/money/money.ts';
import { publishedProductPages } from '../export/export-pages.sql.ts';

export type FeedShop = {
  name: string;
  /** The URL of the shop. The feed links to products as `<url>/p/<slug>`, which is their path in the storefront of this server. */
  url: string;
  /** Returns the URL of the first image. */
  imageUrlOf: (product: ProductRow) => string | null;
  currency: string;
};

/** Limits of Google's product data specification, in characters. */
const MAX_TITLE_LENGTH = 150;
const MAX_DESCRIPTION_LENGTH = 5_000;

/** Characters that XML 1.0 does not allow, even escaped. */
const INVALID_CHARACTERS = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const escaped = (text: string) =>
  text.replace(INVALID_CHARACTERS, '').replace(/[&<>"']/g, (character) => ESCAPES[character]!);

const shortened = (text: string, length: number) => [...text].slice(0, length).join('');

const element = (name: string, text: string | null) =>
  text === null ? '' : `<${name}>${escaped(text)}</${name}>\n`;

/** Writes the products that customers can buy now as a feed for Google Merchant Center (RSS 2.0), page by page. */
export async function* merchantFeed(db: Database, shop: FeedShop): AsyncGenerator<string> {
  const base = shop.url.replace(/\/+$/, '');
  const price = (amount: bigint) => `${toDecimal({ amount, currency: shop.currency })} ${shop.currency}`;
  yield `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
<channel>
${element('title', shop.name)}${element('link', base)}${element('description', shop.name)}`;
  for await (const page of publishedProductPages(db)) {
    yield page
      .map((product) => {
        const regularPrice = product.regularPrice ?? product.compareAtPrice ?? product.price;
        const isReduced = regularPrice > product.price;
        const elements: Record<string, string | null> = {
          'g:id': product.id,
          'g:mpn': product.sku,
          'g:title': shortened(product.name, MAX_TITLE_LENGTH),
          'g:description': shortened(product.description || product.name, MAX_DESCRIPTION_LENGTH),
          'g:link': `${base}/p/${product.slug}`,
          'g:image_link': shop.imageUrlOf(product),
          'g:availability': product.stock > 0 ? 'in_stock' : 'out_of_stock',
          'g:price': price(regularPrice),
          'g:sale_price': isReduced ? price(product.price) : null,
          'g:condition': 'new',
          'g:product_type': product.categoryPath?.join(' > ') ?? null,
          'g:shipping_weight': product.weightGrams > 0 ? `${product.weightGrams} g` : null,
        };
        const content = Object.entries(elements).map(([name, text]) => element(name, text));
        return `<item>\n${content.join('')}</item>\n`;
      })
      .join('');
  }
  yield '</channel>\n</rss>\n';
}
