import type { LogRange } from '../events/log-range.ts';

/** Background work, done by any free worker: the data of each kind of job, by its name. See docs/decisions/0008. */
export type Jobs = {
  /** Refunds the overpaid amount of an order that was cancelled or paid twice. */
  'settle-payments': { orderId: string };
  /** Asks the provider about stale payments and refunds. */
  'reconcile-payments': Record<string, never>;
  /** Cancels orders that were not paid in time. */
  'expire-orders': Record<string, never>;
  /** Deletes guest carts that were not changed for a long time. */
  'expire-carts': Record<string, never>;
  /** Applies the sales that started or ended to the prices by which lists are sorted. */
  'update-prices': Record<string, never>;
  /** Deletes expired tokens and sessions. */
  'forget-expired': Record<string, never>;
  /** Sends the delayed webhook of the test provider. */
  'send-test-webhook': { providerPaymentId: string };
  /** Creates the e-mails for a range of the order log. */
  'queue-emails': LogRange;
  'send-email': { emailId: string };
  /** If the address has an account, sends a reset e-mail to the address. */
  'mail-password-reset': { email: string };
  /** If a guest has an order with this number and e-mail address, sends a link to the address. */
  'mail-order-access': { number: string; email: string };
  /** Creates the webhook deliveries for a range of the order log. */
  'queue-webhooks': LogRange;
  'deliver-webhook': { deliveryId: string; endpointId: string };
  /** Checks a file that a client has uploaded to the storage service. */
  'check-upload': { uploadId: string };
  /** Creates the smaller versions of an image. */
  'process-image': { hash: string };
  /** Deletes the public copy of an original that is no longer shown. */
  'hide-original': { hash: string };
  /** Deletes images that no product or category shows. */
  'delete-unused-images': Record<string, never>;
  /**
   * Adds images to an imported product, in the order of `addresses`. An address is a URL to fetch, or the `storedImage` of a file.
   * `row` is the number of a row in the import file. Jobs of earlier versions have no `row`.
   */
  'fetch-images': { productId: string; row?: number; addresses: readonly string[]; actorId: string | null };
  /** Imports products from an uploaded file. */
  'import-catalog': { importId: string };
  /** Computes the search words of all products again, after a change of the shop's language. */
  'renew-search-terms': Record<string, never>;
};

export type JobName = keyof Jobs;

/**
 * The field of a job's data that divides its queue into groups, so that one slow group does not delay the others. The number
 * of groups must be small: the more groups, the more jobs run at the same time.
 */
export const GROUPED_BY: Partial<Record<JobName, string>> = { 'deliver-webhook': 'endpointId' };

/** The queues that a kind of job adds to: the worker fetches from them as soon as such a job is done. */
export const FOLLOW_UPS: Partial<Record<JobName, readonly JobName[]>> = {
  'queue-emails': ['send-email'],
  'queue-webhooks': ['deliver-webhook'],
  'mail-password-reset': ['send-email'],
  'mail-order-access': ['send-email'],
  'check-upload': ['process-image'],
  'import-catalog': ['fetch-images'],
  'fetch-images': ['process-image'],
};
