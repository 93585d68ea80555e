import { Link } from 'wouter';
import { Icon } from '../shared/icons.tsx';
import {
  chooseLanguage,
  LANGUAGES,
  useLanguage,
  useMessages,
  type Language,
} from '../shared/messages/messages.tsx';
import { useShop } from '../shared/shop.tsx';

export function Footer() {
  const { footer, common } = useMessages();
  const { shop, departments } = useShop();
  const language = useLanguage();
  const isDevelopment = document.querySelector('meta[name="development"]') !== null;
  return (
    <footer className="site-footer">
      <div className="columns">
        <div>
          <p className="logo-name">{shop.name}</p>
          {shop.payment?.provider === 'test' && <p className="muted">{footer.note}</p>}
        </div>
        <nav aria-label={footer.shop}>
          <h2>{footer.shop}</h2>
          <ul>
            {departments.map(({ id, name, slug }) => (
              <li key={id}>
                <Link href={`/c/${slug}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-label={footer.help}>
          <h2>{footer.help}</h2>
          <ul>
            <li>
              <Link href="/find-order">{footer.findOrder}</Link>
            </li>
            <li>
              <Link href="/account">{footer.account}</Link>
            </li>
            {isDevelopment && (
              <li>
                {/* A page of the server, not of this application. */}
                <a href="/dev">{common.developers}</a>
              </li>
            )}
          </ul>
        </nav>
        <div>
          <label className="language">
            <span>{common.language}</span>
            <span className="select">
              <select value={language} onChange={({ target }) => chooseLanguage(target.value as Language)}>
                {Object.entries(LANGUAGES).map(([code, name]) => (
                  <option key={code} value={code} lang={code}>
                    {name}
                  </option>
                ))}
              </select>
              <Icon name="down" />
            </span>
          </label>
        </div>
      </div>
    </footer>
  );
}
