import { createServer } from 'node:http';
import { PgSimplifyInflectionPreset } from '@graphile/simplify-inflection';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

/** PostGraphile 5 on the shop's tables, with the presets of its introduction. Every caller can read everything. */

const service = makePgService({
  connectionString: process.env.DATABASE_URL,
  poolConfig: { max: 16 },
  schemas: ['public'],
});

const instance = postgraphile({
  extends: [PostGraphileAmberPreset, PgSimplifyInflectionPreset],
  // Allows orders and conditions on columns without an own index.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [service],
  grafserv: { graphiql: false, watch: false },
  grafast: { explain: false },
});

const serv = instance.createServ(grafserv);
const server = createServer();
server.on('error', (error) => console.error(error));
await serv.addTo(server);
await instance.getSchema();
server.listen(Number(process.env.PORT), '127.0.0.1');
if (process.env.PRINT_SCHEMA) {
  const { printSchema } = await import('graphql');
  console.log(printSchema(await instance.getSchema()));
}
