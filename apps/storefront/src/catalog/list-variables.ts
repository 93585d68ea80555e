import type { AttributeFilter, ProductFilter, ProductSort } from '../generated/graphql.ts';

const PAGE_SIZE = 24;
/** Without MANUAL: the API accepts it only for a category without its subcategories, and all lists include the subcategories. */
type ListSort = Exclude<ProductSort, 'MANUAL'>;
export const SORTS = ['NEWEST', 'PRICE_ASC', 'PRICE_DESC', 'NAME'] as const satisfies readonly ListSort[];

const MAX_ATTRIBUTES = 10;
const MAX_VALUES = 50;

/** The part of a list that its URL describes. */
export type ListState = {
  sort: ListSort | undefined;
  inStock: boolean;
  minPrice: string | undefined;
  maxPrice: string | undefined;
  attributes: readonly AttributeFilter[];
  after: string | undefined;
  before: string | undefined;
};

/** Changes of the query of a URL. Null removes a parameter. */
export type ParamChanges = Record<string, string | null>;

const isSort = (text: string | null): text is ListSort =>
  text === 'RELEVANCE' || SORTS.some((sort) => sort === text);
const priceIn = (text: string | null) => (text && /^\d{1,9}(\.\d{1,2})?$/.test(text) ? text : undefined);

const ATTRIBUTE = 'a.';
/** Codes of attributes and values have no dot. */
const SEPARATOR = '.';

const attributesIn = (params: URLSearchParams): AttributeFilter[] =>
  [...params]
    .filter(([name, value]) => name.startsWith(ATTRIBUTE) && value !== '')
    .map(([name, value]) => ({
      code: name.slice(ATTRIBUTE.length),
      anyOf: value.split(SEPARATOR).slice(0, MAX_VALUES),
    }))
    .filter(({ code }, index, all) => code !== '' && all.findIndex((one) => one.code === code) === index)
    .slice(0, MAX_ATTRIBUTES);

/** Parses the list in the URL. Ignores invalid parameters, because people edit URLs. */
export function parseList(params: URLSearchParams): ListState {
  const sort = params.get('sort');
  return {
    sort: isSort(sort) ? sort : undefined,
    inStock: params.get('available') === '1',
    minPrice: priceIn(params.get('min')),
    maxPrice: priceIn(params.get('max')),
    attributes: attributesIn(params),
    after: params.get('after') ?? undefined,
    before: params.get('before') ?? undefined,
  };
}

export const isChosen = ({ attributes }: ListState, code: string, value: string): boolean =>
  attributes.some((one) => one.code === code && one.anyOf.includes(value));

/** Returns the change that adds a value to the filter, or removes it. */
export function toggled({ attributes }: ListState, code: string, value: string): ParamChanges {
  const chosen = attributes.find((one) => one.code === code)?.anyOf ?? [];
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return { [ATTRIBUTE + code]: next.join(SEPARATOR) || null };
}

/** Returns the change that removes all filters. */
export const withoutFilters = ({ attributes }: ListState): ParamChanges => ({
  available: null,
  min: null,
  max: null,
  ...Object.fromEntries(attributes.map(({ code }) => [ATTRIBUTE + code, null])),
});

export const filterCount = ({ inStock, minPrice, maxPrice, attributes }: ListState): number =>
  attributes.reduce((count, { anyOf }) => count + anyOf.length, 0) +
  (inStock ? 1 : 0) +
  (minPrice || maxPrice ? 1 : 0);

/** Returns the variables of a list. For the first page without filters, the server writes the same variables into the HTML. */
export function listVariables(
  { sort, inStock, minPrice, maxPrice, attributes, after, before }: ListState,
  ofCategory: boolean,
) {
  const filter: ProductFilter = {
    ...(ofCategory && { includeSubcategories: true }),
    oneOfEachGroup: true,
    ...(inStock && { inStock }),
    ...(minPrice && { minPrice }),
    ...(maxPrice && { maxPrice }),
    ...(attributes.length > 0 && { attributes: [...attributes] }),
  };
  return {
    ...(before ? { last: PAGE_SIZE, before } : { first: PAGE_SIZE, ...(after && { after }) }),
    ...(sort && { sort }),
    filter,
  };
}

/** Returns the URL's query with some values changed. A change of anything but the page starts at the first page. */
export function changedParams(params: URLSearchParams, changes: ParamChanges): string {
  const next = new URLSearchParams(params);
  next.delete('after');
  next.delete('before');
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return `?${next}`;
}
