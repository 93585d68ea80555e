import type { EmailKind, OrderChangeRow, OrderDetailsRow } from '../../../platform/db/schema.ts';
import { lineTotal } from '../../../platform/money/money.ts';
import type { Brand } from '../email-sender.ts';
import { actionAt } from './action.ts';
import type { Format } from './format.ts';
import type { ShownOrder } from './free-text.ts';
import type { Action, Block, Fact, EmailContent } from './email-content.ts';

type OrderEmailKind = Exclude<Extract<EmailKind, `ORDER_${string}`>, 'ORDER_ACCESS'>;

export const isAboutOrder = (kind: EmailKind): kind is Extract<EmailKind, `ORDER_${string}`> =>
  kind.startsWith('ORDER_');

const LINK_LABEL = 'Open your order';

/** Returns the link to a guest's order. */
export const orderLink = (brand: Brand, token: string): Action => actionAt(brand, 'order', token, LINK_LABEL);

/** Returns the content of an e-mail with the link to an order that its reader has asked for. */
export const orderAccessEmail = (number: string, action: Action): EmailContent => ({
  subject: `Your link to order ${number}`,
  heading: 'Open your order',
  paragraphs: [
    `We received a request for a link to your order ${number}.`,
    'Everyone who has this link can open the order. If you did not request it, you can ignore this e-mail.',
  ],
  action,
});

/** The order, and the change that the e-mail is about. Amounts are as of the change, even if the e-mail is sent later. */
type OrderEmailData = { order: ShownOrder; details: readonly OrderDetailsRow[]; change: OrderChangeRow };

export function orderEmail(kind: OrderEmailKind, data: OrderEmailData, format: Format): EmailContent {
  const { order, change } = data;
  const { number } = order;
  const amount = format.money(change.amount ?? change.paid);
  const on = format.date(change.at);
  const deliverTo = blocksOf('Delivery address', addressLines(order.shippingAddress, format));
  switch (kind) {
    case 'ORDER_PLACED':
      return {
        subject: `We have received your order ${number}`,
        heading: 'Thank you for your order',
        paragraphs: [`We received your order ${number} on ${on}. You ordered:`],
        ...orderSummary(data, format),
        blocks: [
          ...deliverTo,
          ...blocksOf('Billing address', addressLines(order.billingAddress, format)),
          ...blocksOf('Your note', order.notes?.split(/\r\n|\r|\n/) ?? []),
        ],
      };
    case 'ORDER_PAID':
      if (order.total === 0n) {
        return {
          subject: `There is nothing to pay for order ${number}`,
          heading: 'There is nothing to pay',
          paragraphs: [`Your order ${number} is free of charge. We are now preparing it.`],
          ...orderSummary(data, format),
        };
      }
      return {
        subject: `We have received your payment for order ${number}`,
        heading: 'We have received your payment',
        paragraphs: [
          `Thank you! We received your payment of ${amount} for order ${number} on ${on}. We are now preparing your order.`,
        ],
        ...orderSummary(data, format),
      };
    case 'ORDER_SHIPPED':
      return {
        subject: `Your order ${number} is on its way`,
        heading: 'Your order is on its way',
        paragraphs: [`Your order ${number} was shipped on ${on}.`],
        facts: facts({ Carrier: order.carrier, 'Tracking number': order.trackingNumber }),
        lines: linesOf(data, format),
        blocks: deliverTo,
      };
    case 'ORDER_TRACKING_UPDATED':
      return {
        subject: `New tracking information for your order ${number}`,
        heading: 'Your parcel has new tracking information',
        paragraphs: [
          `We updated the tracking information of your order ${number} on ${on}. Please use this information from now on:`,
        ],
        facts: facts({ Carrier: order.carrier, 'Tracking number': order.trackingNumber }),
        lines: linesOf(data, format),
        blocks: deliverTo,
      };
    case 'ORDER_DELIVERED':
      return {
        subject: `Your order ${number} has arrived`,
        heading: 'Your order has arrived',
        paragraphs: [
          `Your order ${number} was delivered on ${on}. We hope you enjoy it.`,
          'If anything is missing or damaged, please reply to this e-mail.',
        ],
        lines: linesOf(data, format),
        blocks: deliverTo,
      };
    case 'ORDER_CANCELLED': {
      const left = change.paid - change.refunded;
      return {
        subject: `Your order ${number} was cancelled`,
        heading: 'Your order was cancelled',
        paragraphs: [
          `Your order ${number} was cancelled on ${on}.`,
          left > 0n
            ? `We will refund your payment of ${format.money(left)}, and send you another e-mail when the refund is issued.`
            : 'You do not need to pay for it.',
        ],
        lines: linesOf(data, format),
      };
    }
    case 'ORDER_REFUNDED':
      return {
        subject: `Refund for your order ${number}`,
        heading: 'We have issued your refund',
        paragraphs: [
          `We refunded ${amount} for your order ${number} on ${on}, to your original payment method.`,
          'Depending on your bank, it can take a few days until you see the refund.',
        ],
        totals: [
          { label: 'You paid', value: format.money(change.paid) },
          { label: 'This refund', value: amount },
          { label: 'Refunded in total', value: format.money(change.refunded) },
        ],
      };
  }
}

const linesOf = ({ details }: OrderEmailData, format: Format) =>
  details.map(({ productName, quantity, unitPrice }) => ({
    name: productName,
    quantity: format.number(quantity),
    total: format.money(lineTotal(unitPrice, quantity)),
  }));

/** The lines, and the amounts from the subtotal to the total. */
function orderSummary(
  data: OrderEmailData,
  format: Format,
): Required<Pick<EmailContent, 'lines' | 'totals'>> {
  const { subtotal, discount, discountLines, tax, total, pricesIncludeTax } = data.order;
  const { shippingName, shippingAmount, shippingDiscount } = data.order;
  const codes = discountLines
    .filter(({ target }) => target !== 'SHIPPING')
    .map(({ kind, code, description }) => (kind === 'PROMOTION' ? description : code))
    .join(', ');
  const totals: [string, bigint, boolean][] = [
    ['Subtotal', subtotal, discount > 0n || tax > 0n || shippingName !== null],
    [codes ? `Discount (${codes})` : 'Discount', -discount, discount > 0n],
    [`Delivery (${shippingName})`, shippingAmount - shippingDiscount, shippingName !== null],
    [pricesIncludeTax ? 'Tax (included)' : 'Tax', tax, tax > 0n],
    ['Total', total, true],
  ];
  return {
    lines: linesOf(data, format),
    totals: totals.flatMap(([label, amount, isShown]) =>
      isShown ? [{ label, value: format.money(amount) }] : [],
    ),
  };
}

const facts = (values: Record<string, string | null>): Fact[] =>
  Object.entries(values).flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));

const blocksOf = (title: string, lines: readonly string[]): Block[] =>
  lines.length === 0 ? [] : [{ title, lines }];

const addressLines = (address: ShownOrder['shippingAddress'], format: Format): string[] => {
  if (address === null) return [];
  const { name, company, line1, line2, city, region, postalCode, country, vatNumber } = address;
  const place = [city, region, postalCode].filter(Boolean).join(', ');
  const vat = vatNumber && `VAT number: ${vatNumber}`;
  return [name, company, line1, line2, place, format.country(country), vat].filter((line) => line != null);
};
