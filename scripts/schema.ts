import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { possibleTypes } from '../packages/client/src/generated/cache-types.ts';
import { printedSchema } from '../src/server/fields/executable-schema.ts';

/** Writes the schema for tools of clients: `schema.graphql`, its introspection result, and the members of abstract types. */
const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist/schema' } } });

const files = {
  'schema.graphql': printedSchema(),
  'schema.json': `${JSON.stringify({ data: introspectionFromSchema(buildSchema(printedSchema())) }, null, 2)}\n`,
  'possible-types.json': `${JSON.stringify(possibleTypes, null, 2)}\n`,
};
mkdirSync(values.out, { recursive: true });
for (const [name, text] of Object.entries(files)) writeFileSync(join(values.out, name), text);
process.stdout.write(`Wrote ${Object.keys(files).join(', ')} to ${values.out}.\n`);
