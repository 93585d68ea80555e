import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import mercurius from 'mercurius';
import { accessTokens } from '../../../../src/shop/accounts/tokens/access-tokens.ts';
import { bearerToken, viewerOf } from '../../../../src/shop/accounts/sessions/authenticate.ts';
import { clientOf } from '../../../../src/platform/request-info.ts';
import { createContext } from '../../../../src/shop/context.ts';
import { openDatabase } from '../../../../src/platform/db/client.ts';
import { createSchema } from '../../../../src/server/fields/executable-schema.ts';

/**
 * Mercurius with its compiler, on the shop's own schema, resolvers and loaders. It authenticates as the shop does, and has none
 * of the shop's limits.
 */

const db = openDatabase({ url: process.env.DATABASE_URL, poolMax: 16 });
const tokens = await accessTokens(readFileSync(process.env.JWT_PRIVATE_KEY_FILE, 'utf8'));
const services = {
  db,
  tokens,
  pricing: {
    currency: 'USD',
    pricesIncludeTax: false,
    rounding: 'half-up',
    home: { country: null, region: null, postalCode: null },
    taxProvider: null,
  },
  bus: { notifyRelay: () => {} },
  publicUrl: () => '',
};

const app = fastify();
app.register(mercurius, {
  schema: createSchema(),
  jit: 1,
  context: async (request) => {
    const token = bearerToken(request.headers.authorization);
    const claims = token && (await tokens.verify(token));
    const viewer = claims ? await viewerOf(db, claims) : null;
    return createContext(services, { viewer, client: clientOf(request), log: console.error });
  },
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
