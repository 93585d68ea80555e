import { useState } from 'react';
import { useLocation } from 'wouter';
import { reorder } from '../cart/cart.ts';
import { useRefusal } from '../cart/refusals.ts';
import { CancelOrder, ClaimOrder, type OrderFieldsFragment } from '../generated/graphql.ts';
import { api } from '../shared/api.ts';
import { useFormat } from '../shared/format.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { notify } from '../shared/notices.ts';
import { Button, Dialog } from '../shared/ui.tsx';
import { useAction } from '../shared/use-action.ts';
import { mutate } from '../shared/mutate.ts';

type Props = { order: OrderFieldsFragment; token: string | undefined; canClaim: boolean };

/** The actions that the customer can take on an order. */
export function OrderActions({ order, token, canClaim }: Props) {
  const { order: texts, cart, catalog, account } = useMessages();
  const format = useFormat();
  const refusalText = useRefusal();
  const [, navigate] = useLocation();
  const [isCancelling, setCancelling] = useState(false);
  const { isBusy, run } = useAction();

  const orderAgain = () =>
    run(async () => {
      const result = await reorder(token ? { token } : { id: order.id });
      if (result.__typename !== 'CartSuccess') return notify({ tone: 'bad', text: refusalText(result) });
      const leftOut = result.unavailable.map(({ productName }) => productName);
      if (leftOut.length > 0) notify({ tone: 'bad', text: cart.unavailableLeftOut(format.list(leftOut)) });
      else notify({ tone: 'good', text: texts.reordered, link: { label: catalog.viewCart, to: '/cart' } });
      return navigate('/cart');
    });

  const cancel = () =>
    run(async () => {
      const input = { orderId: order.id, ...(token && { token }) };
      const { cancelOrder: result } = await mutate(CancelOrder, { input });
      setCancelling(false);
      if (result.__typename === 'CancelOrderSuccess') notify({ tone: 'good', text: texts.cancelled });
      else notify({ tone: 'bad', text: texts.cannotCancel });
    });

  const claim = () =>
    run(async () => {
      const { claimOrder: result } = await api.mutate(ClaimOrder, { token: token ?? '' });
      if (result.__typename !== 'ClaimOrderSuccess')
        return notify({ tone: 'bad', text: account.invalidToken });
      notify({ tone: 'good', text: texts.claimed });
      return navigate(`/account/orders/${result.order.id}`);
    });

  return (
    <div className="order-actions">
      {canClaim && (
        <>
          <p className="hint">{texts.claimHint}</p>
          <Button isWide onClick={() => void claim()} isBusy={isBusy}>
            {texts.claim}
          </Button>
        </>
      )}
      <Button look="quiet" isWide onClick={() => void orderAgain()} isBusy={isBusy}>
        {texts.reorder}
      </Button>
      {order.allowedTransitions.includes('CANCELLED') && (
        <Button look="text" isWide onClick={() => setCancelling(true)}>
          {texts.cancel}
        </Button>
      )}
      <Dialog title={texts.cancelQuestion} isOpen={isCancelling} onClose={() => setCancelling(false)}>
        <p>{texts.cancelHint}</p>
        <div className="actions">
          <Button look="quiet" onClick={() => setCancelling(false)}>
            {texts.keep}
          </Button>
          <Button look="danger" onClick={() => void cancel()} isBusy={isBusy}>
            {texts.cancel}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
