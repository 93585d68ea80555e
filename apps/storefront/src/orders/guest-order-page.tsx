import { useEffect, useState } from 'react';
import { useMessages } from '../shared/messages/messages.tsx';
import { Page } from '../shared/page.tsx';
import { ButtonLink, Empty } from '../shared/ui.tsx';
import { readToken } from '../shared/url-token.ts';
import { OrderLoader } from './order-loader.tsx';

/** The order of a guest. Its key is the token in the fragment of the URL, which browsers send to no server. */
export function GuestOrderPage() {
  const { order, footer } = useMessages();
  const [token, setToken] = useState(readToken);
  useEffect(() => {
    const onChange = () => setToken(readToken());
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  if (token) return <OrderLoader key={token} by={{ token }} token={token} />;
  return (
    <Page title={order.findTitle}>
      <h1 className="visually-hidden">{order.findTitle}</h1>
      <Empty title={order.notFound} hint={order.notFoundHint}>
        <ButtonLink href="/find-order">{footer.findOrder}</ButtonLink>
      </Empty>
    </Page>
  );
}
