import { Link } from 'wouter';
import type { ProductCardFragment } from '../generated/graphql.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { savingInPercent } from '../shared/money.ts';
import { Picture, Price } from '../shared/ui.tsx';

/** The images of the first row are loaded immediately, the others when they are near the window. */
const FIRST_ROW = 4;

export const ProductGrid = ({ products }: { products: readonly ProductCardFragment[] }) => (
  <ul className="product-grid">
    {products.map((product, position) => (
      <li key={product.id}>
        <ProductCard product={product} isEager={position < FIRST_ROW} />
      </li>
    ))}
  </ul>
);

function ProductCard({ product, isEager }: { product: ProductCardFragment; isEager: boolean }) {
  const { catalog } = useMessages();
  const before = product.previousPrice ?? product.compareAtPrice;
  const saving = savingInPercent(product.price, before);
  return (
    <article className={`product-card${product.inStock ? '' : ' sold-out'}`}>
      <Picture src={product.image} isEager={isEager} />
      {product.inStock && saving > 0 && <span className="tag">{catalog.save(saving)}</span>}
      {!product.inStock && <span className="tag quiet">{catalog.soldOut}</span>}
      <h3>
        <Link href={`/p/${product.slug}`}>{product.name}</Link>
      </h3>
      <Price price={product.price} before={before} />
      {product.group && <p className="muted more-options">{catalog.moreOptions}</p>}
    </article>
  );
}
