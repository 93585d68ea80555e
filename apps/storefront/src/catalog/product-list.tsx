import type { FormEvent } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import type { ProductListFragment, ProductSort } from '../generated/graphql.ts';
import { Icon } from '../shared/icons.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { Button, Checkbox, Empty } from '../shared/ui.tsx';
import { valuesIn } from '../shared/use-form.ts';
import { changedParams, SORTS, type ListState } from './list-variables.ts';
import { ProductGrid } from './product-grid.tsx';

type Props = {
  list: ProductListFragment;
  state: ListState;
  sorts?: readonly ProductSort[];
  emptyHint: string;
};

/** A list of products with its controls. All of its state is in the URL. */
export function ProductList({ list, state, sorts = SORTS, emptyHint }: Props) {
  const { catalog } = useMessages();
  const [path, navigate] = useLocation();
  const [params] = useSearchParams();
  const to = (changes: Record<string, string | null>) => path + changedParams(params, changes);
  const isFiltered = state.inStock || state.minPrice !== undefined || state.maxPrice !== undefined;
  return (
    <>
      <div className="list-controls">
        <p className="muted" role="status">
          {catalog.results(list.totalCount)}
        </p>
        <Filters state={state} to={to} navigate={navigate} isFiltered={isFiltered} />
        <label className="inline-select">
          <span>{catalog.sort}</span>
          <span className="select">
            <select
              value={state.sort ?? sorts[0]}
              onChange={({ target }) =>
                navigate(to({ sort: target.value === sorts[0] ? null : target.value }))
              }
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
      {list.nodes.length > 0 ? (
        <ProductGrid products={list.nodes} />
      ) : (
        <Empty title={catalog.results(0)} hint={isFiltered ? catalog.noMatch : emptyHint}>
          {isFiltered && <Link href={path + changedParams(params, NO_FILTERS)}>{catalog.clearFilters}</Link>}
        </Empty>
      )}
      <Pager pageInfo={list.pageInfo} to={to} />
    </>
  );
}

const NO_FILTERS = { available: null, min: null, max: null };

type To = (changes: Record<string, string | null>) => string;

function Filters({
  state,
  to,
  navigate,
  isFiltered,
}: {
  state: ListState;
  to: To;
  navigate: (path: string) => void;
  isFiltered: boolean;
}) {
  const { catalog } = useMessages();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = valuesIn(event.currentTarget);
    const price = (name: string) => values[name]?.replace(',', '.') || null;
    navigate(to({ available: values['available'] ? '1' : null, min: price('min'), max: price('max') }));
    event.currentTarget.closest('details')?.removeAttribute('open');
  };
  return (
    <details className="filters">
      <summary className="button quiet">
        {catalog.filters}
        {isFiltered && <span className="dot" />}
        <Icon name="down" />
      </summary>
      {/* A new key for new filters, because the inputs keep their own values. */}
      <form key={JSON.stringify(state)} onSubmit={onSubmit}>
        <Checkbox name="available" defaultChecked={state.inStock} label={catalog.inStockOnly} />
        <fieldset className="range">
          <legend>{catalog.price}</legend>
          <input
            name="min"
            inputMode="decimal"
            defaultValue={state.minPrice}
            aria-label={catalog.minPrice}
            placeholder="0"
          />
          <span aria-hidden="true">–</span>
          <input
            name="max"
            inputMode="decimal"
            defaultValue={state.maxPrice}
            aria-label={catalog.maxPrice}
            placeholder="∞"
          />
        </fieldset>
        <Button type="submit" isWide>
          {catalog.apply}
        </Button>
        {isFiltered && <Link href={to(NO_FILTERS)}>{catalog.clearFilters}</Link>}
      </form>
    </details>
  );
}

export function Pager({ pageInfo, to }: { pageInfo: ProductListFragment['pageInfo']; to: To }) {
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
