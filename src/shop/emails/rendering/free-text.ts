import type { Address, OrderRow } from '../../../platform/db/schema.ts';

/** An order as its e-mails show it. Null: not shown. */
export type ShownOrder = Omit<OrderRow, 'shippingAddress'> & {
  shippingAddress: (Omit<Address, 'name'> & { name: string | null }) | null;
};

/** A URL, an e-mail address, or anything that e-mail programs turn into a link, such as `shop.example`. */
const LINK = /:\/\/|@|www|[\p{L}\p{N}][.。]\p{L}{2}/iu;

/** Compatibility forms, such as full-width letters, and invisible characters must not hide a link. */
export const hasLink = (text: string): boolean =>
  LINK.test(text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, ''));

/**
 * Returns an order without text that could carry a message of its customer: without name and note, and without the address if
 * it contains a link.
 */
export function withoutFreeText(order: OrderRow): ShownOrder {
  const { line1, line2, city, region, postalCode } = order.shippingAddress;
  const hasAnyLink = [line1, line2, city, region, postalCode].some((line) => line !== null && hasLink(line));
  return {
    ...order,
    notes: null,
    shippingAddress: hasAnyLink ? null : { ...order.shippingAddress, name: null },
  };
}
