import { randomBytes } from 'node:crypto';
import { Stripe } from 'stripe';

/** Parsed form fields: names in brackets are nested objects. */
export type Params = { [name: string]: string | Params };

export function readText(params: Params, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}

/** An error response of Stripe. */
export class StripeRefusal extends Error {
  readonly status: number;
  readonly error: Stripe.StripeRawError;
  constructor(status: number, error: Stripe.StripeRawError) {
    super(error.message);
    this.status = status;
    this.error = error;
  }
}

const invalid = (code: string | undefined, message: string, more: Partial<Stripe.StripeRawError> = {}) =>
  new StripeRefusal(400, { type: 'invalid_request_error', ...(code && { code }), message, ...more });

const newId = (prefix: string) => `${prefix}_${randomBytes(12).toString('hex')}`;
const now = () => Math.floor(Date.now() / 1000);

type IntentEvent = Extract<Stripe.Event, { data: { object: Stripe.PaymentIntent } }>['type'];
type RefundEvent = Extract<Stripe.Event, { data: { object: Stripe.Refund } }>['type'];

/** Stripe's test cards, as far as they are needed. */
const CARDS: Record<string, 'succeeds' | 'needs confirmation' | { decline_code: string; message: string }> = {
  pm_card_visa: 'succeeds',
  ctoken_visa: 'succeeds',
  pm_card_authenticationRequired: 'needs confirmation',
  pm_card_chargeDeclined: { decline_code: 'generic_decline', message: 'Your card was declined.' },
  pm_card_chargeDeclinedInsufficientFunds: {
    decline_code: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
  },
};

export type StripeBooks = ReturnType<typeof stripeBooks>;

/** The payments and refunds of one account, and their webhook events. */
export function stripeBooks() {
  const intents = new Map<string, Stripe.PaymentIntent>();
  const refunds: Stripe.Refund[] = [];
  const events: Stripe.Event[] = [];

  function recordEvent(type: IntentEvent | RefundEvent, object: Stripe.PaymentIntent | Stripe.Refund): void {
    const event: Stripe.EventBase = {
      id: newId('evt'),
      object: 'event',
      api_version: Stripe.API_VERSION,
      created: now(),
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: 1,
      request: null,
      type,
    };
    events.push(event as Stripe.Event);
  }

  function change(intent: Stripe.PaymentIntent, changes: Partial<Stripe.PaymentIntent>, type: IntentEvent) {
    Object.assign(intent, changes);
    recordEvent(type, intent);
    return intent;
  }

  function intentById(id: string): Stripe.PaymentIntent {
    const intent = intents.get(id);
    if (intent) return intent;
    throw new StripeRefusal(404, {
      type: 'invalid_request_error',
      code: 'resource_missing',
      message: `No such payment_intent: '${id}'`,
      param: 'intent',
    });
  }

  function refundById(id: string): Stripe.Refund {
    const refund = refunds.find((candidate) => candidate.id === id);
    if (refund) return refund;
    throw new StripeRefusal(404, {
      type: 'invalid_request_error',
      code: 'resource_missing',
      message: `No such refund: '${id}'`,
      param: 'refund',
    });
  }

  const authorize = (intent: Stripe.PaymentIntent) =>
    change(
      intent,
      {
        status: 'requires_capture',
        amount_capturable: intent.amount,
        latest_charge: newId('ch'),
        last_payment_error: null,
        next_action: null,
      },
      'payment_intent.amount_capturable_updated',
    );

  const decline = (intent: Stripe.PaymentIntent, error: Stripe.PaymentIntent.LastPaymentError) =>
    change(
      intent,
      {
        status: 'requires_payment_method',
        payment_method: null,
        last_payment_error: error,
        next_action: null,
      },
      'payment_intent.payment_failed',
    );

  function createIntent(params: Params): Stripe.PaymentIntent {
    const param = 'confirmation_token' in params ? 'confirmation_token' : 'payment_method';
    const paymentMethod = readText(params, param);
    const card = CARDS[paymentMethod];
    const currency = readCurrency(params);
    const amount = readAmount(params, currency);
    if (!card) {
      const message = `No such PaymentMethod: '${paymentMethod}'`;
      throw invalid('resource_missing', message, { param });
    }
    const id = newId('pi');
    const intent: Stripe.PaymentIntent = {
      id,
      object: 'payment_intent',
      allowed_payment_method_types: null,
      amount,
      amount_capturable: 0,
      amount_received: 0,
      application: null,
      application_fee_amount: null,
      automatic_payment_methods: { allow_redirects: 'never', enabled: true },
      canceled_at: null,
      cancellation_reason: null,
      capture_method: readText(params, 'capture_method'),
      client_secret: `${id}_secret_${randomBytes(12).toString('hex')}`,
      confirmation_method: 'automatic',
      created: now(),
      currency,
      customer: null,
      customer_account: null,
      description: null,
      excluded_payment_method_types: null,
      last_payment_error: null,
      latest_charge: null,
      livemode: false,
      managed_payments: null,
      metadata: params['metadata'] as Record<string, string>,
      next_action: null,
      on_behalf_of: null,
      payment_method: newId('pm'),
      payment_method_configuration_details: null,
      payment_method_options: null,
      payment_method_types: ['card'],
      payment_record: null,
      processing: null,
      receipt_email: null,
      review: null,
      setup_future_usage: null,
      shipping: null,
      source: null,
      statement_descriptor: null,
      statement_descriptor_suffix: null,
      status: 'requires_confirmation',
      transfer_group: null,
    };
    intents.set(id, intent);
    recordEvent('payment_intent.created', intent);
    if (card === 'succeeds') return authorize(intent);
    if (card === 'needs confirmation') {
      const next_action: Stripe.PaymentIntent.NextAction = { type: 'use_stripe_sdk', use_stripe_sdk: {} };
      return change(intent, { status: 'requires_action', next_action }, 'payment_intent.requires_action');
    }
    const error = { type: 'card_error', code: 'card_declined', ...card } as const;
    decline(intent, error);
    throw new StripeRefusal(402, { ...error, payment_intent: structuredClone(intent) });
  }

  /** Returns an intent that has one of the statuses `from`. Throws Stripe's error for any other status. */
  function intentFrom(id: string, verb: string, from: Stripe.PaymentIntent.Status[]): Stripe.PaymentIntent {
    const intent = intentById(id);
    if (from.includes(intent.status)) return intent;
    throw invalid(
      'payment_intent_unexpected_state',
      `This PaymentIntent could not be ${verb} because it has a status of ${intent.status}.`,
      { payment_intent: structuredClone(intent) },
    );
  }

  const OPEN_STATUSES: Stripe.PaymentIntent.Status[] = [
    'requires_payment_method',
    'requires_confirmation',
    'requires_action',
    'requires_capture',
  ];

  return {
    intents,
    refunds,
    /** All events, the oldest first, each with its object at that time. */
    events,
    /** Returns the events of an intent and of its refunds. */
    eventsAbout: (intentId: string) =>
      events.filter(({ data: { object } }) => JSON.stringify(object).includes(`"${intentId}"`)),
    /** The charges: one for each captured payment. */
    charges: () => [...intents.values()].filter(({ amount_received }) => amount_received > 0),
    createIntent,
    intentById,
    capture: (id: string) => {
      const intent = intentFrom(id, 'captured', ['requires_capture']);
      const changes = { status: 'succeeded', amount_capturable: 0, amount_received: intent.amount };
      return change(intent, changes, 'payment_intent.succeeded');
    },
    cancel: (id: string) => {
      const changes = { status: 'canceled', amount_capturable: 0, canceled_at: now(), next_action: null };
      return change(intentFrom(id, 'canceled', OPEN_STATUSES), changes, 'payment_intent.canceled');
    },
    searchIntents: (query: string) => {
      const [, key = '', value] = /^metadata\['(\w+)'\]:'([\w-]+)'$/.exec(query) ?? [];
      return [...intents.values()].filter(({ metadata }) => metadata[key] === value);
    },
    /** Simulates the customer's confirmation in Stripe's client. */
    confirm: (id: string, outcome: 'succeeds' | 'fails') => {
      const intent = intentFrom(id, 'confirmed', ['requires_action', 'requires_payment_method']);
      if (outcome === 'succeeds') return authorize(intent);
      return decline(intent, {
        type: 'invalid_request_error',
        code: 'payment_intent_authentication_failure',
        message: 'The provided PaymentMethod has failed authentication.',
      });
    },
    createRefund: (params: Params): Stripe.Refund => {
      const {
        id: payment_intent,
        currency,
        latest_charge,
        amount_received,
      } = intentById(readText(params, 'payment_intent'));
      const amount = Number(params['amount']);
      const refundable = refunds
        .filter((refund) => refund.payment_intent === payment_intent && refund.status !== 'failed')
        .reduce((sum, refund) => sum - refund.amount, amount_received);
      if (refundable === 0) throw invalid('charge_already_refunded', `Charge has already been refunded.`);
      if (!(amount > 0 && amount <= refundable)) {
        throw invalid(undefined, 'Refund amount is greater than unrefunded amount.', { param: 'amount' });
      }
      const refund: Stripe.Refund = {
        id: newId('re'),
        object: 'refund',
        amount,
        balance_transaction: newId('txn'),
        charge: latest_charge,
        created: now(),
        currency,
        customer: null,
        customer_account: null,
        metadata: params['metadata'] as Record<string, string>,
        payment_intent,
        payment_method: null,
        reason: null,
        receipt_number: null,
        source_transfer_reversal: null,
        status: 'succeeded',
        transfer_reversal: null,
      };
      refunds.unshift(refund);
      recordEvent('refund.created', refund);
      return refund;
    },
    refundById,
    refundsOf: (intentId: string) => refunds.filter(({ payment_intent }) => payment_intent === intentId),
    /** Completes a refund at the customer's bank. */
    advanceRefund: (id: string, status: 'succeeded' | 'failed') => {
      const refund = refunds.find((one) => one.id === id)!;
      Object.assign(refund, {
        status,
        ...(status === 'failed' && { failure_reason: 'expired_or_canceled_card' }),
      });
      recordEvent(status === 'failed' ? 'refund.failed' : 'refund.updated', refund);
      return refund;
    },
  };
}

function readCurrency(params: Params): string {
  const currency = readText(params, 'currency');
  if (/^[a-z]{3}$/.test(currency)) return currency;
  throw invalid(undefined, `Invalid currency: ${currency}.`, { param: 'currency' });
}

/** By https://docs.stripe.com/currencies: validates the last digits and the minimum amount. */
function readAmount(params: Params, currency: string): number {
  const text = readText(params, 'amount');
  const amount = Number(text);
  const step = { bhd: 10, jod: 10, kwd: 10, omr: 10, tnd: 10, isk: 100, ugx: 100 }[currency] ?? 1;
  if (!Number.isSafeInteger(amount) || amount % step !== 0) {
    throw invalid('parameter_invalid_integer', `Invalid integer: ${text}`, { param: 'amount' });
  }
  if (currency === 'usd' && amount < 50) {
    throw invalid('amount_too_small', 'Amount must be at least $0.50 usd', { param: 'amount' });
  }
  if (amount > 99_999_999) {
    throw invalid('amount_too_large', 'Amount must be no more than $999,999.99', { param: 'amount' });
  }
  return amount;
}
