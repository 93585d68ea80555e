import { useCallback } from 'react';
import { useClient, type AnyVariables, type TypedDocumentNode } from 'urql';
import type { Doc } from './document.ts';
import { causeOf } from './graph.ts';

/** Returns a function that runs a mutation, and writes the objects of its result into the cache of the pages. */
export function useMutation() {
  const client = useClient();
  return useCallback(
    async <Data, Variables extends object>(
      document: Doc<Data, Variables>,
      variables: Variables,
    ): Promise<Data> => {
      const query = document as unknown as TypedDocumentNode<Data, AnyVariables>;
      const { data, error } = await client
        .mutation<Data, AnyVariables>(query, variables as AnyVariables)
        .toPromise();
      if (error) throw causeOf(error);
      if (!data) throw new Error('The mutation has no result.');
      return data;
    },
    [client],
  );
}
