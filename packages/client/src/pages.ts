import type { Client } from './client.ts';
import type { Document, Variables } from './document.ts';

type Page = { pageInfo: { hasNextPage: boolean; endCursor?: string | null } };

/**
 * Yields the pages of a list, one after the other: `for await (const { nodes } of pages(client, Products, { first: 50 },
 * (data) => data.products))`. The document needs the variable `$after`, and selects `pageInfo { hasNextPage endCursor }`.
 */
export async function* pages<Data, V extends Variables, P extends Page>(
  client: Pick<Client, 'query'>,
  document: Document<Data, V>,
  variables: V,
  select: (data: Data) => P,
): AsyncGenerator<P, void, undefined> {
  let after: string | null | undefined;
  do {
    const page = select(
      await client.query<Data, Variables>(document as Document<Data, Variables>, {
        ...variables,
        ...(after && { after }),
      }),
    );
    yield page;
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
}
