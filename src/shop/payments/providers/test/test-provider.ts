import { createHmac, timingSafeEqual } from 'node:crypto';
import { transaction, type Database, type Transaction } from '../../../../platform/db/client.ts';
import { enqueue } from '../../../../platform/jobs/enqueue.sql.ts';
import { checkEvent, parseJson } from '../check-event.ts';
import type { PaymentProvider, PaymentRequest, ProviderEvent, ProviderPayment } from '../provider.ts';
import {
  insertTestPayment,
  testPaymentById,
  updateTestPayment,
  updateTestRefunds,
  type TestPaymentRow,
} from './test-ledger.sql.ts';

type Outcome = { status: ProviderPayment['status']; failureReason?: string };

/** Maps the token of a payment to its first state. */
const OUTCOMES = new Map<string, Outcome>(
  Object.entries({
    success: { status: 'AUTHORIZED' },
    decline: { status: 'DECLINED', failureReason: 'The card was declined.' },
    insufficient_funds: { status: 'DECLINED', failureReason: 'The card has insufficient funds.' },
    confirm: { status: 'UNCONFIRMED' },
    late: { status: 'PROCESSING' },
    late_decline: { status: 'PROCESSING' },
    timeout: { status: 'AUTHORIZED' },
  }),
);
const UNKNOWN_TOKEN: Outcome = { status: 'DECLINED', failureReason: 'This is not a valid test token.' };

/** Delay of the decision by the bank, or by the customer who must confirm. */
const DECISION_DELAY_SECONDS = 2;
/** Older signatures are rejected: they may be replayed by an attacker. */
const SIGNATURE_LIFETIME_SECONDS = 300;

export type TestProvider = PaymentProvider & {
  /** Makes the bank's or the customer's decision, and returns the webhook that reports it. */
  decide: (providerPaymentId: string) => Promise<{ body: Buffer; headers: Record<string, string> } | null>;
};

/**
 * A provider without real money, for development and tests: the token decides the outcome. Its ledger is a database table
 * that stands for a bank. It is written outside the caller's transactions, and outlives the process.
 */
export function testProvider({ db, webhookSecret }: { db: Database; webhookSecret: string }): TestProvider {
  const sign = (time: string, body: Buffer) =>
    createHmac('sha256', webhookSecret).update(`${time}.`).update(body).digest();

  return {
    name: 'test',
    publishableKey: null,

    authorize: async (payment) => {
      const token = payment.token ?? '';
      const { status, failureReason = null } = OUTCOMES.get(token) ?? UNKNOWN_TOKEN;
      const id = idOf(payment);
      const { amount, currency } = payment;
      const entry = { id, token, status, amount, currency, failureReason };
      const isDecidedLater = status === 'UNCONFIRMED' || status === 'PROCESSING';
      const inserted = isDecidedLater
        ? await transaction(db, (tx) => insertWithDecision(tx, entry))
        : await insertTestPayment(db, entry);
      if (inserted && token === 'timeout')
        throw new Error('the test provider does not respond to the token "timeout"');
      return currentState(inserted ?? (await testPaymentById(db, id)));
    },

    capture: async (payment) =>
      currentState(await updateTestPayment(db, idOf(payment), ['AUTHORIZED'], { status: 'CAPTURED' })),

    void: async (payment) => {
      const { amount, currency, token } = payment;
      const id = idOf(payment);
      await insertTestPayment(db, { id, token: token ?? '', status: 'VOIDED', amount, currency });
      const openStatuses = ['AUTHORIZED', 'UNCONFIRMED', 'PROCESSING'];
      return currentState(await updateTestPayment(db, id, openStatuses, { status: 'VOIDED' }));
    },

    refund: async (payment, { refundId, amount }) =>
      (await updateTestRefunds(db, idOf(payment), refundId, amount))
        ? { id: `refund_${refundId}`, status: 'SUCCEEDED', failureReason: null }
        : { id: null, status: 'FAILED', failureReason: 'The amount exceeds the rest of the payment.' },

    find: async (payment) => {
      const entry = await testPaymentById(db, idOf(payment));
      return entry && currentState(entry);
    },

    parseWebhook: async (rawBody, headers) => {
      const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec([headers['test-signature'] ?? ''].flat().join());
      if (!match) return null;
      const [, time = '', signature = ''] = match;
      const isOld = Math.abs(Date.now() / 1000 - Number(time)) > SIGNATURE_LIFETIME_SECONDS;
      if (isOld || !timingSafeEqual(sign(time, rawBody), Buffer.from(signature, 'hex'))) return null;
      return checkEvent(parseJson(rawBody.toString()));
    },

    decide: async (providerPaymentId) => {
      const entry = await testPaymentById(db, providerPaymentId);
      if (!entry) return null;
      await updateTestPayment(
        db,
        entry.id,
        ['UNCONFIRMED', 'PROCESSING'],
        entry.token === 'late_decline'
          ? { status: 'DECLINED', failureReason: 'The bank declined it.' }
          : { status: 'AUTHORIZED' },
      );
      const event: ProviderEvent = {
        id: `event_${entry.id}`,
        type: 'payment.decided',
        providerPaymentId: entry.id,
        paymentId: entry.id.replace('test_', ''),
      };
      const body = Buffer.from(JSON.stringify(event));
      const time = String(Math.floor(Date.now() / 1000));
      return { body, headers: { 'test-signature': `t=${time},v1=${sign(time, body).toString('hex')}` } };
    },
  };
}

/** Inserts a payment that the bank or the customer decides on later. */
async function insertWithDecision(tx: Transaction, entry: Parameters<typeof insertTestPayment>[1]) {
  const inserted = await insertTestPayment(tx, entry);
  const decision = { providerPaymentId: entry.id };
  if (inserted) await enqueue(tx, 'send-test-webhook', decision, { afterSeconds: DECISION_DELAY_SECONDS });
  return inserted;
}

const idOf = ({ paymentId }: PaymentRequest) => `test_${paymentId}`;

function currentState(entry: TestPaymentRow | null): ProviderPayment {
  if (!entry) throw new Error('test payment not found in the ledger');
  return {
    id: entry.id,
    status: entry.status as ProviderPayment['status'],
    failureReason: entry.failureReason,
    clientSecret: entry.status === 'UNCONFIRMED' ? `${entry.id}_secret` : null,
  };
}
