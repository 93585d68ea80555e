import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/db/client.ts';
import { badUserInput } from '../../platform/errors.ts';
import type { Bus } from '../../platform/events/bus.ts';
import { clientInfo } from '../../platform/request-info.ts';
import type { Budget } from '../../platform/throttles/budget.ts';
import type { PaymentProvider } from '../../shop/payments/providers/provider.ts';
import { receiveWebhook } from '../../shop/payments/receive-webhook.ts';
import { limitRate } from './limit-rate.ts';

/** Providers send a few kilobytes. */
const MAX_BODY_BYTES = 64 * 1024;

/**
 * Serves `/webhooks/payments` for the payment provider. Our own errors are a 500, and too many requests from one address a 429.
 * After both, the provider sends again.
 */
export async function servePaymentWebhook(
  app: FastifyInstance,
  {
    db,
    paymentProvider,
    bus,
    budget,
  }: { db: Database; paymentProvider: PaymentProvider | null; bus: Bus; budget: Budget },
): Promise<void> {
  // A separate scope: bodies are JSON everywhere else, but here they are bytes, because the signature covers the bytes.
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body);
    scope.post<{ Body: Buffer | undefined }>(
      '/webhooks/payments',
      { bodyLimit: MAX_BODY_BYTES, onRequest: limitRate(budget) },
      async (request, reply) => {
        if (!paymentProvider) return reply.callNotFound();
        const body = request.body ?? Buffer.alloc(0);
        if ((await receiveWebhook(db, paymentProvider, body, request.headers)) === 'accepted') {
          bus.notifyRelay();
          return {};
        }
        budget.chargeForBroken(clientInfo(request));
        request.log.warn('payment webhook rejected: invalid signature');
        return reply.code(400).send({
          errors: [
            badUserInput(
              'The signature is invalid. Sign the request with the webhook secret of this shop.',
            ).toJSON(),
          ],
        });
      },
    );
  });
}
