import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, loadConfig, readEnvironment } from '../config/config.ts';
import { createDocuments } from '../engine/documents/documents.ts';
import { makeManifest } from '../engine/documents/make-manifest.ts';
import { reasonOf } from '../platform/errors.ts';
import { createSchema } from '../server/fields/executable-schema.ts';

const USAGE = 'npm run documents -- <folder or .graphql file>… [--out manifest.json]';

/** Writes the TRUSTED_DOCUMENTS manifest of the operations in .graphql files. Fails if the server would reject one of them. */
function run(): void {
  const { values, positionals } = parseArgs({
    options: { out: { type: 'string', default: 'trusted-documents.json' } },
    allowPositionals: true,
  });
  if (positionals.length === 0) return fail(`Usage: ${USAGE}`);
  const files = positionals.flatMap(filesAt).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  const { manifest, faults } = makeManifest(files);
  // Only the limits are used. In production, other settings would be required.
  const { limits } = loadConfig({ ...readEnvironment(), NODE_ENV: 'development', TRUSTED_DOCUMENTS: '' });
  const documents = createDocuments(createSchema(), { limits, introspection: true, trustedDocuments: null });
  for (const { name, body } of manifest.operations) {
    const document = documents.read(body);
    if ('errors' in document) faults.push(...document.errors.map(({ message }) => `${name}: ${message}`));
  }
  if (faults.length > 0) return fail(`These documents are invalid:\n  ${faults.join('\n  ')}`);
  if (manifest.operations.length === 0) return fail('These files contain no operations.');
  writeFileSync(values.out, `${JSON.stringify(manifest, null, 2)}\n`);
  process.stdout.write(
    `Wrote ${manifest.operations.length} operations to ${values.out}. Set TRUSTED_DOCUMENTS=${values.out} to use it.\n`,
  );
}

const filesAt = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.graphql'))
        .sort()
        .map((file) => join(path, file))
    : [path];

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

try {
  run();
} catch (error) {
  fail(error instanceof ConfigError ? error.message : reasonOf(error));
}
