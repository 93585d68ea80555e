import { toMinorUnits, type Money } from '../../shared/money.ts';

/** The part of Stripe.js that the shop uses. */
type StripeError = { message?: string };
export type StripeElements = {
  create: (type: 'payment') => { mount: (element: HTMLElement) => void; destroy: () => void };
  submit: () => Promise<{ error?: StripeError }>;
};
export type Stripe = {
  elements: (options: {
    mode: 'payment';
    amount: number;
    currency: string;
    captureMethod: 'manual';
    appearance: object;
  }) => StripeElements;
  createConfirmationToken: (options: {
    elements: StripeElements;
  }) => Promise<{ error?: StripeError; confirmationToken?: { id: string } }>;
  handleNextAction: (options: { clientSecret: string }) => Promise<{ error?: StripeError }>;
};

const SCRIPT = 'https://js.stripe.com/v3/';

let library: Promise<void> | undefined;

/** Loads Stripe.js from Stripe, as its terms require. */
const loadLibrary = (): Promise<void> =>
  (library ??= new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = SCRIPT;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      library = undefined;
      reject(new Error('Stripe.js could not be loaded'));
    };
    document.head.append(script);
  }));

export async function loadStripe(publishableKey: string): Promise<Stripe> {
  await loadLibrary();
  return (window as unknown as { Stripe: (key: string) => Stripe }).Stripe(publishableKey);
}

/** Stripe counts in the minor unit of the currency, as the API does. */
export const stripeAmount = (money: Money): { amount: number; currency: string } => ({
  amount: Number(toMinorUnits(money)),
  currency: money.currency.toLowerCase(),
});
