/** What of a payment a provider has to know. */
export type PaymentRequest = {
  /** Ours: what it is reserved under, so that asking again is asking once. */
  paymentId: string;
  orderNumber: string;
  /** Minor units of the currency, by ISO 4217. */
  amount: bigint;
  currency: string;
  /** What the provider's own client gave; null once the payment is settled. */
  token: string | null;
  /** The provider's id, as far as its answer is known. */
  providerPaymentId: string | null;
  createdAt: Date;
};

/** A payment as it stands at the provider, which knows best. */
export type ProviderPayment = {
  /** Null where it was declined before there was one. */
  id: string | null;
  /** UNCONFIRMED: the customer has yet to confirm it. PROCESSING: the provider will say by webhook. */
  status: 'UNCONFIRMED' | 'PROCESSING' | 'AUTHORIZED' | 'CAPTURED' | 'DECLINED' | 'VOIDED';
  /** For customers: why it was declined. */
  failureReason: string | null;
  /** What the provider's client needs for the customer to confirm; null where there is nothing to confirm. */
  clientSecret: string | null;
};

type RefundRequest = {
  /** Ours. */
  refundId: string;
  amount: bigint;
  /** The provider's id, as far as its answer is known. */
  providerRefundId: string | null;
};

export type ProviderRefund = {
  /** Null where it failed before there was one. */
  id: string | null;
  status: 'PENDING' | 'SUCCEEDED' | 'FAILED';
  failureReason: string | null;
};

/** What a webhook says has happened: to which payment. How it stands now is then asked for, so that old news do no harm. */
export type ProviderEvent = {
  id: string;
  type: string;
  providerPaymentId: string | null;
  /** Ours, where the message has it: it may come before we know the provider's. */
  paymentId: string | null;
};

/**
 * Who takes the money. Every call may be made again after a crash, with the same outcome. A call that fails without an
 * answer (time-out, broken connection) throws: then nobody knows, and the provider is asked again later.
 */
export type PaymentProvider = {
  name: string;
  /** Reserves the money. Asked again for the same payment, it answers how that one stands. */
  authorize: (payment: PaymentRequest) => Promise<ProviderPayment>;
  /** Takes what was reserved. */
  capture: (payment: PaymentRequest) => Promise<ProviderPayment>;
  /** Lets go of what was reserved, or gives up what was not. What is captured stays so: the answer says CAPTURED. */
  void: (payment: PaymentRequest) => Promise<ProviderPayment>;
  /** Gives back a part or all, once for each refund id. Where the provider's own is known, it is only asked how it stands. */
  refund: (payment: PaymentRequest, refund: RefundRequest) => Promise<ProviderRefund>;
  /** How it stands; null where the provider never heard of it. */
  find: (payment: PaymentRequest) => Promise<ProviderPayment | null>;
  /** Checks the signature on the body as it came; null where it is not the provider's. */
  readWebhook: (
    rawBody: Buffer,
    headers: Record<string, string | string[] | undefined>,
  ) => Promise<ProviderEvent | null>;
};
