import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { Link, useLocation } from 'wouter';
import { useSession } from '../accounts/session.ts';
import { useCart } from '../cart/cart.ts';
import { SearchBox } from '../catalog/search-box.tsx';
import { SIGNED_OUT } from './events.ts';
import { Icon } from './icons.tsx';
import { chooseLanguage, LANGUAGES, useLanguage, useMessages, type Language } from './messages/messages.tsx';
import { useNavigation } from './navigation.ts';
import { notify } from './notices.ts';
import { Notices } from './notice-list.tsx';
import { useShop } from './shop.tsx';
import { Dialog } from './ui.tsx';

export function Layout({ children }: { children: ReactNode }) {
  const { common } = useMessages();
  const main = useRef<HTMLElement>(null);
  return (
    <>
      <Effects main={main} />
      <a className="skip" href="#main">
        {common.skipToContent}
      </a>
      <Header />
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
      <Footer />
      <Notices />
    </>
  );
}

/** A component of its own, so that a change of the address does not render the header and the footer. */
function Effects({ main }: { main: RefObject<HTMLElement | null> }) {
  useNavigation(main);
  useSignedOutNotice();
  return null;
}

/** Says that the session has ended: it has expired, or the account was signed out elsewhere. */
function useSignedOutNotice(): void {
  const { errors, header } = useMessages();
  useEffect(() => {
    const onSignedOut = () =>
      notify({ tone: 'bad', text: errors.signedOut, link: { label: header.signIn, to: '/sign-in' } });
    window.addEventListener(SIGNED_OUT, onSignedOut);
    return () => window.removeEventListener(SIGNED_OUT, onSignedOut);
  }, [errors, header]);
}

function Header() {
  const { header, common } = useMessages();
  const { shop, departments } = useShop();
  const { user } = useSession();
  const { cart } = useCart();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const count = cart?.itemCount ?? 0;
  return (
    <header className="site-header">
      <div className="bar">
        <button
          type="button"
          className="icon-button menu-button"
          aria-label={common.menu}
          onClick={() => setMenuOpen(true)}
        >
          <Icon name="menu" />
        </button>
        <Link href="/" className="logo">
          <span className="logo-mark" aria-hidden="true">
            <Icon name="bag" />
          </span>
          <span className="logo-name">{shop.name}</span>
        </Link>
        <SearchBox />
        <nav className="tools" aria-label={header.account}>
          <Link href={user ? '/account' : '/sign-in'} className="tool">
            <Icon name="user" />
            <span className="tool-label">{user ? header.account : header.signIn}</span>
          </Link>
          <Link href="/cart" className="tool">
            <Icon name="bag" />
            <span className="tool-label" aria-hidden="true">
              {header.cartShort}
            </span>
            <span className="visually-hidden">{header.cart(count)}</span>
            {count > 0 && (
              <span className="badge" aria-hidden="true">
                {count > 99 ? '99+' : count}
              </span>
            )}
          </Link>
        </nav>
      </div>
      <nav className="departments" aria-label={header.departments}>
        <ul>
          {departments.map(({ id, name, slug }) => (
            <li key={id}>
              <DepartmentLink to={`/c/${slug}`}>{name}</DepartmentLink>
            </li>
          ))}
        </ul>
      </nav>
      <Dialog title={header.departments} isOpen={isMenuOpen} onClose={() => setMenuOpen(false)}>
        <ul className="menu-list">
          {departments.map(({ id, name, slug }) => (
            <li key={id}>
              <Link href={`/c/${slug}`} onClick={() => setMenuOpen(false)}>
                {name} <Icon name="right" />
              </Link>
            </li>
          ))}
        </ul>
      </Dialog>
    </header>
  );
}

function DepartmentLink({ to, children }: { to: string; children: ReactNode }) {
  const [path] = useLocation();
  return (
    <Link href={to} aria-current={path === to ? 'page' : undefined}>
      {children}
    </Link>
  );
}

function Footer() {
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
