import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Kind, OperationTypeNode, parse } from 'graphql';
import { exampleOperations, type ExampleOperation } from '../src/server/pages/example-operations.ts';

/**
 * Writes a collection for Bruno with the queries and mutations of `examples/operations`, a folder per role. Bruno has no
 * subscriptions. The requests `login` and `refresh-session` store the tokens for the other requests.
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'dist/bruno' },
    url: { type: 'string', default: 'http://localhost:4000/graphql' },
  },
});

const isSubscription = ({ text }: ExampleOperation) =>
  parse(text).definitions.some(
    (node) => node.kind === Kind.OPERATION_DEFINITION && node.operation === OperationTypeNode.SUBSCRIPTION,
  );

const block = (name: string, text: string) =>
  `${name} {\n${text
    .trim()
    .split('\n')
    .map((line) => (line ? `  ${line}` : ''))
    .join('\n')}\n}\n`;

/** The root fields that return a session. */
const SESSIONS: Record<string, string> = {
  login: 'login',
  register: 'register',
  'refresh-session': 'refreshSession',
};

function requestOf(operation: ExampleOperation, at: number): string {
  const { name, text, variables } = operation;
  const session = SESSIONS[name] && `res.body.data.${SESSIONS[name]}.session`;
  return [
    block('meta', `name: ${name}\ntype: graphql\nseq: ${at + 1}`),
    block('post', 'url: {{url}}\nbody: graphql\nauth: inherit'),
    block('body:graphql', text),
    ...(variables ? [block('body:graphql:vars', variables)] : []),
    ...(session
      ? [
          block(
            'vars:post-response',
            `accessToken: ${session}.accessToken\nrefreshToken: ${session}.refreshToken`,
          ),
        ]
      : []),
  ].join('\n');
}

const files: Record<string, string> = {
  'bruno.json': `${JSON.stringify({ version: '1', name: 'Ordergraph', type: 'collection' }, null, 2)}\n`,
  'collection.bru': [
    block('auth', 'mode: bearer'),
    block('auth:bearer', 'token: {{accessToken}}'),
    block(
      'docs',
      'Run shopper/login first. It stores the access token for the other requests, for five minutes.',
    ),
  ].join('\n'),
  'environments/Local.bru': block('vars', `url: ${values.url}`),
};
for (const [at, operation] of exampleOperations().entries()) {
  if (!isSubscription(operation)) files[`${operation.role}/${operation.name}.bru`] = requestOf(operation, at);
}
for (const [name, text] of Object.entries(files)) {
  const path = join(values.out, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
}
process.stdout.write(
  `Wrote ${Object.keys(files).length} files to ${values.out}. Open this folder in Bruno.\n`,
);
