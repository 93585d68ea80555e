import type { ReactNode } from 'react';
import type { Money } from '../shared/money.ts';

export type PaymentChoice = {
  /** The token of the payment provider. */
  token: string;
  label: string;
};

export type PaymentProps = {
  amount: Money;
  submitLabel: string;
  isBusy: boolean;
  /** The token of the current choice. */
  chosen?: string | undefined;
  /** A link to the previous step, left of the button. */
  back?: ReactNode;
  /** Called with a token of the provider, which `payOrder` takes. */
  onChoice: (choice: PaymentChoice) => void;
};
