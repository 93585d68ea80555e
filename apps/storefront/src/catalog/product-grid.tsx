import { memo } from 'react';
import { Link } from 'wouter';
import type { ProductCardFragment } from '../generated/graphql.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { savingInPercent } from '../shared/money.ts';
import { Price } from '../shared/ui.tsx';
import { FirstPicture } from '../shared/picture.tsx';

/** The width of a card. Also written into the HTML by the server (`pages.ts`). */
const CARD_SIZES = '(min-width: 64rem) 18rem, (min-width: 48rem) 30vw, 46vw';

/** The images of the first row are loaded immediately, the others when they are near the window. */
const FIRST_ROW = 4;

export const ProductGrid = memo(({ products }: { products: readonly ProductCardFragment[] }) => (
  <ul className="product-grid">
    {products.map((product, position) => (
      <li key={product.id}>
        <ProductCard product={product} isEager={position < FIRST_ROW} />
      </li>
    ))}
  </ul>
));

const ProductCard = memo(({ product, isEager }: { product: ProductCardFragment; isEager: boolean }) => {
  const { catalog } = useMessages();
  const before = product.previousPrice ?? product.compareAtPrice;
  const saving = savingInPercent(product.price, before);
  return (
    <article className={`product-card${product.inStock ? '' : ' sold-out'}`}>
      <FirstPicture of={product} sizes={CARD_SIZES} isEager={isEager} />
      {product.inStock && saving > 0 && <span className="tag">{catalog.save(saving)}</span>}
      {!product.inStock && <span className="tag quiet">{catalog.soldOut}</span>}
      <h3>
        <Link href={`/p/${product.slug}`}>{product.name}</Link>
      </h3>
      <Price price={product.price} before={before} />
      {product.group && <p className="muted more-options">{catalog.moreOptions}</p>}
    </article>
  );
});
