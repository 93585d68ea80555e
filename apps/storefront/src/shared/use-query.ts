import type { ApiError } from '@ordergraph/client';
import { useCallback } from 'react';
import {
  useQuery as useUrqlQuery,
  useSubscription as useUrqlSubscription,
  type AnyVariables,
  type TypedDocumentNode,
} from 'urql';
import type { Doc } from './document.ts';
import { causeOf } from './graph.ts';

/** The library parses the text. Its types know parsed documents only. */
const typed = <Data, Variables>(document: Doc<Data, Variables>) =>
  document as unknown as TypedDocumentNode<Data, AnyVariables>;

type Read<Data> = {
  /** Undefined during the first read, and after a failure. */
  data: Data | undefined;
  error: ApiError | null;
  isLoading: boolean;
  /** Whether `data` is that of earlier variables. */
  isChanging: boolean;
  reload: () => void;
};

type Options = {
  /** True: nothing is read. */
  pause?: boolean;
  /** Shows the cached result immediately, and reads it again. For data that others change. */
  isVolatile?: boolean;
};

/** Reads a result, and follows its changes in the cache. */
export function useRead<Data, Variables extends object>(
  document: Doc<Data, Variables>,
  variables: Variables,
  { pause = false, isVolatile = false }: Options = {},
): Read<Data> {
  const [{ data, error, fetching, stale }, execute] = useUrqlQuery<Data, AnyVariables>({
    query: typed(document),
    variables: variables as AnyVariables,
    pause,
    requestPolicy: isVolatile ? 'cache-and-network' : 'cache-first',
  });
  const reload = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  return {
    data,
    error: error && !data ? causeOf(error) : null,
    isLoading: !pause && !data && !error && (fetching || !stale),
    isChanging: data !== undefined && fetching,
    reload,
  };
}

/** Subscribes to changes of an object. They are written to the cache, so every component that shows the object is updated. */
export function useLive<Data, Variables extends object>(
  document: Doc<Data, Variables>,
  variables: Variables,
  { pause = false }: { pause?: boolean } = {},
): void {
  useUrqlSubscription<Data, Data, AnyVariables>({
    query: typed(document),
    variables: variables as AnyVariables,
    pause,
  });
}
