import type { GraphQLResolveInfo } from 'graphql';
import { isSelected } from '../../../platform/graphql/field-selection.ts';
import {
  readConnection,
  type Connection,
  type Page,
  type PageArgs,
} from '../../../platform/graphql/paging.ts';
import type { Money } from '../../../platform/money/money.ts';
import type { Facet, ListSummary, PriceBounds, SummaryParts } from './facets.sql.ts';
import type { ProductList } from './product-filter.sql.ts';
import type { ReadProduct } from './product-selection.sql.ts';
import { PRODUCT_SORT_ORDERS } from './product-sort.sql.ts';

/** A page of products. `facets` and `priceRange` are computed only if the field is selected. */
export type ProductConnection = Connection<ReadProduct> & {
  facets: () => Promise<Facet[]>;
  priceRange: () => Promise<{ min: Money; max: Money } | null>;
};

type Read = {
  page: (page: Page) => Promise<readonly ReadProduct[]>;
  count: () => Promise<number>;
  summary: (parts: SummaryParts) => Promise<ListSummary>;
};

/** Reads one page of a list of products. Facets and price range share one statement, which also has the number of products. */
export async function readProductConnection(
  args: PageArgs,
  list: ProductList,
  currency: string,
  info: GraphQLResolveInfo,
  read: Read,
): Promise<ProductConnection> {
  const parts = { facets: isSelected(info, 'facets'), priceRange: isSelected(info, 'priceRange') };
  let summary: Promise<ListSummary> | undefined;
  const readSummary = () => (summary ??= read.summary(parts));
  const count = async () => (parts.facets ? (await readSummary()).totalCount : null) ?? read.count();
  const connection = await readConnection(
    args,
    PRODUCT_SORT_ORDERS[list.sort],
    { page: read.page, count },
    info,
  );
  return {
    ...connection,
    facets: async () => (await readSummary()).facets,
    priceRange: async () => priceRangeIn(currency, (await readSummary()).priceRange),
  };
}

export const priceRangeIn = (currency: string, bounds: PriceBounds | null) =>
  bounds && {
    min: { amount: bounds.min, currency },
    max: { amount: bounds.max, currency },
  };
