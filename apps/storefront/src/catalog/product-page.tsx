import { ProductDetails, StockChanged, type ProductDetailsQuery } from '../generated/graphql.ts';
import { useFormat } from '../shared/format.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { Page } from '../shared/page.tsx';
import { useShop } from '../shared/shop.tsx';
import { Breadcrumb, ButtonLink, Empty, Failure, Loading, Price } from '../shared/ui.tsx';
import { useLive, useRead } from '../shared/use-query.ts';
import { AddToCart } from './add-to-cart.tsx';
import { Availability } from './availability.tsx';
import { Gallery } from './gallery.tsx';
import { ProductGrid } from './product-grid.tsx';
import { Swatch } from './swatch.tsx';
import { VariantPicker } from './variant-picker.tsx';

const MAX_RELATED = 4;

export function ProductPage({ slug }: { slug: string }) {
  const { catalog, common } = useMessages();
  const { data, error, reload } = useRead(ProductDetails, { slug });
  if (error) return <Failure error={error} retry={reload} />;
  if (!data) return <Loading />;
  if (!data.product) {
    return (
      <Page title={catalog.productMissing}>
        <Empty title={catalog.productMissing}>
          <ButtonLink href="/">{common.goHome}</ButtonLink>
        </Empty>
      </Page>
    );
  }
  return <ProductView product={data.product} />;
}

type Details = NonNullable<ProductDetailsQuery['product']>;

/** The images of the variant, followed by the images of its group. */
const imagesOf = ({ gallery, group }: Details) => [...gallery, ...(group?.gallery ?? [])];

function ProductView({ product }: { product: Details }) {
  const { catalog } = useMessages();
  const { shop } = useShop();
  const format = useFormat();
  useLive(StockChanged, { productIds: [product.id] });
  const { category } = product;
  const crumbs = category
    ? [...category.ancestors, category].map(({ name, slug }) => ({ name, to: `/c/${slug}` }))
    : [];
  const others = (category?.products.nodes ?? []).filter(
    ({ id, group }) => id !== product.id && (!group || group.id !== product.group?.id),
  );
  const isRecommended = product.related.length > 0;
  const related = (isRecommended ? product.related : others).slice(0, MAX_RELATED);
  const { previousPrice, lowestPrice30Days, saleEndsAt } = product;
  return (
    <Page title={product.name}>
      <Breadcrumb crumbs={crumbs} current={product.name} />
      <div className="product">
        <Gallery key={product.id} images={imagesOf(product)} address={product.image} name={product.name} />
        <div className="product-info">
          <h1>{product.name}</h1>
          <Price price={product.price} before={previousPrice ?? product.compareAtPrice} size="large" />
          {previousPrice && (
            <p className="sale-note">
              {saleEndsAt && <span>{catalog.saleEnds(format.dateTime(saleEndsAt))}</span>}
              {lowestPrice30Days && (
                <span className="muted">{catalog.lowestPrice(format.money(lowestPrice30Days))}</span>
              )}
            </p>
          )}
          <p className="muted tax-note">{shop.pricesIncludeTax ? catalog.withTax : catalog.plusTax}</p>
          <VariantPicker product={product} />
          <Availability product={product} />
          <AddToCart key={product.id} product={product} />
          {product.description && <p className="description">{product.description}</p>}
          <dl className="facts">
            {product.attributes.map(({ attribute, values }) => (
              <div key={attribute.id}>
                <dt>{attribute.name}</dt>
                <dd>
                  {values.map(({ id, label, color }, position) => (
                    <span key={id}>
                      {position > 0 && ', '}
                      <Swatch color={color} /> {label}
                    </span>
                  ))}
                </dd>
              </div>
            ))}
            <div>
              <dt>{catalog.sku}</dt>
              <dd>{product.sku}</dd>
            </div>
            {product.weightGrams > 0 && (
              <div>
                <dt>{catalog.weight}</dt>
                <dd>{format.weight(product.weightGrams)}</dd>
              </div>
            )}
          </dl>
        </div>
      </div>
      {related.length > 0 && (
        <section className="section" aria-labelledby="related">
          <h2 id="related">{isRecommended ? catalog.recommended : catalog.related}</h2>
          <ProductGrid products={related} />
        </section>
      )}
    </Page>
  );
}
