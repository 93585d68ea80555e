import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import type { ProductListFragment } from '../generated/graphql.ts';
import { Icon } from '../shared/icons.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { KEEP_POSITION } from '../shared/navigation.ts';
import { Button, Dialog, Empty } from '../shared/ui.tsx';
import { ActiveFilters, Filters } from './filters.tsx';
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
  /** Whether the list is that of the previous filters, and the next one is on its way. */
  isChanging: boolean;
  sorts?: readonly NonNullable<ListState['sort']>[];
  emptyHint: string;
};

/** A list of products with its filters: beside it, or in a dialog on phones. All of its state is in the URL. */
export function ProductList({ list, state, isChanging, sorts = SORTS, emptyHint }: Props) {
  const { catalog } = useMessages();
  const [path, navigate] = useLocation();
  const [params] = useSearchParams();
  const [isOpen, setOpen] = useState(false);
  const to = (changes: ParamChanges) => path + changedParams(params, changes);
  const change = (changes: ParamChanges) => navigate(to(changes), { state: KEEP_POSITION });
  const count = filterCount(state);
  const filters = <Filters list={list} state={state} change={change} />;
  return (
    <div className="with-filters">
      <aside className="filter-side" aria-label={catalog.filters}>
        {filters}
      </aside>
      <div>
        <div className="list-controls">
          <p className="muted" role="status">
            {catalog.results(list.totalCount)}
          </p>
          <Button look="quiet" className="filter-button" onClick={() => setOpen(true)}>
            {catalog.filters}
            {count > 0 && <span className="count">{count}</span>}
          </Button>
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
          {list.nodes.length > 0 ? (
            <ProductGrid products={list.nodes} />
          ) : (
            <Empty title={catalog.results(0)} hint={count > 0 ? catalog.noMatch : emptyHint}>
              {count > 0 && (
                <Link href={to(withoutFilters(state))} state={KEEP_POSITION}>
                  {catalog.clearFilters}
                </Link>
              )}
            </Empty>
          )}
        </div>
        <Pager pageInfo={list.pageInfo} to={to} />
      </div>
      <Dialog title={catalog.filters} isOpen={isOpen} onClose={() => setOpen(false)} className="drawer">
        {filters}
        <div className="drawer-foot">
          <Button isWide onClick={() => setOpen(false)}>
            {catalog.show(list.totalCount)}
          </Button>
        </div>
      </Dialog>
    </div>
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
