import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useSession } from '../accounts/session.ts';
import { useCart } from '../cart/cart.ts';
import { SearchBox } from '../catalog/search-box.tsx';
import { Icon } from '../shared/icons.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { useShop } from '../shared/shop.tsx';
import { Dialog } from '../shared/ui.tsx';

export function Header() {
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
