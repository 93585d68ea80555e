import type { FastifyInstance } from 'fastify';
import { LIFETIME_SECONDS, type AccessTokens } from '../../shop/accounts/tokens/access-tokens.ts';

/** Publishes the keys with which other programs of the shop can verify access tokens (RFC 7517). */
export function serveJwks(app: FastifyInstance, { keys }: AccessTokens): void {
  app.get('/.well-known/jwks.json', (_request, reply) =>
    reply
      .type('application/jwk-set+json')
      .header('cache-control', `public, max-age=${LIFETIME_SECONDS}`)
      .send(JSON.stringify({ keys })),
  );
}
