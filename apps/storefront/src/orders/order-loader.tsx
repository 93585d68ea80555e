import { useEffect } from 'react';
import { useSession } from '../accounts/session.ts';
import { OrderByKey, OrderUpdated, type OrderKey } from '../generated/graphql.ts';
import { RESYNC } from '../shared/events.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { Page } from '../shared/page.tsx';
import { ButtonLink, Empty, Failure, Loading } from '../shared/ui.tsx';
import { useLive, useRead } from '../shared/use-query.ts';
import { OrderView } from './order-view.tsx';

/** Reads an order and follows its changes. */
export function OrderLoader({ by, token }: { by: OrderKey; token?: string }) {
  const { order: texts, footer, account } = useMessages();
  const { user } = useSession();
  const { data, error, reload } = useRead(OrderByKey, { by }, { isVolatile: true });
  const order = data?.order;
  useLive(OrderUpdated, { orderId: order?.id ?? '', ...(token && { token }) }, { pause: !order });
  // Updates are not repeated after a lost connection, so the order is read again.
  useEffect(() => {
    window.addEventListener(RESYNC, reload);
    return () => window.removeEventListener(RESYNC, reload);
  }, [reload]);
  if (error) return <Failure error={error} retry={reload} />;
  if (!data) return <Loading />;
  if (!order) {
    return (
      <Page title={texts.notFound}>
        <h1 className="visually-hidden">{texts.notFound}</h1>
        <Empty title={texts.notFound} hint={texts.notFoundHint}>
          {user ? (
            <ButtonLink href="/account/orders">{account.nav.orders}</ButtonLink>
          ) : (
            <ButtonLink href="/find-order">{footer.findOrder}</ButtonLink>
          )}
        </Empty>
      </Page>
    );
  }
  return <OrderView order={order} token={token} />;
}
