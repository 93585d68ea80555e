import { useState } from 'react';
import { cart } from '../cart/cart.ts';
import { useQuantityFixes } from '../cart/quantity-fixes.ts';
import { useRefusal } from '../cart/refusals.ts';
import { QuantityInput } from '../cart/quantity-input.tsx';
import type { ProductCardFragment } from '../generated/graphql.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { notify } from '../shared/notices.ts';
import { Button } from '../shared/ui.tsx';
import { useAction } from '../shared/use-action.ts';

export function AddToCart({ product }: { product: ProductCardFragment }) {
  const { catalog } = useMessages();
  const { minQuantity: min, maxQuantity, quantityStep: step } = product;
  const [quantity, setQuantity] = useState(min);
  const fixesOf = useQuantityFixes();
  const { isBusy, run } = useAction();
  const refusalText = useRefusal();
  const add = () =>
    run(async () => {
      const refusal = await cart.change({ kind: 'add', product, quantity });
      const link = { label: catalog.viewCart, to: '/cart' };
      const action = refusal ? fixesOf(refusal, product)[0] : undefined;
      if (refusal) notify({ tone: 'bad', text: refusalText(refusal), ...(action ? { action } : { link }) });
      else {
        notify({ tone: 'good', text: catalog.added(product.name), link });
        setQuantity(min);
      }
    });
  if (!product.inStock) return null;
  return (
    <>
      <div className="add-to-cart">
        <QuantityInput
          label={catalog.quantity}
          quantity={quantity}
          min={min}
          max={Math.min(product.stock, maxQuantity ?? product.stock)}
          step={step}
          onChange={setQuantity}
        />
        <Button onClick={() => void add()} isBusy={isBusy} isWide>
          {isBusy ? catalog.adding : catalog.addToCart}
        </Button>
      </div>
      {(min > 1 || step > 1 || maxQuantity !== null) && (
        <p className="hint">{catalog.quantityRule(min, maxQuantity, step)}</p>
      )}
    </>
  );
}
