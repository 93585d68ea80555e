import { badUserInput, forbidden } from '../../../platform/errors.ts';
import type { AttributeFilter, InputMaybe, ProductFilter, ProductSort } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { MAX_AMOUNT, toMinorUnits } from '../../../platform/money/money.ts';
import { isStaff, type Viewer } from '../../../platform/viewer.ts';
import type { ProductList } from './product-filter.sql.ts';

type Arguments = {
  filter?: InputMaybe<ProductFilter> | undefined;
  sort?: InputMaybe<ProductSort> | undefined;
  search?: InputMaybe<string> | undefined;
};

const MAX_SEARCH_LENGTH = 200;
/** Each filter by attribute costs an additional lookup in the index. With facets, it also costs an additional count. */
const MAX_ATTRIBUTE_FILTERS = 10;
const MAX_VALUES_PER_FILTER = 50;

/**
 * Parses the arguments of a product list. Price bounds are in the shop's currency. `isOfCategory`: the list is a field of a
 * category.
 */
export function parseProductList(
  args: Arguments,
  viewer: Viewer | null,
  currency: string,
  isOfCategory = false,
): ProductList {
  const filter = args.filter ?? {};
  const search = args.search?.trim() || null;
  if (search && [...search].length > MAX_SEARCH_LENGTH) {
    throw badUserInput(`search must have at most ${MAX_SEARCH_LENGTH} characters.`);
  }
  if (args.sort === 'RELEVANCE' && !search) throw badUserInput('sort: RELEVANCE requires a search text.');
  if (args.sort === 'MANUAL') {
    const hasCategory = isOfCategory || filter.categoryId != null || filter.categorySlug != null;
    if (!hasCategory || filter.includeSubcategories || search)
      throw badUserInput('sort: MANUAL requires one category, without includeSubcategories and search.');
  }
  if (filter.includeInactive && !isStaff(viewer)) throw forbidden('Only staff can list inactive products.');
  return {
    sort: args.sort ?? (search ? 'RELEVANCE' : 'NEWEST'),
    search: search === null ? null : { text: search, query: '', exact: '', isBroad: false },
    categoryId: filter.categoryId == null ? null : parseId(filter.categoryId),
    categorySlug: filter.categorySlug ?? null,
    includeSubcategories: filter.includeSubcategories ?? false,
    inStock: filter.inStock ?? null,
    minPrice: parseBound('minPrice', filter.minPrice, currency),
    maxPrice: parseBound('maxPrice', filter.maxPrice, currency),
    includeInactive: filter.includeInactive ?? false,
    attributes: parseAttributes(filter.attributes ?? []),
    oneOfEachGroup: filter.oneOfEachGroup ?? false,
  };
}

function parseAttributes(filters: readonly AttributeFilter[]): ProductList['attributes'] {
  if (filters.length > MAX_ATTRIBUTE_FILTERS)
    throw badUserInput(`filter.attributes must have at most ${MAX_ATTRIBUTE_FILTERS} entries.`);
  if (new Set(filters.map(({ code }) => code)).size < filters.length)
    throw badUserInput('filter.attributes must name each attribute at most once.');
  for (const { code, anyOf } of filters) {
    if (anyOf.length < 1 || anyOf.length > MAX_VALUES_PER_FILTER)
      throw badUserInput(
        `filter.attributes: anyOf of ${JSON.stringify(code.slice(0, 50))} must have 1 to ${MAX_VALUES_PER_FILTER} values.`,
      );
  }
  return filters.map(({ code, anyOf }) => ({ code, anyOf: [...anyOf] }));
}

/**
 * Returns text, since a bigint cannot be part of a loader's key. A bound outside the range of prices becomes the nearest number
 * outside this range.
 */
function parseBound(name: string, decimal: string | null | undefined, currency: string): string | null {
  if (decimal == null) return null;
  const amount = toMinorUnits(decimal, currency);
  if (amount === null)
    throw badUserInput(`filter.${name} must not have more fraction digits than ${currency} has.`);
  if (amount > MAX_AMOUNT) return (MAX_AMOUNT + 1n).toString();
  return amount < 0n ? '-1' : amount.toString();
}
