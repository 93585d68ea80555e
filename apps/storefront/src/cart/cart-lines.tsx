import { Link } from 'wouter';
import { useFormat } from '../shared/format.ts';
import { Icon } from '../shared/icons.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { notify } from '../shared/notices.ts';
import { problemText } from '../shared/problem.ts';
import type { Cart, CartItem } from './cart-writes.ts';
import { cart as queue } from './cart.ts';
import { QuantityInput } from './quantity-input.tsx';
import { useQuantityFixes } from './quantity-fixes.ts';
import { useRefusal } from './refusals.ts';
import { FirstPicture, THUMBNAIL_SIZES } from '../shared/picture.tsx';

export const CartLines = ({ cart }: { cart: Cart }) => (
  <ul className="lines">
    {cart.items.map((item) => (
      <CartLine key={item.product.id} item={item} />
    ))}
  </ul>
);

function CartLine({ item }: { item: CartItem }) {
  const messages = useMessages();
  const { cart: texts } = messages;
  const format = useFormat();
  const refusalText = useRefusal();
  const fixesOf = useQuantityFixes();
  const { product, quantity } = item;
  // The line is shown before the server has added it, so its id is not known yet.
  const isNew = item.id.startsWith('new:');
  const setQuantity = (to: number) => {
    queue.change({ kind: 'setQuantity', itemId: item.id, from: quantity, to }).then(
      (refusal) =>
        refusal && notify({ tone: 'bad', text: refusalText(refusal), action: fixesOf(refusal)[0] }),
      (error: unknown) => notify({ tone: 'bad', text: problemText(error, messages) }),
    );
  };
  return (
    <li className="line">
      <FirstPicture of={product} sizes={THUMBNAIL_SIZES} />
      <div className="line-name">
        <Link href={`/p/${product.slug}`}>{product.name}</Link>
        <p className="muted">
          {format.money(item.unitPrice)} {texts.each}
        </p>
      </div>
      <QuantityInput
        label={texts.quantityOf(product.name)}
        quantity={quantity}
        min={Math.min(product.minQuantity, quantity)}
        max={product.maxQuantity ?? undefined}
        step={product.quantityStep}
        isDisabled={isNew}
        onChange={setQuantity}
      />
      <p className="line-total">{format.money(item.subtotal)}</p>
      <button
        type="button"
        className="icon-button"
        aria-label={texts.removeItem(product.name)}
        disabled={isNew}
        onClick={() => setQuantity(0)}
      >
        <Icon name="trash" />
      </button>
    </li>
  );
}
