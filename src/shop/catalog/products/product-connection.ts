import type { GraphQLResolveInfo } from 'graphql';
import { isSelected } from '../../../platform/graphql/field-selection.ts';
import {
  readConnection,
  type Connection,
  type Page,
  type PageArgs,
} from '../../../platform/graphql/paging.ts';
import type { Money } from '../../../platform/money/money.ts';
import type { Facet, ListSummary, PriceBounds, SummaryFields } from './facets.sql.ts';
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
  summary: (fields: SummaryFields) => Promise<ListSummary>;
};

/** Reads one page of a list of products. Facets and price range share one statement. With facets, it also counts the products. */
export async function readProductConnection(
  args: PageArgs,
  list: ProductList,
  currency: string,
  info: GraphQLResolveInfo,
  read: Read,
): Promise<ProductConnection> {
  const fields = { facets: isSelected(info, 'facets'), priceRange: isSelected(info, 'priceRange') };
  let summary: Promise<ListSummary> | undefined;
  const readSummary = () => (summary ??= read.summary(fields));
  const count = async () => (fields.facets ? (await readSummary()).totalCount : null) ?? read.count();
  const order = PRODUCT_SORT_ORDERS[list.sort];
  const connection = await readConnection(args, order, { page: read.page, count }, info);
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
