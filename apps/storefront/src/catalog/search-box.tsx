import { useEffect, useId, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { Suggestions, type SuggestionsQuery } from '../generated/graphql.ts';
import { useFormat } from '../shared/format.ts';
import { Icon } from '../shared/icons.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { useRead } from '../shared/use-query.ts';
import { FirstPicture, THUMBNAIL_SIZES } from '../shared/picture.tsx';

const DELAY_MS = 180;
const MAX_TERMS = 5;
const MAX_LENGTH = 200;

type Suggestions = SuggestionsQuery['searchSuggestions'];

const searchPath = (q: string) => `/search?${new URLSearchParams({ q })}`;

/** The pages that the suggestions lead to, in the order in which they are shown. */
const pathsOf = ({ terms, categories, products }: Suggestions): string[] => [
  ...terms.slice(0, MAX_TERMS).map(searchPath),
  ...categories.map(({ slug }) => `/c/${slug}`),
  ...products.map(({ slug }) => `/p/${slug}`),
];

/** Returns the value after it has not changed for a while. */
function useDebounced(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), DELAY_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

export function SearchBox() {
  const [path] = useLocation();
  const [params] = useSearchParams();
  const searched = path === '/search' ? (params.get('q') ?? '') : '';
  // The key changes with the search. Otherwise the box would keep its old text.
  return <Combobox key={searched} searched={searched} />;
}

/** A text field with suggestions: the pattern "editable combobox with list autocomplete" of WAI-ARIA. */
function Combobox({ searched }: { searched: string }) {
  const { header, catalog } = useMessages();
  const [, navigate] = useLocation();
  const [text, setText] = useState(searched);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const id = useId();
  const prefix = useDebounced(text.trim());
  const { data } = useRead(Suggestions, { prefix }, { pause: prefix === '' || !isOpen });
  const suggestions = text.trim() !== '' && data ? data.searchSuggestions : null;
  const paths = suggestions ? pathsOf(suggestions) : [];
  const isShown = isOpen && paths.length > 0;

  // The list scrolls on small screens.
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);

  const open = (to: string) => {
    setOpen(false);
    setActive(-1);
    navigate(to);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const to = isShown ? paths[active] : undefined;
    if (to) open(to);
    else if (text.trim()) open(searchPath(text.trim()));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isShown) {
      // The first Escape closes the list, the second one empties the field.
      event.preventDefault();
      setOpen(false);
      setActive(-1);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isShown) return setOpen(true);
      const places = paths.length + 1;
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive(((active + 1 + step + places) % places) - 1);
    }
  };
  return (
    <search
      className="search-box"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <form action="/search" onSubmit={onSubmit}>
        <Icon name="search" />
        <input
          type="search"
          name="q"
          role="combobox"
          aria-label={header.search}
          aria-autocomplete="list"
          aria-expanded={isShown}
          aria-controls={`${id}-list`}
          aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
          value={text}
          placeholder={header.searchPlaceholder}
          maxLength={MAX_LENGTH}
          autoComplete="off"
          onChange={({ target }) => {
            setText(target.value);
            setOpen(true);
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className="visually-hidden">
          {header.search}
        </button>
      </form>
      <p className="visually-hidden" role="status">
        {isShown && catalog.suggestionCount(paths.length)}
      </p>
      <div id={`${id}-list`} role="listbox" aria-label={catalog.suggestions} hidden={!isShown}>
        {isShown && suggestions && (
          <Options suggestions={suggestions} idPrefix={id} active={active} open={open} />
        )}
      </div>
    </search>
  );
}

function Options({
  suggestions,
  idPrefix,
  active,
  open,
}: {
  suggestions: Suggestions;
  idPrefix: string;
  active: number;
  open: (to: string) => void;
}) {
  const { catalog } = useMessages();
  const format = useFormat();
  const terms = suggestions.terms.slice(0, MAX_TERMS);
  const paths = pathsOf(suggestions);
  const option = (position: number) => ({
    id: `${idPrefix}-${position}`,
    role: 'option',
    'aria-selected': position === active,
    className: 'suggestion',
    // The focus stays in the field.
    onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault(),
    onClick: () => open(paths[position]!),
  });
  return (
    <>
      {terms.length > 0 && (
        <div role="group" aria-label={catalog.suggestedTerms}>
          {terms.map((term, position) => (
            <div key={term} {...option(position)}>
              <Icon name="search" /> {term}
            </div>
          ))}
        </div>
      )}
      {suggestions.categories.length > 0 && (
        <div role="group" aria-label={catalog.suggestedCategories}>
          <p aria-hidden="true">{catalog.suggestedCategories}</p>
          {suggestions.categories.map(({ id, name }, position) => (
            <div key={id} {...option(terms.length + position)}>
              {name}
            </div>
          ))}
        </div>
      )}
      {suggestions.products.length > 0 && (
        <div role="group" aria-label={catalog.suggestedProducts}>
          <p aria-hidden="true">{catalog.suggestedProducts}</p>
          {suggestions.products.map((product, position) => (
            <div key={product.id} {...option(terms.length + suggestions.categories.length + position)}>
              <FirstPicture of={product} sizes={THUMBNAIL_SIZES} /> <span>{product.name}</span>{' '}
              <span className="muted">{format.money(product.price)}</span>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
