import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/db/client.ts';
import { badUserInput } from '../../platform/errors.ts';
import type { Bus } from '../../platform/events/bus.ts';
import type { PaymentProvider } from '../../shop/payments/providers/provider.ts';
import { receiveWebhook } from '../../shop/payments/receive-webhook.ts';

const LARGEST_BODY = 1024 * 1024;

/** `/webhooks/payments`, for the payment provider. What goes wrong on our side is a 500, so that it tells us again. */
export async function serveWebhooks(
  app: FastifyInstance,
  { db, paymentProvider, bus }: { db: Database; paymentProvider: PaymentProvider | null; bus: Bus },
): Promise<void> {
  // In a scope of its own: everywhere else a body is JSON, and here it is bytes, since those are what is signed.
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body);
    scope.post<{ Body: Buffer | undefined }>(
      '/webhooks/payments',
      { bodyLimit: LARGEST_BODY },
      async (request, reply) => {
        if (!paymentProvider) return reply.callNotFound();
        const body = request.body ?? Buffer.alloc(0);
        if ((await receiveWebhook(db, paymentProvider, body, request.headers)) === 'accepted') {
          bus.notifyRelay();
          return {};
        }
        request.log.warn('a webhook was refused: the payment provider did not sign it');
        return reply.code(400).send({ errors: [badUserInput('The signature is not right.').toJSON()] });
      },
    );
  });
}
