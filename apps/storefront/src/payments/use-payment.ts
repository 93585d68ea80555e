import { newKey } from '@ordergraph/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { forgetPayment, pay, unfinishedPayment } from './pay-order.ts';
import { loadStripe } from './stripe.ts';
import type { OrderFieldsFragment, PayOrderInput } from '../generated/graphql.ts';
import { useMessages } from '../shared/messages/messages.tsx';
import { problemText } from '../shared/problem.ts';
import { useShop } from '../shared/shop.tsx';

/** Pays an order, and finishes a payment that was sent before a reload or a lost connection. */
export function usePayment({ id: orderId }: OrderFieldsFragment, token: string | undefined) {
  const messages = useMessages();
  const { shop } = useShop();
  const [isPaying, setPaying] = useState(() => unfinishedPayment(orderId) !== null);
  const [problem, setProblem] = useState<string | null>(null);
  const running = useRef(false);
  const publishableKey = shop.payment?.publishableKey;

  const send = useCallback(
    async (input: PayOrderInput) => {
      if (running.current) return;
      running.current = true;
      setPaying(true);
      setProblem(null);
      try {
        let result = await pay(input);
        if (result.__typename === 'PayOrderSuccess' && result.clientSecret && publishableKey) {
          const stripe = await loadStripe(publishableKey);
          const { error } = await stripe.handleNextAction({ clientSecret: result.clientSecret });
          if (error) setProblem(messages.payment.declined(error.message ?? ''));
          // Sent again, so that the server asks the provider for the result. The provider's webhook may be later.
          else result = await pay(input);
        }
        forgetPayment(input.orderId);
        switch (result.__typename) {
          case 'PayOrderSuccess':
            break;
          case 'PaymentDeclined':
            setProblem(messages.payment.declined(result.reason));
            break;
          case 'OrderNotPayable':
            setProblem(messages.payment.notPayable);
            break;
          case 'IdempotencyKeyReused':
          case 'InvalidInput':
            setProblem(messages.errors.unexpected);
            break;
        }
      } catch (error) {
        setProblem(problemText(error, messages));
      } finally {
        running.current = false;
        setPaying(false);
      }
    },
    [messages, publishableKey],
  );

  useEffect(() => {
    const unfinished = unfinishedPayment(orderId);
    if (unfinished) void send(unfinished);
  }, [orderId, send]);

  return {
    isPaying,
    problem,
    pay: (paymentToken: string) => {
      // After a lost connection, the same payment is sent again, even if the customer has made another choice.
      const input = unfinishedPayment(orderId) ?? {
        orderId,
        ...(token && { token }),
        paymentToken,
        idempotencyKey: newKey(),
      };
      return send(input);
    },
  };
}
