import { createHmac, timingSafeEqual } from 'node:crypto';
import { transaction, type Database } from '../../../../platform/db/client.ts';
import { enqueue } from '../../../../platform/jobs/enqueue.sql.ts';
import type { PaymentProvider, PaymentRequest, ProviderEvent, ProviderPayment } from '../provider.ts';
import { enter, entryOf, giveBackOnce, moveEntry, type TestPaymentRow } from './test-ledger.sql.ts';

type Outcome = { status: ProviderPayment['status']; failureReason?: string };

/** What becomes of a payment at first, by its token. */
const OUTCOMES = new Map<string, Outcome>(
  Object.entries({
    success: { status: 'AUTHORIZED' },
    decline: { status: 'DECLINED', failureReason: 'The card was declined.' },
    insufficient_funds: { status: 'DECLINED', failureReason: 'There is not enough money on the card.' },
    confirm: { status: 'UNCONFIRMED' },
    late: { status: 'PROCESSING' },
    late_decline: { status: 'PROCESSING' },
    timeout: { status: 'AUTHORIZED' },
  }),
);
const UNKNOWN: Outcome = { status: 'DECLINED', failureReason: 'This is not one of the test tokens.' };

/** How long its bank, or the customer who has to confirm, takes to decide. */
const DECIDES_AFTER_SECONDS = 2;
/** A signature that is older might be somebody else's who heard it. */
const SIGNATURE_LASTS_SECONDS = 300;

export type TestProvider = PaymentProvider & {
  /** The bank's or the customer's decision, with the message that says so, as the provider posts it. */
  decide: (providerPaymentId: string) => Promise<{ body: Buffer; headers: Record<string, string> } | null>;
};

/**
 * A provider that takes no money, for development and tests: what becomes of a payment is in its token. Its books stand for
 * a bank's. They are written on connections outside our transactions, and outlive the process.
 */
export function testProvider({ db, webhookSecret }: { db: Database; webhookSecret: string }): TestProvider {
  const sign = (time: string, body: Buffer) =>
    createHmac('sha256', webhookSecret).update(`${time}.`).update(body).digest();

  return {
    name: 'test',

    authorize: async (payment) => {
      const token = payment.token ?? '';
      const { status, failureReason = null } = OUTCOMES.get(token) ?? UNKNOWN;
      const id = idOf(payment);
      const { amount, currency } = payment;
      const isNew = await transaction(db, async (tx) => {
        const entered = await enter(tx, { id, token, status, amount, currency, failureReason });
        if (entered && (status === 'UNCONFIRMED' || status === 'PROCESSING')) {
          const decision = { providerPaymentId: id };
          await enqueue(tx, 'send-test-webhook', decision, { afterSeconds: DECIDES_AFTER_SECONDS });
        }
        return entered;
      });
      if (isNew && token === 'timeout') throw new Error('the test provider gives no answer, as it was told');
      return standing(await entryOf(db, id));
    },

    capture: async (payment) => {
      await moveEntry(db, idOf(payment), ['AUTHORIZED'], { status: 'CAPTURED' });
      return standing(await entryOf(db, idOf(payment)));
    },

    void: async (payment) => {
      const { amount, currency, token } = payment;
      const id = idOf(payment);
      await enter(db, { id, token: token ?? '', status: 'VOIDED', amount, currency });
      await moveEntry(db, id, ['AUTHORIZED', 'UNCONFIRMED', 'PROCESSING'], { status: 'VOIDED' });
      return standing(await entryOf(db, id));
    },

    refund: async (payment, { refundId, amount }) =>
      (await giveBackOnce(db, idOf(payment), refundId, amount))
        ? { id: `refund_${refundId}`, status: 'SUCCEEDED', failureReason: null }
        : { id: null, status: 'FAILED', failureReason: 'There is not so much left to give back.' },

    find: async (payment) => {
      const entry = await entryOf(db, idOf(payment));
      return entry && standing(entry);
    },

    readWebhook: async (rawBody, headers) => {
      const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec([headers['test-signature'] ?? ''].flat().join());
      if (!match) return null;
      const [, time = '', signature = ''] = match;
      const isOld = Math.abs(Date.now() / 1000 - Number(time)) > SIGNATURE_LASTS_SECONDS;
      if (isOld || !timingSafeEqual(sign(time, rawBody), Buffer.from(signature, 'hex'))) return null;
      return JSON.parse(rawBody.toString()) as ProviderEvent;
    },

    decide: async (providerPaymentId) => {
      const entry = await entryOf(db, providerPaymentId);
      if (!entry) return null;
      await moveEntry(
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

const idOf = ({ paymentId }: PaymentRequest) => `test_${paymentId}`;

function standing(entry: TestPaymentRow | null): ProviderPayment {
  if (!entry) throw new Error('a test payment that is not in the books');
  return {
    id: entry.id,
    status: entry.status as ProviderPayment['status'],
    failureReason: entry.failureReason,
    clientSecret: entry.status === 'UNCONFIRMED' ? `${entry.id}_secret` : null,
  };
}
