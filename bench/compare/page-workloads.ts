import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { concatAST, parse, print, separateOperations } from 'graphql';
import type { BenchData } from './database.ts';
import { ORDERS_PER_PAGE, PRODUCTS_PER_PAGE } from './floor-pages.ts';
import type { BenchRequest, PageOperation, Workload } from './workloads.ts';

/** The operations that pages of the storefront send, as they are in its files. The peers do not answer them. */

const folder = fileURLToPath(new URL('../../apps/storefront/src', import.meta.url));
const files = globSync('*/*.graphql', { cwd: folder }).toSorted();
const operations = separateOperations(
  concatAST(files.map((file) => parse(readFileSync(`${folder}/${file}`, 'utf8')))),
);

const CLIENTS = 64;

const page = (
  name: PageOperation,
  title: string,
  expectedText: string,
  createRequests: (data: BenchData) => BenchRequest[],
): Workload => ({
  name,
  operation: name,
  title,
  document: print(operations[name[0]!.toUpperCase() + name.slice(1)]!),
  clients: CLIENTS,
  expectedText,
  varies: [],
  createRequests,
});

/** Each request has an address of its own: few addresses would reach their rate limit. */
const GUESTS = 4_000;

const byGuests = (all: readonly object[]): BenchRequest[] =>
  Array.from({ length: Math.max(GUESTS, all.length) }, (_, index) => ({
    account: null,
    variables: all[index % all.length]!,
  }));

export const PAGE_WORKLOADS: Workload[] = [
  page('homePage', "the storefront's start page", '"nodes":', () => byGuests([{}])),
  page(
    'categoryPage',
    "the storefront's page of a category, with facets and count",
    '"facets":',
    ({ categorySlugs }) =>
      byGuests(
        categorySlugs.map((slug) => ({
          slug,
          first: PRODUCTS_PER_PAGE,
          filter: { oneOfEachGroup: true, includeSubcategories: true },
        })),
      ),
  ),
  page('productDetails', "the storefront's page of a product", '"sku":', ({ productSlugs }) =>
    byGuests(productSlugs.map((slug) => ({ slug }))),
  ),
  page('myOrders', "the storefront's list of the account's orders", '"productName":', ({ readers }) =>
    readers.map((account) => ({ account, variables: { first: ORDERS_PER_PAGE } })),
  ),
];
