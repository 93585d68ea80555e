import { useState } from 'react';
import { cart } from '../cart/cart.ts';
import { useRefusal } from '../cart/refusals.ts';
import { QuantityInput } from '../cart/quantity-input.tsx';
import type { ProductCardFragment } from '../generated/graphql.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { notify } from '../shared/notices.ts';
import { Button } from '../shared/ui.tsx';
import { useAction } from '../shared/use-action.ts';

export function AddToCart({ product }: { product: ProductCardFragment }) {
  const { catalog } = useMessages();
  const [quantity, setQuantity] = useState(1);
  const { isBusy, run } = useAction();
  const refusalText = useRefusal();
  const add = () =>
    run(async () => {
      const refusal = await cart.change({ kind: 'add', product, quantity });
      const link = { label: catalog.viewCart, to: '/cart' };
      if (refusal) notify({ tone: 'bad', text: refusalText(refusal), link });
      else {
        notify({ tone: 'good', text: catalog.added(product.name), link });
        setQuantity(1);
      }
    });
  if (!product.inStock) return null;
  return (
    <div className="add-to-cart">
      <QuantityInput
        label={catalog.quantity}
        quantity={quantity}
        max={Math.max(1, product.stock)}
        onChange={(next) => setQuantity(Math.max(1, next))}
        min={1}
      />
      <Button onClick={() => void add()} isBusy={isBusy} isWide>
        {isBusy ? catalog.adding : catalog.addToCart}
      </Button>
    </div>
  );
}
