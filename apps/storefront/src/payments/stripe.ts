import type { Stripe } from '@stripe/stripe-js';
import { toMinorUnits, type Money } from '../shared/money.ts';

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
