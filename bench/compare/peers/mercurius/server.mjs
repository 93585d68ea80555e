import fastify from 'fastify';
import mercurius from 'mercurius';
import { createContext, resolvers, typeDefs } from '../../peer-shop.ts';

/** Mercurius as in its documentation, with its compiler. */

const app = fastify();
app.register(mercurius, {
  schema: typeDefs,
  resolvers,
  jit: 1,
  context: (request) => createContext(request.headers.authorization),
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
