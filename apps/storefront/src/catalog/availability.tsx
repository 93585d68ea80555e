import type { ProductCardFragment } from '../generated/graphql.ts';
import { Icon } from '../shared/icons.tsx';
import { useMessages } from '../shared/messages/messages.tsx';

/** A stock below this number is shown as a number. */
const FEW = 6;

/** Says whether the product is in stock. Screen readers read a change of the stock. */
export function Availability({ product }: { product: Pick<ProductCardFragment, 'stock' | 'inStock'> }) {
  const { catalog } = useMessages();
  if (!product.inStock) {
    return (
      <p className="availability out" role="status">
        <Icon name="alert" /> {catalog.soldOutLong}
      </p>
    );
  }
  const isFew = product.stock < FEW;
  return (
    <p className={`availability ${isFew ? 'few' : 'in'}`} role="status">
      <Icon name={isFew ? 'info' : 'check'} /> {isFew ? catalog.onlyLeft(product.stock) : catalog.inStock}
    </p>
  );
}
