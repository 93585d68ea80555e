import { useSearchParams } from 'wouter';
import { SearchPage as SearchPageDocument } from '../generated/graphql.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { Page } from '../shared/page.tsx';
import { Failure, Loading } from '../shared/ui.tsx';
import { useRead } from '../shared/use-query.ts';
import { listVariables, parseList, SORTS } from './list-variables.ts';
import { ProductList } from './product-list.tsx';

const SEARCH_SORTS = ['RELEVANCE', ...SORTS] as const;
const MAX_SEARCH_LENGTH = 200;

export function SearchPage() {
  const { catalog } = useMessages();
  const [params] = useSearchParams();
  const text = (params.get('q') ?? '').trim().slice(0, MAX_SEARCH_LENGTH);
  const state = parseList(params);
  const { data, error, isChanging, reload } = useRead(
    SearchPageDocument,
    { search: text, ...listVariables(state, false) },
    { pause: text === '' },
  );
  const title = text ? catalog.searchTitle(text) : catalog.searchHeading;
  return (
    <Page title={title}>
      <div className="page-head">
        <h1>{title}</h1>
        {!text && <p className="lead">{catalog.searchPrompt}</p>}
      </div>
      {error !== null && <Failure error={error} retry={reload} />}
      {text && error === null && !data && <Loading />}
      {text && data && (
        <ProductList
          list={data.products}
          state={state}
          isChanging={isChanging}
          sorts={SEARCH_SORTS}
          emptyHint={catalog.noResults(text)}
        />
      )}
    </Page>
  );
}
