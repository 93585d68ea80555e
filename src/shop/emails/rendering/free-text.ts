import type { Address, OrderRow } from '../../../platform/db/schema.ts';

type ShownAddress = (Omit<Address, 'name'> & { name: string | null }) | null;

/** An order as its e-mails show it. A field that is null is not shown. */
export type ShownOrder = Omit<OrderRow, 'shippingAddress' | 'billingAddress'> & {
  shippingAddress: ShownAddress;
  billingAddress: ShownAddress;
};

/** A URL, an e-mail address, or anything that e-mail programs turn into a link, such as `shop.example`. */
const LINK = /:\/\/|@|www|[\p{L}\p{N}][.。]\p{L}{2}/iu;

/** Compatibility forms, such as full-width letters, and invisible characters must not hide a link. */
const hasLink = (text: string): boolean =>
  LINK.test(text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, ''));

/**
 * Returns an order without text that could carry a message of its customer: without name, company, VAT number and note, and
 * without an address that contains a link.
 */
export const withoutFreeText = (order: OrderRow): ShownOrder => ({
  ...order,
  notes: null,
  shippingAddress: placeOnly(order.shippingAddress),
  billingAddress: order.billingAddress && placeOnly(order.billingAddress),
});

function placeOnly(address: Address): ShownAddress {
  const { line1, line2, city, region, postalCode, country, phone } = address;
  const hasAnyLink = [line1, line2, city, region, postalCode].some((line) => line !== null && hasLink(line));
  return hasAnyLink ? null : { name: null, line1, line2, city, region, postalCode, country, phone };
}
