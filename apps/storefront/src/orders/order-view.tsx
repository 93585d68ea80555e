import { useSession } from '../accounts/session.ts';
import { PaymentForm } from '../checkout/payment/payment-form.tsx';
import type { OrderFieldsFragment } from '../generated/graphql.ts';
import { useFormat } from '../shared/format.ts';
import { Icon } from '../shared/icons.tsx';
import { useMessages } from '../shared/messages/messages.tsx';
import { isZero } from '../shared/money.ts';
import { Page } from '../shared/page.tsx';
import { useShop } from '../shared/shop.tsx';
import { Alert } from '../shared/ui.tsx';
import { AddressText } from './address-text.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderLines, OrderTotals } from './order-lines.tsx';
import { OrderProgress } from './order-progress.tsx';
import { PendingPayment } from './pending-payment.tsx';
import { usePayment } from './use-payment.ts';

type Order = OrderFieldsFragment;

/** How long after the placement the page thanks for the order. */
const NEW_FOR_MS = 30 * 60_000;

export function OrderView({ order, token }: { order: Order; token?: string }) {
  const { order: texts, checkout } = useMessages();
  const format = useFormat();
  const { user } = useSession();
  const { shop } = useShop();
  const payment = usePayment(order, token);
  const isOpen = order.status === 'PENDING' || order.status === 'PROCESSING';
  const isNew = isOpen && Date.now() - Date.parse(order.placedAt) < NEW_FOR_MS;
  const isPaid = order.paymentStatus === 'PAID' || order.paymentStatus === 'AUTHORIZED';
  const awaitsPayment =
    order.status === 'PENDING' &&
    order.paymentStatus === 'UNPAID' &&
    shop.payment != null &&
    !payment.isPaying;
  const { carrier, trackingNumber } = order;
  return (
    <Page title={texts.title(order.number)} className="order">
      <div className="page-head">
        <p className="eyebrow">
          {texts.title(order.number)} · {texts.placedOn(format.date(order.placedAt))}
        </p>
        <h1>{awaitsPayment ? texts.awaitsPayment : isNew ? texts.thanks : texts.statuses[order.status]}</h1>
        {isNew && !awaitsPayment && order.email && <p className="lead">{texts.thanksHint(order.email)}</p>}
      </div>
      <OrderProgress order={order} />
      {payment.isPaying && (
        <Alert tone="info">
          <p>
            <span className="spinner" aria-hidden="true" /> {checkout.paying} {checkout.doNotClose}
          </p>
        </Alert>
      )}
      {payment.problem && !isPaid && <Alert>{payment.problem}</Alert>}
      {!payment.isPaying && <PayNow order={order} pay={payment.pay} hasProblem={payment.problem !== null} />}
      <div className="with-aside">
        <div className="stack">
          {(carrier || trackingNumber) && (
            <section className="card" aria-labelledby="tracking">
              <h2 id="tracking">
                <Icon name="truck" /> {texts.tracking}
              </h2>
              <dl className="facts">
                {carrier && (
                  <div>
                    <dt>{texts.carrier}</dt>
                    <dd>{carrier}</dd>
                  </div>
                )}
                {trackingNumber && (
                  <div>
                    <dt>{texts.trackingNumber}</dt>
                    <dd>{trackingNumber}</dd>
                  </div>
                )}
              </dl>
            </section>
          )}
          <section className="card" aria-labelledby="items">
            <h2 id="items">{checkout.items}</h2>
            <OrderLines order={order} />
          </section>
          {order.staffNotes.length > 0 && (
            <section className="card" aria-labelledby="notes">
              <h2 id="notes">{texts.messages}</h2>
              {order.staffNotes.map(({ id, text, createdAt }) => (
                <p key={id}>
                  {text} <span className="muted">{format.dateTime(createdAt)}</span>
                </p>
              ))}
            </section>
          )}
          <section className="card addresses" aria-label={texts.delivery}>
            <div>
              <h2>{texts.shippingAddress}</h2>
              <AddressText address={order.shippingAddress} />
            </div>
            <div>
              <h2>{texts.billingAddress}</h2>
              <AddressText address={order.billingAddress} />
            </div>
            {order.notes && (
              <div>
                <h2>{texts.yourMessage}</h2>
                <p>{order.notes}</p>
              </div>
            )}
          </section>
        </div>
        <aside className="summary" aria-labelledby="totals">
          <h2 id="totals">{texts.payment}</h2>
          <p
            className={`pill ${isPaid ? 'good' : order.status === 'CANCELLED' ? '' : 'waiting'}`}
            role="status"
          >
            {texts.paymentStatuses[order.paymentStatus]}
          </p>
          <OrderTotals order={order} />
          <OrderActions order={order} token={token} canClaim={token !== undefined && user !== null} />
          {token && <p className="hint">{texts.keepLink}</p>}
        </aside>
      </div>
    </Page>
  );
}

/** Shows the amount due, and takes the payment. */
function PayNow({
  order,
  pay,
  hasProblem,
}: {
  order: Order;
  pay: (token: string) => Promise<void>;
  hasProblem: boolean;
}) {
  const { order: texts, payment } = useMessages();
  const { shop } = useShop();
  const format = useFormat();
  if (order.status !== 'PENDING' || !shop.payment) return null;
  if (order.paymentStatus === 'PENDING') return <PendingPayment order={order} />;
  if (order.paymentStatus !== 'UNPAID' || isZero(order.amountDue)) return null;
  const failure = order.payments.findLast(({ status }) => status === 'FAILED')?.failureReason;
  return (
    <section className="card pay-now" aria-labelledby="pay">
      <h2 id="pay">{payment.payAgain}</h2>
      {failure && !hasProblem && <Alert>{texts.lastFailure(failure)}</Alert>}
      {order.expiresAt && <p className="muted">{texts.payBefore(format.dateTime(order.expiresAt))}</p>}
      <PaymentForm
        provider={shop.payment}
        amount={order.amountDue}
        submitLabel={payment.pay(format.money(order.amountDue))}
        isBusy={false}
        onChoice={({ token }) => void pay(token)}
      />
    </section>
  );
}
