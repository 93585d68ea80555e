import { Link } from 'wouter';
import { HomePage as HomePageDocument } from '../generated/graphql.ts';
import { Icon, type IconName } from '../shared/icons.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { useTitle } from '../shared/page.tsx';
import { useShop } from '../shared/shop.tsx';
import { Failure, Loading } from '../shared/ui.tsx';
import { useRead } from '../shared/use-query.ts';
import { ProductGrid } from './product-grid.tsx';
import { FirstPicture } from '../shared/picture.tsx';

/** The first picture is twice as large. Also written into the HTML by the server (`pages.ts`). */
const HERO_SIZES = [
  '(min-width: 56rem) 25rem, 60vw',
  '(min-width: 56rem) 12rem, 30vw',
  '(min-width: 56rem) 12rem, 30vw',
];

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
          {departments.slice(0, 3).map((department, position) => (
            <FirstPicture key={department.id} of={department} sizes={HERO_SIZES[position]!} isEager />
          ))}
        </div>
      </section>
      <div className="page">
        <section aria-labelledby="departments">
          <h2 id="departments">{home.departments}</h2>
          <ul className="department-grid">
            {departments.map((department) => (
              <li key={department.id}>
                <Link href={`/c/${department.slug}`} className="department">
                  <FirstPicture of={department} sizes="9rem" isEager />
                  <span>{department.name}</span>
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
