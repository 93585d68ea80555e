import type { PageDocuments } from './build.ts';
import type { PageHead, PageResult } from './page-head.ts';

/** Runs a query as a guest. Returns null if it failed: the browser then asks again, and shows the error. */
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
  inStock: boolean;
  price: Money;
  category: (Link & { ancestors: Link[] }) | null;
};
type Category = Link & {
  description: string | null;
  image: string | null;
  ancestors: Link[];
  products: { nodes: { image: string | null }[] };
};

/** Must equal the page size of lists in the browser: the results are used only for equal variables. */
const LIST_SIZE = 24;

const shell = async ({ read, documents }: PageContext): Promise<PageResult[]> =>
  resultOf('ShopShell', {}, await read(documents.ShopShell, {}));

const resultOf = (name: string, variables: object, data: unknown): PageResult[] =>
  data ? [{ name, variables, data }] : [];

/** The browser loads the sample images (`/images/`) from the origin of the page, so the preload must have the same URL. */
const preloadUrl = (image: string | null | undefined): string | null => {
  if (!image) return null;
  const { pathname, search } = new URL(image);
  return pathname.startsWith('/images/') ? pathname + search : image;
};

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

/** Returns a page that has only the data of the shop. Search engines do not index it. */
export async function plainPage(context: PageContext, { status = 200 } = {}): Promise<Page> {
  const { path, shopName } = context;
  return { status, head: { title: shopName, path, isPrivate: true }, results: await shell(context) };
}

export async function homePage(context: PageContext): Promise<Page> {
  const { read, documents, shopName, baseUrl } = context;
  const [results, home] = await Promise.all([shell(context), read(documents.HomePage, {})]);
  const head: PageHead = {
    title: shopName,
    path: '/',
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
  const variables = { slug, first: LIST_SIZE, filter: { includeSubcategories: true } };
  const [results, data] = await Promise.all([shell(context), read(documents.CategoryPage, variables)]);
  const category = data?.['category'] as Category | null | undefined;
  if (!category) return missing(context, results, data !== null);
  const head: PageHead = {
    title: `${category.name} · ${shopName}`,
    description: category.description,
    image: category.image,
    path,
    preload: preloadUrl(category.products.nodes[0]?.image),
    structuredData: [breadcrumb(context, [...category.ancestors, category].map(crumbOf))],
  };
  return { status: 200, head, results: [...results, ...resultOf('CategoryPage', variables, data)] };
}

export async function productPage(context: PageContext, slug: string): Promise<Page> {
  const { read, documents, shopName, baseUrl, path } = context;
  const variables = { slug };
  const [results, data] = await Promise.all([shell(context), read(documents.ProductDetails, variables)]);
  const product = data?.['product'] as Product | null | undefined;
  if (!product) return missing(context, results, data !== null);
  const { name, sku, description, image, price, inStock, category } = product;
  const crumbs = category ? [...category.ancestors, category].map(crumbOf) : [];
  const head: PageHead = {
    title: `${name} · ${shopName}`,
    description,
    image,
    path,
    type: 'product',
    preload: preloadUrl(image),
    structuredData: [
      {
        '@type': 'Product',
        name,
        sku,
        ...(description && { description }),
        ...(image && { image }),
        offers: {
          '@type': 'Offer',
          url: baseUrl + path,
          price: price.amount,
          priceCurrency: price.currency,
          availability: `https://schema.org/${inStock ? 'InStock' : 'OutOfStock'}`,
        },
      },
      breadcrumb(context, [...crumbs, { name, path }]),
    ],
  };
  return { status: 200, head, results: [...results, ...resultOf('ProductDetails', variables, data)] };
}

/** `isKnown`: the query succeeded, so the object does not exist. Otherwise the query failed, and the browser repeats it. */
const missing = ({ shopName, path }: PageContext, results: PageResult[], isKnown: boolean): Page => ({
  status: isKnown ? 404 : 200,
  head: { title: shopName, path, isPrivate: true },
  results,
});
