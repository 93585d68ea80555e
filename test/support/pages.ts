import { ask, type Account, type App, type Json } from './app.ts';

export type ListPage<Node = Json> = {
  nodes: Node[];
  edges: { cursor: string; node: Node }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: number;
};

type PageOptions = {
  size: number;
  /** Reads from the end of the list to its start. */
  backward?: boolean;
  /** Further variables of the operation. */
  variables?: object;
  as?: Account;
};

/** Reads all pages of a list, and returns them in the order of the list. `read` reads one page. */
export async function readPages<Page extends Pick<ListPage, 'pageInfo'>>(
  read: (page: object) => Promise<Page>,
  { size, backward = false }: PageOptions,
): Promise<Page[]> {
  const pages: Page[] = [];
  for (let cursor: string | null = null; ;) {
    const page: Page = await read(backward ? { last: size, before: cursor } : { first: size, after: cursor });
    if (backward) pages.unshift(page);
    else pages.push(page);
    const { hasPreviousPage, hasNextPage, startCursor, endCursor } = page.pageInfo;
    if (!(backward ? hasPreviousPage : hasNextPage)) return pages;
    cursor = backward ? startCursor : endCursor;
  }
}

/**
 * Like `readPages`, for an operation whose only field is the list. The variables of the operation are `first`, `after`, `last`
 * and `before`.
 */
export const pages = <Node = Json>(app: App, list: string, options: PageOptions): Promise<ListPage<Node>[]> =>
  readPages((page) => ask(app, list, { ...options.variables, ...page }, options.as), options);

/** Returns the ids of all entries. */
export const idsOf = (all: readonly { nodes: readonly { id: string }[] }[]): string[] =>
  all.flatMap(({ nodes }) => nodes.map(({ id }) => id));
