import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { makeManifest } from '../../src/engine/documents/make-manifest.ts';
import { startApp, type App } from '../support/app.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const COUNT = 'query Count { products { totalCount } }';
const NAMED = 'query Named($slug: String!) { product(by: { slug: $slug }) { name } }';
const CREATE = 'mutation Create { createCart { token } }';
const STOCK = 'subscription Stock($ids: [ID!]!) { stockChanged(productIds: $ids) { id } }';

const { manifest } = makeManifest(
  [COUNT, NAMED, CREATE, STOCK].map((text, at) => ({ path: `${at}.graphql`, text })),
);

let trusting: App;
let open: App;
beforeAll(async () => {
  // A manifest may use ids of its own.
  const operations = manifest.operations.map((operation) =>
    operation.name === 'Count' ? { ...operation, id: 'count' } : operation,
  );
  trusting = await startApp({ trustedDocuments: { ...manifest, operations } });
  open = await startApp();
});
afterAll(() => Promise.all([trusting.stop(), open.stop()]));

describe('npm run documents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ordergraph-documents-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const script = fileURLToPath(new URL('../../src/commands/documents.ts', import.meta.url));
  const out = join(folder, 'manifest.json');
  const make = (name: string, files: Record<string, string>) => {
    mkdirSync(join(folder, name));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text);
    return promisify(execFile)(process.execPath, [script, join(folder, name), '--out', out], {
      cwd: folder,
    }).then(
      ({ stdout }) => stdout,
      ({ stderr }: { stderr: string }) => stderr,
    );
  };

  test('writes a manifest of .graphql files, with fragments in any file', async () => {
    const said = await make('good', {
      'count.graphql': COUNT,
      'me.graphql': 'query Me { me { ...Name } } query Again { me { id } }',
      'name.graphql': 'fragment Name on User { name }',
      'readme.md': 'nothing',
    });

    expect(said).toContain('3 operations');
    const { operations, ...rest } = JSON.parse(readFileSync(out, 'utf8'));
    expect(rest).toEqual({ format: 'apollo-persisted-query-manifest', version: 1 });
    expect(operations).toEqual([
      { id: sha256(COUNT), name: 'Count', type: 'query', body: COUNT },
      expect.objectContaining({ name: 'Me', body: expect.stringContaining('fragment Name on User') }),
      expect.objectContaining({ name: 'Again', body: 'query Again {\n  me {\n    id\n  }\n}' }),
    ]);
  });

  test.each([
    ['no GraphQL', { 'a.graphql': 'query {' }, 'a.graphql: Syntax Error'],
    ['no name', { 'a.graphql': '{ me { id } }' }, 'a.graphql: an operation has no name'],
    [
      'a name twice',
      { 'a.graphql': COUNT, 'b.graphql': `${COUNT} #` },
      'b.graphql: there is another operation Count',
    ],
    ['a field that is not there', { 'a.graphql': 'query A { nothing }' }, 'A: Cannot query field "nothing"'],
    ['too much', { 'a.graphql': `query A { ${'a: __typename '.repeat(40)} }` }, 'A: 40 aliases'],
    ['no operations', { 'a.graphql': 'fragment F on User { id }' }, 'These files contain no operations'],
  ])('reports the problem: %s', async (what, files, message) => {
    expect(await make(what.replaceAll(' ', '-'), files)).toContain(message);
  });
});
