import { useState, type FormEvent } from 'react';
import { Link } from 'wouter';
import type { ProductListFragment } from '../generated/graphql.ts';
import { useFormat } from '../shared/format.ts';
import { Icon } from '../shared/icons.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { KEEP_POSITION } from '../shared/navigation.ts';
import { Button, Checkbox } from '../shared/ui.tsx';
import { valuesIn } from '../shared/use-form.ts';
import {
  filterCount,
  isChosen,
  toggled,
  withoutFilters,
  type ListState,
  type ParamChanges,
} from './list-variables.ts';
import { Swatch } from './swatch.tsx';

type Facet = ProductListFragment['facets'][number];

export type FilterProps = {
  list: ProductListFragment;
  state: ListState;
  change: (changes: ParamChanges) => void;
};

/** Further values of an attribute are shown after a click. */
const MAX_SHOWN = 8;

/** Whether a choice of the facet can change the list. If all products have the only value of the facet, no choice can. */
const canNarrow = (
  { attribute, values }: Facet,
  { totalCount }: ProductListFragment,
  state: ListState,
): boolean =>
  values.some(({ value, count }) => count < totalCount || isChosen(state, attribute.code, value.code));

/** All filters of a list. Each choice is applied immediately. */
export function Filters({ list, state, change }: FilterProps) {
  const { catalog } = useMessages();
  return (
    <div className="filters">
      <Checkbox
        checked={state.inStock}
        onChange={() => change({ available: state.inStock ? null : '1' })}
        label={catalog.inStockOnly}
      />
      <PriceFilter list={list} state={state} change={change} />
      {list.facets
        .filter((facet) => canNarrow(facet, list, state))
        .map((facet) => (
          <FacetFilter key={facet.attribute.id} facet={facet} state={state} change={change} />
        ))}
    </div>
  );
}

function FacetFilter({
  facet: { attribute, values },
  state,
  change,
}: Omit<FilterProps, 'list'> & { facet: Facet }) {
  const { catalog } = useMessages();
  const [showsAll, setShowsAll] = useState(false);
  const shown = values.filter(
    ({ value }, position) => showsAll || position < MAX_SHOWN || isChosen(state, attribute.code, value.code),
  );
  const hidden = values.length - shown.length;
  if (values.length === 0) return null;
  return (
    <fieldset className="facet">
      <legend>{attribute.name}</legend>
      {shown.map(({ value, count }) => (
        <Checkbox
          key={value.id}
          checked={isChosen(state, attribute.code, value.code)}
          onChange={() => change(toggled(state, attribute.code, value.code))}
          label={
            <>
              <Swatch color={value.color} /> {value.label} <span className="muted">({count})</span>
            </>
          }
        />
      ))}
      {hidden > 0 && (
        <Button look="text" onClick={() => setShowsAll(true)}>
          {catalog.showMore(hidden)}
        </Button>
      )}
    </fieldset>
  );
}

function PriceFilter({ list: { priceRange }, state, change }: FilterProps) {
  const { catalog } = useMessages();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = valuesIn(event.currentTarget);
    const price = (name: string) => values[name]?.replace(',', '.') || null;
    change({ min: price('min'), max: price('max') });
  };
  const { minPrice, maxPrice } = state;
  return (
    // The key changes with the range. Otherwise the inputs would keep their old values.
    <form key={`${minPrice} ${maxPrice}`} onSubmit={onSubmit}>
      <fieldset className="range">
        <legend>{catalog.price}</legend>
        <input
          name="min"
          inputMode="decimal"
          defaultValue={minPrice}
          aria-label={catalog.minPrice}
          placeholder={priceRange ? String(Math.floor(Number(priceRange.min.amount))) : '0'}
        />
        <span aria-hidden="true">–</span>
        <input
          name="max"
          inputMode="decimal"
          defaultValue={maxPrice}
          aria-label={catalog.maxPrice}
          placeholder={priceRange ? String(Math.ceil(Number(priceRange.max.amount))) : '∞'}
        />
        <Button type="submit" look="quiet">
          {catalog.apply}
        </Button>
      </fieldset>
    </form>
  );
}

/** Shows the active filters, each as a link that removes the filter. */
export function ActiveFilters({
  list,
  state,
  to,
}: Omit<FilterProps, 'change'> & { to: (changes: ParamChanges) => string }) {
  const { catalog } = useMessages();
  const format = useFormat();
  if (filterCount(state) === 0) return null;
  const money = (amount: string) =>
    list.priceRange ? format.money({ ...list.priceRange.min, amount }) : amount;
  const { minPrice, maxPrice, inStock } = state;
  const values = state.attributes.flatMap(({ code, anyOf }) => {
    const facet = list.facets.find(({ attribute }) => attribute.code === code);
    return anyOf.map((value) => {
      const known = facet?.values.find((one) => one.value.code === value)?.value;
      return {
        key: `${code} ${value}`,
        name: known?.label ?? value,
        color: known?.color,
        changes: toggled(state, code, value),
      };
    });
  });
  const priceName =
    minPrice && maxPrice
      ? `${money(minPrice)} – ${money(maxPrice)}`
      : minPrice
        ? catalog.fromPrice(money(minPrice))
        : catalog.upToPrice(money(maxPrice ?? ''));
  return (
    <ul className="chips">
      {inStock && <Chip name={catalog.inStockOnly} to={to({ available: null })} />}
      {(minPrice ?? maxPrice) && <Chip name={priceName} to={to({ min: null, max: null })} />}
      {values.map(({ key, name, color, changes }) => (
        <Chip key={key} name={name} color={color} to={to(changes)} />
      ))}
      <li>
        <Link href={to(withoutFilters(state))} state={KEEP_POSITION} className="button text">
          {catalog.clearFilters}
        </Link>
      </li>
    </ul>
  );
}

const Chip = ({ name, color, to }: { name: string; color?: string | null; to: string }) => (
  <li>
    <Link
      href={to}
      state={KEEP_POSITION}
      className="chip"
      aria-label={useMessages().catalog.removeFilter(name)}
    >
      <Swatch color={color} /> {name} <Icon name="close" />
    </Link>
  </li>
);
