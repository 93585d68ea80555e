import type { ShopShellQuery } from '../generated/graphql.ts';
import type { PaymentProps } from './payment-props.ts';
import { StripePayment } from './stripe-payment.tsx';
import { TestPayment } from './test-payment.tsx';

type Provider = NonNullable<ShopShellQuery['shop']['payment']>;

/** The form of the shop's payment provider. */
export const PaymentForm = ({ provider, ...props }: PaymentProps & { provider: Provider }) =>
  provider.provider === 'stripe' ? (
    <StripePayment {...props} publishableKey={provider.publishableKey ?? ''} />
  ) : (
    <TestPayment {...props} />
  );
