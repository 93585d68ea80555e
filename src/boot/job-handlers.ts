import { queuePasswordResetEmail } from '../shop/accounts/passwords/reset-password.ts';
import { deleteExpired } from '../shop/accounts/sessions/delete-expired.sql.ts';
import type { Database } from '../platform/db/client.ts';
import type { EmailSender } from '../shop/emails/email-sender.ts';
import { queueEmails, queueOrderEmails } from '../shop/emails/queue-emails.ts';
import { sendEmail } from '../shop/emails/send-email.ts';
import type { LogError } from '../platform/errors.ts';
import type { Bus } from '../platform/events/bus.ts';
import { startRelay } from '../platform/events/relay.ts';
import { runJobs, type JobRunner } from '../platform/jobs/run-jobs.ts';
import { expireOrders } from '../shop/orders/expire-orders.ts';
import type { PaymentProvider } from '../shop/payments/providers/provider.ts';
import { reconcilePayments } from '../shop/payments/reconcile-payments.ts';
import { sendTestWebhook } from '../shop/payments/providers/test/send-test-webhook.ts';
import { settleOrderPayments } from '../shop/payments/refund-remainder.ts';
import { deliverWebhook } from '../shop/webhooks/deliver-webhook.ts';
import { queueDeliveries, queueWebhooks } from '../shop/webhooks/queue-deliveries.ts';

export type WorkerOptions = {
  db: Database;
  /** For connections of its own. */
  databaseUrl: string;
  bus: Bus;
  /** Null where the shop takes no payments. */
  paymentProvider: PaymentProvider | null;
  /** Null where the shop sends no mail. */
  mail: EmailSender | null;
  reconcilePaymentsAfterSeconds: number;
  /** Null: unpaid orders stay. */
  unpaidOrderTtlSeconds: number | null;
  /** Whether the process answers requests too, which come first. */
  serves: boolean;
  /** Whether webhooks may go to private and loopback addresses, and over plain http. */
  webhooksToPrivateAddresses: boolean;
  log: LogError;
};

/** What is done over and over is done this often, or as often as the time that it watches over is short. */
const AT_MOST_SECONDS = 60;

/** Does the shop's jobs, and tells what has happened, until it is stopped. */
export async function startWorker(options: WorkerOptions): Promise<JobRunner> {
  const { db, databaseUrl, bus, log, mail, paymentProvider: provider } = options;
  const { reconcilePaymentsAfterSeconds: hangingFor, unpaidOrderTtlSeconds: ttl } = options;
  const jobs = await runJobs({
    databaseUrl,
    serves: options.serves,
    log,
    handlers: {
      'settle-payments': async ({ orderId }) => {
        await settleOrderPayments(db, provider, orderId);
      },
      'reconcile-payments': async () => {
        if (provider) await reconcilePayments(db, provider, hangingFor);
      },
      'send-test-webhook': async ({ providerPaymentId }) => {
        if (provider) await sendTestWebhook(db, provider, providerPaymentId);
      },
      'send-email': ({ emailId }, attempt) => sendEmail({ db, sender: mail }, emailId, attempt),
      'mail-password-reset': ({ email }) => queuePasswordResetEmail({ db }, email),
      'queue-emails': (span) => queueOrderEmails({ db }, span),
      'queue-webhooks': (span) => queueDeliveries({ db }, span),
      'deliver-webhook': ({ deliveryId }, attempt) =>
        deliverWebhook({ db, toPrivateAddresses: options.webhooksToPrivateAddresses }, deliveryId, attempt),
      'forget-expired': () => deleteExpired(db),
      'expire-orders': async () => {
        if (ttl !== null) await expireOrders(db, ttl);
      },
    },
    recurring: {
      ...(provider && { 'reconcile-payments': { everySeconds: Math.min(hangingFor, AT_MOST_SECONDS) } }),
      'forget-expired': { everySeconds: 3_600 },
      ...(ttl !== null && { 'expire-orders': { everySeconds: Math.min(ttl, AT_MOST_SECONDS) } }),
    },
  });
  const tellers = mail ? [queueEmails, queueWebhooks] : [queueWebhooks];
  const relay = startRelay({
    db,
    bus,
    tellers,
    onRelayed: () => jobs.notify(['queue-emails', 'queue-webhooks', 'send-email']),
    log,
  });
  return {
    notify: jobs.notify,
    stop: async () => {
      await Promise.all([jobs.stop(), relay.stop()]);
    },
  };
}
