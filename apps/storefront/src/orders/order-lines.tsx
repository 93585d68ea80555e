import { Link } from 'wouter';
import type { OrderFieldsFragment } from '../generated/graphql.ts';
import { useFormat } from '../shared/format.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { isZero } from '../shared/money.ts';
import { TotalRow, Totals } from '../shared/ui.tsx';
import { FirstPicture, Picture, THUMBNAIL_SIZES } from '../shared/picture.tsx';

export function OrderLines({ order }: { order: OrderFieldsFragment }) {
  const format = useFormat();
  return (
    <ul className="mini-lines">
      {order.details.map(({ id, productName, quantity, subtotal, product, options }) => (
        <li key={id}>
          {product ? <FirstPicture of={product} sizes={THUMBNAIL_SIZES} /> : <Picture src={null} />}
          <span>
            {product ? <Link href={`/p/${product.slug}`}>{productName}</Link> : productName}{' '}
            <span className="muted">× {quantity}</span>
            {options.length > 0 && (
              <span className="line-options">
                {options.map(({ name, label }) => `${name}: ${label}`).join(' · ')}
              </span>
            )}
          </span>
          <span>{format.money(subtotal)}</span>
        </li>
      ))}
    </ul>
  );
}

export function OrderTotals({ order }: { order: OrderFieldsFragment }) {
  const { cart, checkout, order: texts, common } = useMessages();
  const format = useFormat();
  const { shipping } = order;
  return (
    <Totals>
      <TotalRow label={cart.subtotal}>{format.money(order.subtotal)}</TotalRow>
      {order.discountLines.map(({ code, description, amount, target }) => (
        <TotalRow key={`${code} ${target}`} label={description || code}>
          −{format.money(amount)}
        </TotalRow>
      ))}
      {shipping && (
        <TotalRow label={shipping.name}>
          {isZero(shipping.total) ? common.free : format.money(shipping.total)}
        </TotalRow>
      )}
      {!isZero(order.tax) && (
        <TotalRow label={order.pricesIncludeTax ? cart.taxIncluded : checkout.tax}>
          {format.money(order.tax)}
        </TotalRow>
      )}
      <TotalRow label={cart.total} isMain>
        {format.money(order.total)}
      </TotalRow>
      {!isZero(order.amountRefunded) && (
        <TotalRow label={texts.refunded}>{format.money(order.amountRefunded)}</TotalRow>
      )}
      {!isZero(order.amountDue) && (
        <TotalRow label={texts.amountDue}>{format.money(order.amountDue)}</TotalRow>
      )}
    </Totals>
  );
}
