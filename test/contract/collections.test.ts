import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, isScalarType, isSpecifiedScalarType } from 'graphql';
import { typeDefs } from '../../src/server/fields/executable-schema.ts';
import { examples, variablesOf } from '../support/examples.ts';

const root = join(import.meta.dirname, '../..');

describe('npm run bruno', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ordergraph-bruno-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const url = 'http://127.0.0.1:4000/graphql';
  execFileSync(process.execPath, [join(root, 'scripts/bruno.ts'), '--out', folder, '--url', url]);
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');

  test('writes a request for every query and mutation, in the folder of its role', () => {
    const expected = examples
      .filter(({ operation }) => operation.operation !== 'subscription')
      .map(({ file }) => file.replace('.graphql', '.bru'));

    expect(globSync('*/*.bru', { cwd: folder, exclude: ['environments'] }).sort()).toEqual(expected.sort());
    expect(JSON.parse(read('bruno.json'))).toEqual({ version: '1', name: 'Ordergraph', type: 'collection' });
    expect(read('environments/Local.bru')).toBe(`vars {\n  url: ${url}\n}\n`);
  });

  test('keeps text and variables, and stores the token of a sign-in', () => {
    const login = read('shopper/login.bru');
    const example = examples.find(({ file }) => file === 'shopper/login.graphql')!;

    const [, variables] = /^body:graphql:vars \{\n([^]*?)^\}/m.exec(login)!;
    expect(JSON.parse(variables!)).toEqual(variablesOf(example.text));
    expect(login).toContain('  mutation Login($input: LoginInput!) {\n    login(input: $input) {');
    expect(login).toContain('  accessToken: res.body.data.login.session.accessToken\n');
    expect(read('collection.bru')).toContain('token: {{accessToken}}');
  });
});

test('the configuration of Apollo MCP Server is read-only, and its files exist', () => {
  const config = readFileSync(join(root, 'examples/mcp/apollo-mcp-server.yaml'), 'utf8');
  const scalars = JSON.parse(readFileSync(join(root, 'examples/mcp/scalars.json'), 'utf8')) as object;
  const schema = buildSchema(typeDefs().join('\n'));

  expect(config).toMatch(/^ {2}mutation_mode: none$/m);
  const paths = [...config.matchAll(/\bexamples\/[\w./-]+/g)].map(([path]) => path.replace(/\.$/, ''));
  expect(paths.length).toBeGreaterThan(4);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const custom = Object.values(schema.getTypeMap()).filter(
    (type) => isScalarType(type) && !isSpecifiedScalarType(type),
  );
  expect(Object.keys(scalars).sort()).toEqual(custom.map(({ name }) => name).sort());
});
