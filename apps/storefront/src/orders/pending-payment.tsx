import { useEffect, useState } from 'react';
import type { OrderFieldsFragment } from '../generated/graphql.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { Alert } from '../shared/ui.tsx';

/** A provider normally answers within this time. After it, the page says that the customer need not wait. */
const SLOW_AFTER_MS = 30_000;

/** Says that the result of the order's payment is not known yet. The order view shows the result when it arrives. */
export function PendingPayment({ order }: { order: OrderFieldsFragment }) {
  const { order: texts } = useMessages();
  const startedAt = order.payments.findLast(({ status }) => status === 'PENDING')?.createdAt;
  // After a reload, the time since the start of the payment counts. The timer also runs, because the clock of the device may be wrong.
  const elapsed = startedAt ? Date.now() - Date.parse(startedAt) : 0;
  const [isSlow, setSlow] = useState(elapsed >= SLOW_AFTER_MS);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return <Alert tone="info">{isSlow ? texts.paymentSlow : texts.paymentPending}</Alert>;
}
