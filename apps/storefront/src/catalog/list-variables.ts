import type { ProductFilter, ProductSort } from '../generated/graphql.ts';

const PAGE_SIZE = 24;
export const SORTS = ['NEWEST', 'PRICE_ASC', 'PRICE_DESC', 'NAME'] as const satisfies readonly ProductSort[];

/** The part of a list that its URL describes. */
export type ListState = {
  sort: ProductSort | undefined;
  inStock: boolean;
  minPrice: string | undefined;
  maxPrice: string | undefined;
  after: string | undefined;
  before: string | undefined;
};

const isSort = (text: string | null): text is ProductSort =>
  text === 'RELEVANCE' || SORTS.some((sort) => sort === text);
const priceIn = (text: string | null) => (text && /^\d{1,9}(\.\d{1,2})?$/.test(text) ? text : undefined);

/** Reads the list from the URL. Ignores invalid values, because people edit URLs. */
export function readList(params: URLSearchParams): ListState {
  const sort = params.get('sort');
  return {
    sort: isSort(sort) ? sort : undefined,
    inStock: params.get('available') === '1',
    minPrice: priceIn(params.get('min')),
    maxPrice: priceIn(params.get('max')),
    after: params.get('after') ?? undefined,
    before: params.get('before') ?? undefined,
  };
}

/**
 * Returns the variables of a list. Without filters, they must equal the variables of the server, which writes the first page
 * into the HTML.
 */
export function listVariables(
  { sort, inStock, minPrice, maxPrice, after, before }: ListState,
  ofCategory: boolean,
) {
  const filter: ProductFilter = {
    ...(ofCategory && { includeSubcategories: true }),
    ...(inStock && { inStock }),
    ...(minPrice && { minPrice }),
    ...(maxPrice && { maxPrice }),
  };
  return {
    ...(before ? { last: PAGE_SIZE, before } : { first: PAGE_SIZE, ...(after && { after }) }),
    ...(sort && { sort }),
    filter,
  };
}

/** Returns the URL's query with some values changed. A change of anything but the page starts at the first page. */
export function changedParams(params: URLSearchParams, changes: Record<string, string | null>): string {
  const next = new URLSearchParams(params);
  next.delete('after');
  next.delete('before');
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return `?${next}`;
}
