import type { ApiError } from '@ordergraph/client';
import { startTransition, useCallback, useEffect, useState } from 'react';
import type { Doc } from './document.ts';
import type { ViewerCache, ReadResult } from './graph.ts';
import { graph as currentGraph, loadGraph } from './online.ts';
import { keyOf, peekPageData } from './page-data.ts';
import { useStore } from './store.ts';

type Read<Data> = {
  /** Undefined during the first read, and after a failure. */
  data: Data | undefined;
  error: ApiError | null;
  isLoading: boolean;
  /** Whether `data` still belongs to earlier variables. */
  isChanging: boolean;
  reload: () => void;
};

type Options = {
  /** True: nothing is read. */
  pause?: boolean;
  /** Shows the cached result immediately, and reads it again. For data that others change. */
  isVolatile?: boolean;
};

type Request<Data, Variables> = { document: Doc<Data, Variables>; variables: Variables };

type State<Data, Variables> = ReadResult<Data> & {
  graph: ViewerCache | null;
  /** Null if nothing is read. */
  key: string | null;
  request: Request<Data, Variables>;
};

/** Returns data without a request: from the cache, or, before the cache is loaded, from the page. */
const find = <Data, Variables extends object>(
  graph: ViewerCache | null,
  { document, variables }: Request<Data, Variables>,
): Data | undefined =>
  graph ? graph.peek(document, variables) : (peekPageData(document, variables) as Data | undefined);

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** Reads a result, and follows its changes in the cache. */
export function useRead<Data, Variables extends object>(
  document: Doc<Data, Variables>,
  variables: Variables,
  { pause = false, isVolatile = false }: Options = {},
): Read<Data> {
  const graph = useStore(currentGraph);
  const key = pause ? null : keyOf(document, variables);
  const [reloaded, setReloaded] = useState<{ key: string | null } | null>(null);

  const next = (previous: State<Data, Variables> | null): State<Data, Variables> => {
    const request = previous && previous.key === key ? previous.request : { document, variables };
    const cached = key === null ? undefined : find(graph, request);
    // The data of another viewer is not shown.
    const earlier = previous && (!previous.graph || previous.graph === graph) ? previous.data : undefined;
    return {
      graph,
      key,
      request,
      data: cached === undefined || isSame(cached, earlier) ? earlier : cached,
      error: null,
      isFetching: key !== null && cached === undefined,
    };
  };
  const [stored, setStored] = useState(() => next(null));
  let state = stored;
  if (state.key !== key || state.graph !== graph) {
    state = next(state);
    setStored(state);
  }

  const { request, data, error, isFetching } = state;
  const needsGraph = graph === null && data === undefined;
  useEffect(() => {
    if (key === null) return undefined;
    const update = (result: ReadResult<Data>) =>
      // An interaction does not wait until a new result is rendered.
      startTransition(() =>
        setStored((previous) => {
          if (previous.key !== key || previous.graph !== graph) return previous;
          const known = isSame(result.data, previous.data) ? previous.data : result.data;
          const isUnchanged =
            known === previous.data &&
            result.error === previous.error &&
            result.isFetching === previous.isFetching;
          return isUnchanged ? previous : { ...previous, ...result, data: known };
        }),
      );
    if (graph) {
      const policy =
        reloaded?.key === key ? 'network-only' : isVolatile ? 'cache-and-network' : 'cache-first';
      let stop = () => {};
      // The request is sent after the next paint, because sending takes time.
      const timer = setTimeout(() => {
        stop = graph.watch(request.document, request.variables, policy, update);
      });
      return () => {
        clearTimeout(timer);
        stop();
      };
    }
    // The page shows its own data until the cache is loaded.
    if (needsGraph) {
      loadGraph().catch((error: ApiError) => update({ data: undefined, error, isFetching: false }));
    }
    return undefined;
  }, [graph, key, request, needsGraph, isVolatile, reloaded]);

  const reload = useCallback(() => setReloaded({ key }), [key]);
  return {
    data,
    error: data ? null : error,
    isLoading: key !== null && !data && !error,
    isChanging: data !== undefined && isFetching,
    reload,
  };
}

/** Subscribes to changes of an object. They are written to the cache, so every component that shows the object is updated. */
export function useLive<Data, Variables extends object>(
  document: Doc<Data, Variables>,
  variables: Variables,
  { pause = false }: { pause?: boolean } = {},
): void {
  const graph = useStore(currentGraph);
  const text = pause ? null : JSON.stringify(variables);
  useEffect(() => {
    if (!graph || text === null) return undefined;
    return graph.follow(document, JSON.parse(text) as Variables);
  }, [graph, document, text]);
}
