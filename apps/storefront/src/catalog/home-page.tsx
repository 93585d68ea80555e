import { Link } from 'wouter';
import { HomePage as HomePageDocument } from '../generated/graphql.ts';
import { Icon, type IconName } from '../shared/icons.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { useTitle } from '../shared/page.tsx';
import { useShop } from '../shared/shop.tsx';
import { Failure, Loading, Picture } from '../shared/ui.tsx';
import { useRead } from '../shared/use-query.ts';
import { ProductGrid } from './product-grid.tsx';

const PROMISE_ICONS: IconName[] = ['user', 'receipt', 'truck'];

export function HomePage() {
  const { home } = useMessages();
  const { departments } = useShop();
  const { data, error, reload } = useRead(HomePageDocument, {});
  useTitle('');
  return (
    <>
      <section className="hero">
        <div className="hero-text">
          <h1>{home.title}</h1>
          <p>{home.intro}</p>
          <a href="#new" className="button main">
            {home.browse}
          </a>
        </div>
        <div className="hero-art" aria-hidden="true">
          {departments.slice(0, 3).map(({ id, image }) => (
            <Picture key={id} src={image} isEager />
          ))}
        </div>
      </section>
      <div className="page">
        <section aria-labelledby="departments">
          <h2 id="departments">{home.departments}</h2>
          <ul className="department-grid">
            {departments.map(({ id, name, slug, image }) => (
              <li key={id}>
                <Link href={`/c/${slug}`} className="department">
                  <Picture src={image} isEager />
                  <span>{name}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="new" className="section">
          <h2 id="new">{home.newest}</h2>
          {error ? (
            <Failure error={error} retry={reload} />
          ) : data ? (
            <ProductGrid products={data.products.nodes} />
          ) : (
            <Loading />
          )}
        </section>
        <section aria-label={home.promiseTitle} className="section promises">
          {home.promises.map(([title, text], position) => (
            <div key={title}>
              <Icon name={PROMISE_ICONS[position] ?? 'check'} />
              <h3>{title}</h3>
              <p>{text}</p>
            </div>
          ))}
        </section>
      </div>
    </>
  );
}
