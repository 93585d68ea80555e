import { cacheExchange } from '@urql/exchange-graphcache';
import {
  Client,
  getOperationName,
  makeErrorResult,
  stringifyDocument,
  type Exchange,
  type Operation,
  type OperationResult,
} from 'urql';
import { filter, make, merge, mergeMap, pipe, takeUntil, type Source } from 'wonka';
import { ApiError } from '@ordergraph/client';
import { api } from './api.ts';
import { takePageData } from './page-data.ts';

/** Types without an id: their values belong to the object that has them. */
const VALUES = [
  'Address',
  'CartEmpty',
  'DiscountCodeRejected',
  'DiscountLine',
  'InputIssue',
  'InsufficientStock',
  'Money',
  'OrderPreview',
  'OrderPreviewLine',
  'OrderShipping',
  'PageInfo',
  'PriceChanged',
  'ProductConnection',
  'CategoryConnection',
  'OrderConnection',
  'ProductUnavailable',
  'Shop',
  'ShopPayment',
  'ShippingOption',
  'StockShortage',
  'TaxLine',
];

const keys = {
  ...Object.fromEntries(VALUES.map((name) => [name, () => null])),
  ShopCountry: () => null,
  ShopRegion: () => null,
};

/** An event of the window: the live connection was opened, and updates before that may be missing. */
export const RESYNC = 'live-resync';

const resultOf = (operation: Operation, data: unknown): OperationResult => ({
  operation,
  data,
  error: undefined,
  extensions: undefined,
  stale: false,
  hasNext: operation.kind === 'subscription',
});

/** Takes results from the page if they came with it, otherwise from the server through the client package. */
const serverExchange: Exchange = () => (operations) => {
  const answer = (operation: Operation): Source<OperationResult> =>
    make(({ next, complete }) => {
      const text = stringifyDocument(operation.query);
      const variables = (operation.variables ?? {}) as Record<string, unknown>;
      const fail = (error: unknown) => next(makeErrorResult(operation, toError(error)));
      if (operation.kind === 'subscription') {
        const stop = api.subscribe(text, variables, {
          next: (data: unknown) => next(resultOf(operation, data)),
          error: fail,
          resync: () => window.dispatchEvent(new Event(RESYNC)),
        });
        return () => void stop();
      }
      const known =
        operation.kind === 'query' && takePageData(getOperationName(operation.query) ?? '', variables);
      if (known) {
        next(resultOf(operation, known));
        complete();
        return () => {};
      }
      const abort = new AbortController();
      void api
        .query(text, variables, { signal: abort.signal })
        .then((data: unknown) => next(resultOf(operation, data)), fail)
        .finally(complete);
      return () => abort.abort();
    });
  return merge([
    pipe(
      operations,
      filter(({ kind }) => kind !== 'teardown'),
      mergeMap((operation) =>
        pipe(
          answer(operation),
          takeUntil(
            pipe(
              operations,
              filter(({ kind, key }) => kind === 'teardown' && key === operation.key),
            ),
          ),
        ),
      ),
    ),
  ]);
};

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** The cause of a failed read, as the client package reports it. */
export const causeOf = (error: { networkError?: Error } | undefined): ApiError | null =>
  error?.networkError instanceof ApiError ? error.networkError : null;

/** Creates the cache of one viewer. Another viewer gets a new one. */
export const createGraph = () =>
  new Client({
    url: '/graphql',
    exchanges: [cacheExchange({ keys }), serverExchange],
    preferGetMethod: false,
  });
