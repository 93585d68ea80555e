import { queuePasswordResetEmail } from '../shop/accounts/passwords/reset-password.ts';
import type { Retention } from '../config/config.ts';
import type { Database } from '../platform/db/client.ts';
import type { Positions } from '../platform/db/replicas/current-position.ts';
import type { EmailSender } from '../shop/emails/email-sender.ts';
import { enqueueEmailJobs, createOrderEmails, queueOrderAccessEmail } from '../shop/emails/queue-emails.ts';
import { sendEmail } from '../shop/emails/send-email.ts';
import type { LogError } from '../platform/errors.ts';
import type { Bus } from '../platform/events/bus.ts';
import { startRelay } from '../platform/events/relay.ts';
import { runJobs, type JobRunner } from '../platform/jobs/run-jobs.ts';
import { updatePrices } from '../shop/catalog/products/update-prices.ts';
import { expireGuestCarts } from '../shop/carts/expire-carts.ts';
import { expireOrders } from '../shop/orders/expire-orders.ts';
import type { OrderTokens } from '../shop/orders/order-tokens.ts';
import type { UnpaidTtls } from '../shop/orders/unpaid-ttls.ts';
import type { PaymentProvider } from '../shop/payments/providers/provider.ts';
import { checkUpload } from '../shop/images/check-upload.ts';
import { deleteUnusedImages } from '../shop/images/delete-unused-images.ts';
import { hideOriginal, processImage } from '../shop/images/process-image.ts';
import type { Metrics } from '../platform/telemetry/metrics.ts';
import type { MediaStorage } from '../platform/storage/media-storage.ts';
import { reconcilePayments } from '../shop/payments/reconcile-payments.ts';
import { sendTestWebhook } from '../shop/payments/providers/test/send-test-webhook.ts';
import { settleOrderPayments } from '../shop/payments/settle-order-payments.ts';
import { ENDPOINT_LIMITS } from '../shop/webhooks/circuit-breaker.sql.ts';
import { deliverWebhook } from '../shop/webhooks/deliver-webhook.ts';
import { renewSearchTerms } from '../shop/catalog/search/search-terms.sql.ts';
import { fetchImages } from '../shop/exchange/import/fetch-images.ts';
import { importUpload } from '../shop/exchange/import/import-upload.ts';
import { createDeliveries, enqueueDeliveryCreation } from '../shop/webhooks/queue-deliveries.ts';
import { forgetExpired } from './forget-expired.ts';

export type JobHandlerOptions = {
  db: Database;
  /** The currency of the amounts in import files. */
  currency: string;
  /** For the job queue, which opens its own connections. */
  databaseUrl: string;
  bus: Bus;
  /** Null if the shop takes no payments. */
  paymentProvider: PaymentProvider | null;
  orderTokens: OrderTokens;
  /** Null if the shop sends no e-mail. */
  mail: EmailSender | null;
  reconcilePaymentsAfterSeconds: number;
  unpaidTtls: UnpaidTtls;
  /** Null: guest carts never expire. */
  guestCartTtlSeconds: number | null;
  retention: Retention;
  /** Whether webhooks and downloads of images may use private and loopback addresses, and plain HTTP. */
  allowPrivateAddresses: boolean;
  /** Null if the shop stores no images. */
  storage: MediaStorage | null;
  /** Null if there are no replicas. */
  positions?: Positions | null;
  /** Null if no metrics are recorded. */
  metrics?: Metrics | null;
  log: LogError;
};

/**
 * The longest interval of the jobs that check payments and unpaid orders. If the configured age is shorter, the age is the
 * interval.
 */
const MAX_CHECK_INTERVAL_SECONDS = 60;

/** After a sale starts or ends, lists that are sorted by price are correct again within this time. */
const UPDATE_PRICES_INTERVAL_SECONDS = 10;

/** Starts the job handlers of the shop, and the relay that publishes its events. Both run until `stop` is called. */
export async function startJobHandlers(options: JobHandlerOptions): Promise<JobRunner> {
  const { db, databaseUrl, bus, log, mail, orderTokens, metrics, paymentProvider: provider } = options;
  const {
    reconcilePaymentsAfterSeconds: staleAfter,
    unpaidTtls: { accounts, guests },
    guestCartTtlSeconds: cartTtl,
  } = options;
  const shortestTtl = Math.min(accounts?.seconds ?? Infinity, guests?.seconds ?? Infinity);
  const jobs = await runJobs({
    db,
    databaseUrl,
    log,
    onJob: metrics?.recordJob,
    handlers: {
      'settle-payments': async ({ orderId }) => {
        await settleOrderPayments(db, provider, orderId);
      },
      'reconcile-payments': async () => {
        if (provider) await reconcilePayments(db, provider, staleAfter);
      },
      'send-test-webhook': async ({ providerPaymentId }) => {
        if (provider) await sendTestWebhook(db, provider, providerPaymentId);
      },
      'send-email': ({ emailId }, attempt) => sendEmail({ db, sender: mail, orderTokens }, emailId, attempt),
      'mail-password-reset': ({ email }) => queuePasswordResetEmail({ db }, email),
      'mail-order-access': (request) => queueOrderAccessEmail({ db }, request),
      'queue-emails': (range) => createOrderEmails({ db }, range),
      'queue-webhooks': (range) => createDeliveries({ db }, range),
      'deliver-webhook': ({ deliveryId }, attempt) =>
        deliverWebhook(
          { db, allowPrivateAddresses: options.allowPrivateAddresses, positions: options.positions },
          deliveryId,
          attempt,
        ),
      'check-upload': ({ uploadId }) => checkUpload(options, uploadId),
      'process-image': ({ hash }) => processImage(options, hash),
      'hide-original': ({ hash }) => hideOriginal(options, hash),
      'delete-unused-images': () => deleteUnusedImages(options),
      'fetch-images': (job) => fetchImages(options, job),
      'import-catalog': ({ importId }, attempt) =>
        importUpload({ db, currency: options.currency }, importId, attempt),
      'renew-search-terms': () => renewSearchTerms(db),
      'forget-expired': () => forgetExpired(db, options.retention),
      'update-prices': () => updatePrices(db),
      'expire-orders': async () => {
        if (accounts) await expireOrders(db, 'accounts', accounts);
        if (guests) await expireOrders(db, 'guests', guests);
      },
      'expire-carts': async () => {
        if (cartTtl !== null) await expireGuestCarts(db, cartTtl);
      },
    },
    groupLimits: { 'deliver-webhook': ENDPOINT_LIMITS },
    recurring: {
      ...(provider && {
        'reconcile-payments': { everySeconds: Math.min(staleAfter, MAX_CHECK_INTERVAL_SECONDS) },
      }),
      'forget-expired': { everySeconds: 3_600 },
      'update-prices': { everySeconds: UPDATE_PRICES_INTERVAL_SECONDS },
      ...(options.storage && { 'delete-unused-images': { everySeconds: 3_600 } }),
      ...(shortestTtl < Infinity && {
        'expire-orders': { everySeconds: Math.min(shortestTtl, MAX_CHECK_INTERVAL_SECONDS) },
      }),
      ...(cartTtl !== null && { 'expire-carts': { everySeconds: Math.min(cartTtl, 3_600) } }),
    },
  });
  const eventHandlers = mail ? [enqueueEmailJobs, enqueueDeliveryCreation] : [enqueueDeliveryCreation];
  const relay = startRelay({
    db,
    bus,
    eventHandlers,
    onRelayed: (events) => {
      metrics?.recordEvents(events);
      jobs.notify(['queue-emails', 'queue-webhooks', 'send-email']);
    },
    log,
  });
  return {
    notify: jobs.notify,
    stop: async () => {
      await Promise.all([jobs.stop(), relay.stop()]);
    },
  };
}
