import { useMessages } from '../shared/messages/messages.tsx';
import { Page } from '../shared/page.tsx';
import { Alert, ButtonLink, Empty, Loading } from '../shared/ui.tsx';
import { CartLines } from './cart-lines.tsx';
import { CartSummary } from './cart-summary.tsx';
import { useCart } from './cart.ts';
import { QuantityFixes } from './quantity-fix-buttons.tsx';
import { useRefusal } from './refusals.ts';

export function CartPage() {
  const { cart: texts, common } = useMessages();
  const { cart, isChanging, isLoaded } = useCart();
  const refusalText = useRefusal();
  return (
    <Page title={texts.title}>
      <div className="page-head">
        <h1>{texts.title}</h1>
      </div>
      {!isLoaded && !cart && <Loading />}
      {isLoaded && (!cart || cart.items.length === 0) && (
        <Empty title={texts.empty} hint={texts.emptyHint}>
          <ButtonLink href="/">{common.continueShopping}</ButtonLink>
        </Empty>
      )}
      {cart && cart.items.length > 0 && (
        <div className="with-aside">
          <div>
            {cart.problems.length > 0 && (
              <Alert>
                <p>
                  <strong>{texts.problems}</strong>
                </p>
                <ul>
                  {cart.problems.map((problem, position) => (
                    <li key={position}>
                      {refusalText(problem)} <QuantityFixes problem={problem} />
                    </li>
                  ))}
                </ul>
              </Alert>
            )}
            <CartLines cart={cart} />
          </div>
          <CartSummary cart={cart} isChanging={isChanging} />
        </div>
      )}
    </Page>
  );
}
