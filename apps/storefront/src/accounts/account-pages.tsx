import type { ReactNode } from 'react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { OrderLoader } from '../orders/order-loader.tsx';
import { OrdersPage } from '../orders/orders-page.tsx';
import { api } from '../shared/api.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { NotFoundPage } from '../shared/not-found-page.tsx';
import { notify } from '../shared/notices.ts';
import { Page } from '../shared/page.tsx';
import { Button, Loading } from '../shared/ui.tsx';
import { useAction } from '../shared/use-action.ts';
import { AddressesPage } from './addresses-page.tsx';
import { ProfilePage } from './profile-page.tsx';
import { SecurityPage } from './security-page.tsx';
import { useSession } from './session.ts';

export function AccountPages() {
  const { user, isKnown } = useSession();
  const [path] = useLocation();
  if (!isKnown) return <Loading />;
  if (!user) return <Redirect to={`/sign-in?${new URLSearchParams({ next: path })}`} replace />;
  return (
    <Switch>
      <Route path="/account">
        <Redirect to="/account/orders" replace />
      </Route>
      <Route path="/account/orders/:id">{({ id }) => <OrderLoader key={id} by={{ id }} />}</Route>
      <Route path="/account/orders">
        <AccountPage>
          <OrdersPage />
        </AccountPage>
      </Route>
      <Route path="/account/addresses">
        <AccountPage>
          <AddressesPage />
        </AccountPage>
      </Route>
      <Route path="/account/profile">
        <AccountPage>
          <ProfilePage />
        </AccountPage>
      </Route>
      <Route path="/account/security">
        <AccountPage>
          <SecurityPage />
        </AccountPage>
      </Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}

const SECTIONS = ['orders', 'addresses', 'profile', 'security'] as const;

function AccountPage({ children }: { children: ReactNode }) {
  const { account } = useMessages();
  const { user } = useSession();
  const [path, navigate] = useLocation();
  const { isBusy, run } = useAction();
  const signOut = () =>
    run(async () => {
      navigate('/');
      await api.signOut();
      notify({ tone: 'good', text: account.signedOut });
    });
  const current = SECTIONS.find((section) => path.startsWith(`/account/${section}`)) ?? 'orders';
  return (
    <Page title={account.nav[current]} className="account">
      <div className="page-head">
        <p className="eyebrow">{account.title}</p>
        <h1>{account.hello(user?.name ?? '')}</h1>
      </div>
      <div className="with-nav">
        <nav aria-label={account.title} className="side-nav">
          <ul>
            {SECTIONS.map((section) => (
              <li key={section}>
                <Link href={`/account/${section}`} aria-current={section === current ? 'page' : undefined}>
                  {account.nav[section]}
                </Link>
              </li>
            ))}
          </ul>
          <Button look="text" onClick={() => void signOut()} isBusy={isBusy}>
            {account.signOut}
          </Button>
        </nav>
        <div>{children}</div>
      </div>
    </Page>
  );
}
