import type { ShopShellQuery } from '../../generated/graphql.ts';
import type { Money } from '../../shared/money.ts';
import type { PaymentChoice } from '../draft.ts';
import { StripePayment } from './stripe-payment.tsx';
import { TestPayment } from './test-payment.tsx';

export type PaymentProps = {
  amount: Money;
  submitLabel: string;
  isBusy: boolean;
  /** The token of the choice so far. */
  chosen?: string | undefined;
  /** The way back, left of the button. */
  back?: React.ReactNode;
  /** Called with a token of the provider, which `payOrder` takes. */
  onChoice: (choice: PaymentChoice) => void;
};

type Provider = NonNullable<ShopShellQuery['shop']['payment']>;

/** The form of the shop's payment provider. */
export const PaymentForm = ({ provider, ...props }: PaymentProps & { provider: Provider }) =>
  provider.provider === 'stripe' ? (
    <StripePayment {...props} publishableKey={provider.publishableKey ?? ''} />
  ) : (
    <TestPayment {...props} />
  );
