import type { Stripe, StripeElements } from '@stripe/stripe-js';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useMessages } from '../shared/messages/messages.tsx';
import { Alert, Button } from '../shared/ui.tsx';
import { useAction } from '../shared/use-action.ts';
import type { PaymentProps } from './payment-props.ts';
import { loadStripe, stripeAmount } from './stripe.ts';

type Loaded = { stripe: Stripe; elements: StripeElements };

/** Stripe's Payment Element. It creates a confirmation token, which `payOrder` confirms on the server. */
export function StripePayment({
  amount,
  submitLabel,
  isBusy,
  back,
  onChoice,
  publishableKey,
}: PaymentProps & { publishableKey: string }) {
  const { payment } = useMessages();
  const box = useRef<HTMLDivElement>(null);
  const loaded = useRef<Loaded>(null);
  const [problem, setProblem] = useState<string>();
  const { isBusy: isCreating, run } = useAction();
  const { amount: units, currency } = stripeAmount(amount);

  useEffect(() => {
    let isUnmounted = false;
    let unmount = () => {};
    loadStripe(publishableKey).then(
      (stripe) => {
        if (isUnmounted) return;
        const theme = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'night' : 'stripe';
        const elements = stripe.elements({
          mode: 'payment',
          amount: units,
          currency,
          // Must equal the capture method of the server, which captures the authorized amount.
          captureMethod: 'manual',
          appearance: { theme },
        });
        const element = elements.create('payment');
        element.mount(box.current!);
        unmount = () => element.destroy();
        loaded.current = { stripe, elements };
      },
      () => setProblem(payment.libraryMissing),
    );
    return () => {
      isUnmounted = true;
      unmount();
    };
  }, [publishableKey, units, currency, payment]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void run(async () => {
      if (!loaded.current) return setProblem(payment.libraryMissing);
      const { stripe, elements } = loaded.current;
      const { error: invalid } = await elements.submit();
      if (invalid) return setProblem(invalid.message ?? payment.cardIncomplete);
      const { confirmationToken, error } = await stripe.createConfirmationToken({ elements });
      if (!confirmationToken) return setProblem(error?.message ?? payment.cardIncomplete);
      setProblem(undefined);
      return onChoice({ token: confirmationToken.id, label: payment.cardEntered });
    });
  };
  return (
    <form onSubmit={onSubmit}>
      {problem && <Alert>{problem}</Alert>}
      <div ref={box} className="stripe" role="group" aria-label={payment.card} />
      <div className="actions">
        {back}
        <Button type="submit" isBusy={isBusy || isCreating}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
