import type {
  Address,
  EmailKind,
  OrderChangeRow,
  OrderDetailsRow,
  OrderRow,
} from '../../../platform/db/schema.ts';
import { lineTotal } from '../../../platform/money/money.ts';
import type { Format } from './format.ts';
import type { Block, Fact, EmailContent } from './email-content.ts';

type OrderEmailKind = Extract<EmailKind, `ORDER_${string}`>;

export const isAboutOrder = (kind: EmailKind): kind is OrderEmailKind => kind.startsWith('ORDER_');

/** What was sold, and what has happened: all that a mail tells is as of then, however late it is sent. */
export type Sale = { order: OrderRow; details: readonly OrderDetailsRow[]; change: OrderChangeRow };

/** What the customer is written about an order. */
export function orderEmail(kind: OrderEmailKind, sale: Sale, format: Format): EmailContent {
  const { order, change } = sale;
  const { number } = order;
  const amount = format.money(change.amount ?? change.paid);
  const on = format.date(change.at);
  const deliverTo = block('Delivery to', addressLines(order.shippingAddress, format));
  switch (kind) {
    case 'ORDER_PLACED':
      return {
        subject: `We have your order ${number}`,
        heading: 'Thank you for your order',
        paragraphs: [`We have received your order ${number} of ${on}. This is what you ordered:`],
        ...bill(sale, format),
        blocks: [...deliverTo, ...block('Your note', order.notes?.split(/\r\n|\r|\n/) ?? [])],
      };
    case 'ORDER_PAID':
      return {
        subject: `Your payment for order ${number}`,
        heading: 'We have your payment',
        paragraphs: [
          `Thank you: on ${on} we received ${amount} for your order ${number}. We are getting it ready.`,
        ],
        ...bill(sale, format),
      };
    case 'ORDER_SHIPPED':
      return {
        subject: `Your order ${number} is on its way`,
        heading: 'Your order is on its way',
        paragraphs: [`We handed over the parcel with your order ${number} on ${on}.`],
        facts: facts({ Carrier: order.carrier, 'Tracking number': order.trackingNumber }),
        lines: linesOf(sale, format),
        blocks: deliverTo,
      };
    case 'ORDER_DELIVERED':
      return {
        subject: `Your order ${number} has arrived`,
        heading: 'Your order has arrived',
        paragraphs: [
          `Your order ${number} was delivered on ${on}. We hope that you enjoy it.`,
          'If something is missing or not as it should be, just answer this mail.',
        ],
        lines: linesOf(sale, format),
        blocks: deliverTo,
      };
    case 'ORDER_CANCELLED': {
      const left = change.paid - change.refunded;
      return {
        subject: `Your order ${number} is cancelled`,
        heading: 'Your order is cancelled',
        paragraphs: [
          `Your order ${number} was cancelled on ${on}.`,
          left > 0n
            ? `What you paid goes back to you: ${format.money(left)}. We write again once it is on its way.`
            : 'There is nothing to pay for it.',
        ],
        lines: linesOf(sale, format),
      };
    }
    case 'ORDER_REFUNDED':
      return {
        subject: `A refund for your order ${number}`,
        heading: 'Your money is on its way back',
        paragraphs: [
          `On ${on} we gave back ${amount} for your order ${number}, the way that you paid.`,
          'Depending on your bank it can take a few days until you see it.',
        ],
        totals: [
          { label: 'You paid', value: format.money(change.paid) },
          { label: 'This refund', value: amount },
          { label: 'Refunded in all', value: format.money(change.refunded) },
        ],
      };
  }
}

const linesOf = ({ details }: Sale, format: Format) =>
  details.map(({ productName, quantity, unitPrice }) => ({
    name: productName,
    quantity: format.number(quantity),
    total: format.money(lineTotal(unitPrice, quantity)),
  }));

/** The lines, and how the total comes of them. */
function bill(sale: Sale, format: Format): Required<Pick<EmailContent, 'lines' | 'totals'>> {
  const { subtotal, discount, discountLines, tax, total, pricesIncludeTax } = sale.order;
  const codes = discountLines.map(({ code }) => code).join(', ');
  const totals: [string, bigint, boolean][] = [
    ['Subtotal', subtotal, discount > 0n || tax > 0n],
    [codes ? `Discount (${codes})` : 'Discount', -discount, discount > 0n],
    [pricesIncludeTax ? 'Tax, included' : 'Tax', tax, tax > 0n],
    ['Total', total, true],
  ];
  return {
    lines: linesOf(sale, format),
    totals: totals.flatMap(([label, amount, isShown]) =>
      isShown ? [{ label, value: format.money(amount) }] : [],
    ),
  };
}

const facts = (values: Record<string, string | null>): Fact[] =>
  Object.entries(values).flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));

const block = (title: string, lines: readonly string[]): Block[] =>
  lines.length === 0 ? [] : [{ title, lines }];

const addressLines = (address: Address, format: Format): string[] => {
  const { name, line1, line2, city, region, postalCode, country } = address;
  const place = [city, region, postalCode].filter(Boolean).join(', ');
  return [name, line1, line2, place, format.country(country)].filter((line) => line !== null);
};
