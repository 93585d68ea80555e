import type { ApiError } from '@ordergraph/client';
import { useDeferredValue, useState } from 'react';
import { Link, Redirect, useLocation, useSearchParams } from 'wouter';
import type { ProductListFragment } from '../generated/graphql.ts';
import { Icon } from '../shared/icons.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { KEEP_POSITION } from '../shared/navigation.ts';
import { Button, Dialog, Empty, Failure } from '../shared/ui.tsx';
import { useMedia } from '../shared/use-media.ts';
import { ActiveFilters, Filters, type FilterProps } from './filters.tsx';
import {
  changedParams,
  filterCount,
  SORTS,
  withoutFilters,
  type ListState,
  type ParamChanges,
} from './list-variables.ts';
import { ProductGrid } from './product-grid.tsx';

type Props = {
  list: ProductListFragment;
  state: ListState;
  /** Whether `list` still belongs to the previous filters, while the list for the new filters is loading. */
  isChanging: boolean;
  sorts?: readonly NonNullable<ListState['sort']>[];
  emptyHint: string;
};

/** As in `catalog.css`. */
const WIDE = '(min-width: 62rem)';

/** A list of products. The filters are beside the list, or in a dialog on phones. All of its state is in the URL. */
export function ProductList({ list, state, isChanging, sorts = SORTS, emptyHint }: Props) {
  const { catalog } = useMessages();
  const [path, navigate] = useLocation();
  const [params] = useSearchParams();
  const isWide = useMedia(WIDE);
  // React shows the effect of a click first, and renders the products after that.
  const products = useDeferredValue(list.nodes);
  const to = (changes: ParamChanges) => path + changedParams(params, changes);
  const change = (changes: ParamChanges) => navigate(to(changes), { state: KEEP_POSITION });
  const count = filterCount(state);
  if (list.totalCount === 0 && count === 0) {
    // Nothing to filter or to sort.
    return (
      <div role="status">
        <Empty title={catalog.results(0)} hint={emptyHint} />
      </div>
    );
  }
  return (
    <div className="with-filters">
      {isWide && (
        <aside aria-label={catalog.filters}>
          <Filters list={list} state={state} change={change} />
        </aside>
      )}
      <div>
        <div className="list-controls">
          <p className="muted" role="status">
            {catalog.results(list.totalCount)}
          </p>
          {!isWide && <FilterDialog list={list} state={state} change={change} />}
          <label className="inline-select">
            <span>{catalog.sort}</span>
            <span className="select">
              <select
                value={state.sort ?? sorts[0]}
                onChange={({ target }) => change({ sort: target.value === sorts[0] ? null : target.value })}
              >
                {sorts.map((sort) => (
                  <option key={sort} value={sort}>
                    {catalog.sorts[sort]}
                  </option>
                ))}
              </select>
              <Icon name="down" />
            </span>
          </label>
        </div>
        <ActiveFilters list={list} state={state} to={to} />
        <div className={isChanging ? 'list changing' : 'list'} aria-busy={isChanging}>
          {products.length > 0 ? (
            <ProductGrid products={products} />
          ) : (
            <Empty title={catalog.results(0)} hint={catalog.noMatch}>
              <Link href={to(withoutFilters(state))} state={KEEP_POSITION}>
                {catalog.clearFilters}
              </Link>
            </Empty>
          )}
        </div>
        <Pager pageInfo={list.pageInfo} to={to} />
      </div>
    </div>
  );
}

/** Shown if a list cannot be read. An address whose filters or page the server refuses leads to the whole list. */
export function ListFailure({
  error,
  retry,
  query = '',
}: {
  error: ApiError;
  retry: () => void;
  /** The query of the URL of the whole list. */
  query?: string;
}) {
  const [path] = useLocation();
  const isRefused = error.code === 'BAD_USER_INPUT' && location.search !== query;
  return isRefused ? <Redirect to={path + query} replace /> : <Failure error={error} retry={retry} />;
}

function FilterDialog(filters: FilterProps) {
  const { catalog } = useMessages();
  const [isOpen, setOpen] = useState(false);
  const count = filterCount(filters.state);
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {catalog.filters}
        {count > 0 && <span className="count">{count}</span>}
      </Button>
      <Dialog title={catalog.filters} isOpen={isOpen} onClose={() => setOpen(false)} className="drawer">
        <Filters {...filters} />
        <div className="drawer-foot">
          <Button isWide onClick={() => setOpen(false)}>
            {catalog.show(filters.list.totalCount)}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

export function Pager({
  pageInfo,
  to,
}: {
  pageInfo: ProductListFragment['pageInfo'];
  to: (changes: ParamChanges) => string;
}) {
  const { common } = useMessages();
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  if (!hasNextPage && !hasPreviousPage) return null;
  return (
    <nav className="pager" aria-label={common.pages}>
      {hasPreviousPage && (
        <Link href={to({ before: startCursor ?? null })} className="button quiet" rel="prev">
          <Icon name="left" /> {common.previousPage}
        </Link>
      )}
      {hasNextPage && (
        <Link href={to({ after: endCursor ?? null })} className="button quiet" rel="next">
          {common.nextPage} <Icon name="right" />
        </Link>
      )}
    </nav>
  );
}
