import { hash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/db/client.ts';
import { badUserInput } from '../../platform/errors.ts';
import type { Bus } from '../../platform/events/bus.ts';
import type { ReadClient } from '../../platform/request-info.ts';
import type { Budget } from '../../platform/throttles/budget.ts';
import type { PaymentProvider } from '../../shop/payments/providers/provider.ts';
import { receiveWebhook } from '../../shop/payments/receive-webhook.ts';
import type { RateLimit } from './limit-rate.ts';

/** Providers send a few kilobytes. */
const MAX_BODY_BYTES = 64 * 1024;

/**
 * Serves `/webhooks/payments` for the payment provider. Responds with 500 after an error of the server, with 429 after too many
 * requests from one address, and with 400 to an invalid signature. The provider then sends the message again. Responds with 200 to a
 * malformed message with a valid signature: another attempt would have the same result, and Stripe repeats a message after every
 * status except 2xx.
 */
export async function servePaymentWebhook(
  app: FastifyInstance,
  {
    db,
    paymentProvider,
    bus,
    budget,
    readClient,
    rateLimit,
  }: {
    db: Database;
    paymentProvider: PaymentProvider | null;
    bus: Bus;
    budget: Budget;
    readClient: ReadClient;
    rateLimit: RateLimit;
  },
): Promise<void> {
  // A separate scope, because the signature covers the bytes of the body. Elsewhere, except for uploads, bodies are parsed as JSON.
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body);
    scope.post<{ Body: Buffer | undefined }>(
      '/webhooks/payments',
      { bodyLimit: MAX_BODY_BYTES, onRequest: rateLimit },
      async (request, reply) => {
        if (!paymentProvider) return reply.callNotFound();
        const body = request.body ?? Buffer.alloc(0);
        const result = await receiveWebhook(db, paymentProvider, body, request.headers);
        if (result === 'malformed') {
          // Logged without the content, which may be personal data. The provider shows the message in its own log.
          request.log.error(
            { provider: paymentProvider.name, bytes: body.length, sha256: hash('sha256', body) },
            'payment webhook ignored: the signature is valid, but the body is not an event',
          );
        }
        if (result !== 'refused') {
          bus.notifyRelay();
          return {};
        }
        budget.spendForInvalidRequest(readClient(request.raw));
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
