/** The fields of a payment that a provider needs. */
export type PaymentRequest = {
  /** Our id, used as idempotency key: repeated calls authorize once. */
  paymentId: string;
  orderNumber: string;
  /** Minor units of the currency (ISO 4217). */
  amount: bigint;
  currency: string;
  /** The token from the provider's client library; null once the payment is settled. */
  token: string | null;
  /** The provider's id; null until a response with it is stored. */
  providerPaymentId: string | null;
  createdAt: Date;
};

/** The state of a payment at the provider, which is authoritative. */
export type ProviderPayment = {
  /** Null if the payment was declined before it had an id. */
  id: string | null;
  /** UNCONFIRMED: the customer must confirm it. PROCESSING: the provider will report the outcome by webhook. */
  status: 'UNCONFIRMED' | 'PROCESSING' | 'AUTHORIZED' | 'CAPTURED' | 'DECLINED' | 'VOIDED';
  /** Why it was declined, for customers. */
  failureReason: string | null;
  /** The provider's client library needs it for the confirmation; null if no confirmation is needed. */
  clientSecret: string | null;
};

type RefundRequest = {
  /** Our id. */
  refundId: string;
  amount: bigint;
  /** The provider's id; null until a response with it is stored. */
  providerRefundId: string | null;
};

export type ProviderRefund = {
  /** Null if the refund failed before it had an id. */
  id: string | null;
  status: 'PENDING' | 'SUCCEEDED' | 'FAILED';
  failureReason: string | null;
};

/** The payment that a webhook is about. Its state is then read from the provider, so outdated webhooks are harmless. */
export type ProviderEvent = {
  id: string;
  type: string;
  providerPaymentId: string | null;
  /** Our id, if the message has it: the message may arrive before the provider's id is stored. */
  paymentId: string | null;
};

/**
 * A payment provider. Every call is idempotent and may be repeated after a crash. A call without a response (timeout, broken
 * connection) throws: the outcome is unknown, and the call is repeated later. See docs/decisions/0007.
 */
export type PaymentProvider = {
  name: string;
  /** The public key for the provider's client library. Null if there is none. */
  publishableKey: string | null;
  /** Reserves the money. A repeated call returns the payment's current state. */
  authorize: (payment: PaymentRequest) => Promise<ProviderPayment>;
  /** Captures the reserved money. */
  capture: (payment: PaymentRequest) => Promise<ProviderPayment>;
  /** Releases the reservation, or ends a payment that has none. A captured payment stays captured, and the call returns CAPTURED. */
  void: (payment: PaymentRequest) => Promise<ProviderPayment>;
  /** Refunds an amount, once for each refund id. With a known `providerRefundId` it only reads the refund's state. */
  refund: (payment: PaymentRequest, refund: RefundRequest) => Promise<ProviderRefund>;
  /** Returns the payment's state; null if the provider does not know the payment. */
  find: (payment: PaymentRequest) => Promise<ProviderPayment | null>;
  /**
   * Verifies the signature of the raw body. Returns null if the signature is not valid. Returns 'malformed' if the signature is
   * valid, but the body is not an event of the provider.
   */
  parseWebhook: (
    rawBody: Buffer,
    headers: Record<string, string | string[] | undefined>,
  ) => Promise<ProviderEvent | 'malformed' | null>;
};
