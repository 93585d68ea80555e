import { isSlug } from '../../../shop/catalog/slug.ts';
import type { PageDocuments } from './build.ts';
import type { PageHead, PageResult } from './page-head.ts';
import { galleryPreload, preloadOf, type GalleryVersions, type Pictured } from './preloads.ts';

/** Runs a query as a guest. Returns null if it failed: the browser then sends the query again, and shows the error. */
export type ReadAsGuest = (document: string, variables: object) => Promise<Record<string, unknown> | null>;

type PageContext = {
  read: ReadAsGuest;
  documents: PageDocuments;
  baseUrl: string;
  shopName: string;
  path: string;
};

export type Page = { status: number; head: PageHead; results: PageResult[] };

type Money = { amount: string; currency: string };
type Link = { name: string; slug: string };
type Product = {
  name: string;
  slug: string;
  sku: string;
  description: string | null;
  image: string | null;
  stockLevel: 'IN_STOCK' | 'LOW' | 'OUT';
  price: Money;
  previousPrice: Money | null;
  saleEndsAt: string | null;
  gallery: GalleryVersions[];
  group: { id: string; name: string; gallery: GalleryVersions[] } | null;
  category: (Link & { ancestors: Link[] }) | null;
};
type Category = Link & {
  description: string | null;
  image: string | null;
  ancestors: Link[];
  products: { nodes: Pictured[] };
};

/** The page size of lists in the browser (`apps/storefront/src/catalog/list-variables.ts`). */
const LIST_SIZE = 24;

const readShell = async ({ read, documents }: PageContext): Promise<PageResult[]> =>
  resultOf('ShopShell', {}, await read(documents.ShopShell, {}));

const resultOf = (name: string, variables: object, data: unknown): PageResult[] =>
  data ? [{ name, variables, data }] : [];

/** The images of the variant, and then those of its group. */
const galleryOf = ({ gallery, group }: Product): GalleryVersions[] => [...gallery, ...(group?.gallery ?? [])];

const AVAILABILITY = { IN_STOCK: 'InStock', LOW: 'LimitedAvailability', OUT: 'OutOfStock' };

/** The price for search engines, as an `Offer` of schema.org. During a sale, it has the regular price and the end of the sale. */
const structuredOffer = ({ price, previousPrice, saleEndsAt, stockLevel }: Product, url: string) => ({
  '@type': 'Offer',
  url,
  price: price.amount,
  priceCurrency: price.currency,
  availability: `https://schema.org/${AVAILABILITY[stockLevel]}`,
  ...(previousPrice && {
    priceSpecification: {
      '@type': 'UnitPriceSpecification',
      priceType: 'https://schema.org/StrikethroughPrice',
      price: previousPrice.amount,
      priceCurrency: previousPrice.currency,
    },
  }),
  ...(saleEndsAt && { priceValidUntil: saleEndsAt }),
});

const breadcrumb = ({ baseUrl }: PageContext, items: readonly { name: string; path: string }[]) => ({
  '@type': 'BreadcrumbList',
  itemListElement: items.map(({ name, path }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: baseUrl + path,
  })),
});

const crumbOf = ({ name, slug }: Link) => ({ name, path: `/c/${slug}` });

/** Returns the departments in the data of the shop. The image of the first one is the largest image of the home page. */
function departmentsIn([shop]: readonly PageResult[]): Pictured[] {
  const data = shop?.data as { categories?: { nodes: Pictured[] } } | undefined;
  return data?.categories?.nodes ?? [];
}

/** A page with the data of the shop only. Search engines must not index it. */
export async function plainPage(context: PageContext, { status = 200 } = {}): Promise<Page> {
  const { path, shopName } = context;
  return { status, head: { title: shopName, path, isPrivate: true }, results: await readShell(context) };
}

export async function homePage(context: PageContext): Promise<Page> {
  const { read, documents, shopName, baseUrl } = context;
  const [results, home] = await Promise.all([readShell(context), read(documents.HomePage, {})]);
  const head: PageHead = {
    title: shopName,
    path: '/',
    preload: preloadOf(departmentsIn(results)[0], 'hero'),
    structuredData: [
      {
        '@type': 'WebSite',
        name: shopName,
        url: `${baseUrl}/`,
        potentialAction: {
          '@type': 'SearchAction',
          target: `${baseUrl}/search?q={search_term_string}`,
          'query-input': 'required name=search_term_string',
        },
      },
    ],
  };
  return { status: 200, head, results: [...results, ...resultOf('HomePage', {}, home)] };
}

export async function categoryPage(context: PageContext, slug: string): Promise<Page> {
  const { read, documents, shopName, path } = context;
  const variables = { slug, first: LIST_SIZE, filter: { includeSubcategories: true, oneOfEachGroup: true } };
  const [results, data] = await Promise.all([readShell(context), read(documents.CategoryPage, variables)]);
  const category = data?.['category'] as Category | null | undefined;
  if (!category) return missingPage(context, results, data !== null || !isSlug(slug));
  const head: PageHead = {
    title: `${category.name} · ${shopName}`,
    description: category.description,
    image: category.image,
    path,
    preload: preloadOf(category.products.nodes[0], 'card'),
    structuredData: [breadcrumb(context, [...category.ancestors, category].map(crumbOf))],
  };
  return { status: 200, head, results: [...results, ...resultOf('CategoryPage', variables, data)] };
}

export async function productPage(context: PageContext, slug: string): Promise<Page> {
  const { read, documents, shopName, baseUrl, path } = context;
  const variables = { slug };
  const [results, data] = await Promise.all([readShell(context), read(documents.ProductDetails, variables)]);
  const product = data?.['product'] as Product | null | undefined;
  if (!product) return missingPage(context, results, data !== null || !isSlug(slug));
  const { name, sku, description, image, group, category } = product;
  const gallery = galleryOf(product);
  const productImages = gallery.length > 0 ? gallery.map(({ large }) => large) : image;
  const crumbs = category ? [...category.ancestors, category].map(crumbOf) : [];
  const head: PageHead = {
    title: `${name} · ${shopName}`,
    description,
    image,
    path,
    type: 'product',
    preload: galleryPreload({ gallery, image }),
    structuredData: [
      {
        '@type': 'Product',
        name,
        sku,
        ...(description && { description }),
        ...(productImages && { image: productImages }),
        ...(group && {
          isVariantOf: { '@type': 'ProductGroup', productGroupID: group.id, name: group.name },
        }),
        offers: structuredOffer(product, baseUrl + path),
      },
      breadcrumb(context, [...crumbs, { name, path }]),
    ],
  };
  return { status: 200, head, results: [...results, ...resultOf('ProductDetails', variables, data)] };
}

/** `isCertain`: whether the object is known not to exist. False if the query failed. */
const missingPage = ({ shopName, path }: PageContext, results: PageResult[], isCertain: boolean): Page => ({
  status: isCertain ? 404 : 200,
  head: { title: shopName, path, isPrivate: true },
  results,
});
