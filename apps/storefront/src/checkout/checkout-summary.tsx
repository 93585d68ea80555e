import { useRef } from 'react';
import type { PreviewFieldsFragment } from '../generated/graphql.ts';
import { useFormat } from '../shared/format.ts';
import { Icon } from '../shared/icons.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { isZero } from '../shared/money.ts';
import { TotalRow, Totals } from '../shared/ui.tsx';
import { useStore } from '../shared/store.ts';
import { deliveryEstimate } from './draft.ts';
import { isPreview, usePreview } from './use-preview.ts';
import { FirstPicture, THUMBNAIL_SIZES } from '../shared/picture.tsx';

/** The lines and amounts of the order. On a phone it is folded, and shows the total only. */
export function CheckoutSummary() {
  const { checkout } = useMessages();
  const format = useFormat();
  const estimate = useStore(deliveryEstimate);
  const { result: latest } = usePreview(estimate?.place, estimate?.method ?? undefined);
  // While the amounts of a new choice are loading, the previous amounts stay visible.
  const known = useRef(latest);
  if (isPreview(latest)) known.current = latest;
  const result = known.current;
  if (!isPreview(result)) return <aside className="summary" aria-label={checkout.orderSummary} />;
  const content = <PreviewContent preview={result} />;
  return (
    <aside className="summary" aria-labelledby="order-summary">
      <h2 id="order-summary" className="wide-only">
        {checkout.orderSummary}
      </h2>
      <div className="wide-only">{content}</div>
      <details className="narrow-only">
        <summary>
          <span>{checkout.showSummary}</span>
          <strong>{format.money(result.total)}</strong>
          <Icon name="down" />
        </summary>
        {content}
      </details>
    </aside>
  );
}

/** The lines and amounts of a preview. */
export function PreviewContent({ preview }: { preview: PreviewFieldsFragment }) {
  const format = useFormat();
  return (
    <>
      <ul className="mini-lines">
        {preview.lines.map(({ product, quantity, subtotal }) => (
          <li key={product.id}>
            <FirstPicture of={product} sizes={THUMBNAIL_SIZES} />
            <span>
              {product.name} <span className="muted">× {quantity}</span>
            </span>
            <span>{format.money(subtotal)}</span>
          </li>
        ))}
      </ul>
      <PreviewTotals preview={preview} />
    </>
  );
}

function PreviewTotals({ preview }: { preview: PreviewFieldsFragment }) {
  const { cart, checkout, common } = useMessages();
  const format = useFormat();
  const { shipping } = preview;
  return (
    <Totals>
      <TotalRow label={cart.subtotal}>{format.money(preview.subtotal)}</TotalRow>
      {preview.discountLines.map(({ code, description, amount, target }) => (
        <TotalRow key={`${code} ${target}`} label={description || code}>
          −{format.money(amount)}
        </TotalRow>
      ))}
      <TotalRow label={shipping ? shipping.name : cart.delivery}>
        {shipping ? (
          isZero(shipping.total) ? (
            common.free
          ) : (
            format.money(shipping.total)
          )
        ) : (
          <span className="muted">–</span>
        )}
      </TotalRow>
      {!isZero(preview.tax) && (
        <TotalRow label={preview.pricesIncludeTax ? cart.taxIncluded : checkout.tax}>
          {format.money(preview.tax)}
        </TotalRow>
      )}
      <TotalRow label={cart.total} isMain>
        {format.money(preview.total)}
      </TotalRow>
    </Totals>
  );
}
