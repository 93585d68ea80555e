import { useFormat } from '../shared/format.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { isZero } from '../shared/money.ts';
import { ButtonLink, TotalRow, Totals } from '../shared/ui.tsx';
import type { Cart } from './cart-writes.ts';
import { DiscountCodes } from './discount-codes.tsx';

export function CartSummary({ cart, isChanging }: { cart: Cart; isChanging: boolean }) {
  const { cart: texts, common } = useMessages();
  const format = useFormat();
  return (
    <aside className="summary" aria-labelledby="summary">
      <h2 id="summary">{texts.summary}</h2>
      <div className={isChanging ? 'estimate' : undefined} aria-busy={isChanging}>
        <Totals>
          <TotalRow label={texts.subtotal}>{format.money(cart.subtotal)}</TotalRow>
          {cart.discountLines.map(({ code, description, amount, target }) => (
            <TotalRow key={`${code} ${target}`} label={description || code}>
              −{format.money(amount)}
            </TotalRow>
          ))}
          <TotalRow label={texts.delivery}>
            <span className="muted">{texts.deliveryLater}</span>
          </TotalRow>
          {!isZero(cart.tax) && (
            <TotalRow label={cart.pricesIncludeTax ? texts.taxIncluded : texts.tax}>
              {format.money(cart.tax)}
            </TotalRow>
          )}
          <TotalRow label={texts.total} isMain>
            {format.money(cart.total)}
          </TotalRow>
        </Totals>
      </div>
      <DiscountCodes codes={cart.discountCodes} />
      <ButtonLink href="/checkout/contact" isWide>
        {texts.checkout}
      </ButtonLink>
      <ButtonLink href="/" look="text" isWide>
        {common.continueShopping}
      </ButtonLink>
    </aside>
  );
}
