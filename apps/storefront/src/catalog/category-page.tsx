import { Link, useSearchParams } from 'wouter';
import { CategoryPage as CategoryPageDocument } from '../generated/graphql.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { Page } from '../shared/page.tsx';
import { Breadcrumb, ButtonLink, Empty, Failure, Loading } from '../shared/ui.tsx';
import { useRead } from '../shared/use-query.ts';
import { listVariables, parseList } from './list-variables.ts';
import { ProductList } from './product-list.tsx';

export function CategoryPage({ slug }: { slug: string }) {
  const { catalog, common } = useMessages();
  const [params] = useSearchParams();
  const state = parseList(params);
  const { data, error, isChanging, reload } = useRead(CategoryPageDocument, {
    slug,
    ...listVariables(state, true),
  });
  if (error) return <Failure error={error} retry={reload} />;
  if (!data) return <Loading />;
  const { category } = data;
  if (!category) {
    return (
      <Page title={catalog.categoryMissing}>
        <Empty title={catalog.categoryMissing}>
          <ButtonLink href="/">{common.goHome}</ButtonLink>
        </Empty>
      </Page>
    );
  }
  return (
    <Page title={category.name}>
      <Breadcrumb
        crumbs={category.ancestors.map((one) => ({ name: one.name, to: `/c/${one.slug}` }))}
        current={category.name}
      />
      <div className="page-head">
        <h1>{category.name}</h1>
        {category.description && <p className="lead">{category.description}</p>}
      </div>
      {category.children.length > 0 && (
        <nav aria-label={catalog.subcategories}>
          <ul className="chips">
            {category.children.map((child) => (
              <li key={child.id}>
                <Link href={`/c/${child.slug}`} className="chip">
                  {child.name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <ProductList
        list={category.products}
        state={state}
        isChanging={isChanging}
        emptyHint={catalog.emptyCategory}
      />
    </Page>
  );
}
