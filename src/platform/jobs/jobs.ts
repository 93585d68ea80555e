import type { LogRange } from '../events/log-range.ts';

/** Work that is done later, by whichever worker is free: the name of each kind, and what it is about. */
export type Jobs = {
  /** Gives back what an order was paid and does not want: it was cancelled, or paid twice. */
  'settle-payments': { orderId: string };
  /** Asks the provider about payments and refunds that hang. */
  'reconcile-payments': Record<string, never>;
  /** Cancels orders that were not paid in time. */
  'expire-orders': Record<string, never>;
  /** Deletes tokens and sessions that are good no more. */
  'forget-expired': Record<string, never>;
  /** The test provider's webhook that comes late. */
  'send-test-webhook': { providerPaymentId: string };
  /** Makes the mails about what has happened to orders. */
  'queue-emails': LogRange;
  'send-email': { emailId: string };
  /** Looks whether an account has the address, and writes to it. */
  'mail-password-reset': { email: string };
  /** Makes the deliveries of it to other systems. */
  'queue-webhooks': LogRange;
  'deliver-webhook': { deliveryId: string; endpointId: string };
};

export type JobName = keyof Jobs;

/** What of its data a job's kind is divided by, where a part that is slow is not to hold up the others. */
export const GROUPED_BY: Partial<Record<JobName, string>> = { 'deliver-webhook': 'endpointId' };

/** The queues that a kind of job adds to: once it is done, the worker looks there at once. */
export const FOLLOW_UPS: Partial<Record<JobName, readonly JobName[]>> = {
  'queue-emails': ['send-email'],
  'queue-webhooks': ['deliver-webhook'],
  'mail-password-reset': ['send-email'],
};
