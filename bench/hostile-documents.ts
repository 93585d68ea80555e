import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { SAMPLE_ACCOUNTS } from '../src/sample/seed.ts';
import { createDatabase } from '../test/support/database.ts';
import { accepted, refused, type Hostile } from './hostile-documents/documents.ts';
import { onPostgres } from './support/postgres.ts';
import { quartile } from './support/side-by-side.ts';

/**
 * The longest that one document holds the event loop of the real server, with the sample shop in it: documents that go to the
 * limits, and documents beyond them. Each comes as a new text, which is read, and as the same text again.
 */
const ROUNDS = 15;

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));

async function startServer(databaseUrl: string): Promise<{ server: ChildProcess; url: string }> {
  const server = fork(pathOf('../src/main.ts'), [], {
    execArgv: ['--import', pathOf('hostile-documents/tell-hold.ts')],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    cwd: tmpdir(),
    env: {
      PATH: process.env['PATH'],
      ...{ PORT: '0', LOG_LEVEL: 'silent', WORKER: 'off', RATE_LIMITS: 'off', SEED: 'sample' },
      DATABASE_URL: databaseUrl,
    },
  });
  for await (const text of server.stdout!) {
    const [, url] = /serves GraphQL at\s+(\S+)/.exec(String(text)) ?? [];
    if (url) return { server, url };
  }
  throw new Error('the server did not start');
}

async function measure({ server, url }: { server: ChildProcess; url: string }): Promise<void> {
  const hold = async (): Promise<number> => {
    const answer = once(server, 'message');
    server.send('hold');
    return ((await answer) as [number])[0];
  };
  let token = '';
  const ask = async ({ query, variables = '{}' }: Omit<Hostile, 'name'>) => {
    const start = performance.now();
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: `{ "query": ${JSON.stringify(query)}, "variables": ${variables} }`,
    });
    const text = await response.text();
    return { text, ms: performance.now() - start };
  };
  const { email, password } = SAMPLE_ACCOUNTS.find(({ role }) => role === 'STAFF')!;
  const login = await ask({
    query:
      'mutation ($input: LoginInput!) { login(input: $input) { ... on LoginSuccess { session { accessToken } } } }',
    variables: JSON.stringify({ input: { email, password } }),
  });
  token = JSON.parse(login.text).data.login.session.accessToken;

  for (const [title, documents] of [
    ['accepted', accepted],
    ['refused', refused],
  ] as const) {
    const rows = [];
    for (const { name, query, variables } of documents) {
      const holds = { asNew: [] as number[], again: [] as number[] };
      const times: number[] = [];
      let last = '';
      // The first few warm up.
      for (let round = -5; round < ROUNDS; round++) {
        for (const kind of ['asNew', 'again'] as const) {
          await hold();
          const text = kind === 'asNew' ? `${query} #${round}` : `${query} #again`;
          const answer = await ask({ query: text, ...(variables && { variables }) });
          const held = await hold();
          last = answer.text;
          if (round >= 0) holds[kind].push(held);
          if (round >= 0 && kind === 'asNew') times.push(answer.ms);
        }
      }
      const { errors, extensions } = JSON.parse(last);
      rows.push({
        document: name,
        'new, ms': `${quartile(holds.asNew, 2).toFixed(1)} (${Math.max(...holds.asNew).toFixed(1)})`,
        'again, ms': `${quartile(holds.again, 2).toFixed(1)} (${Math.max(...holds.again).toFixed(1)})`,
        'answered in, ms': quartile(times, 2).toFixed(1),
        cost: extensions?.cost.requested ?? '',
        kB: (last.length / 1000).toFixed(0),
        said: String(errors?.[0]?.message ?? '').slice(0, 70),
      });
    }
    console.log(`\n${title}: the event loop was held for (median and worst of ${ROUNDS})`);
    console.table(rows);
  }
}

await onPostgres(async () => {
  const database = await createDatabase();
  const started = await startServer(database.url);
  try {
    await measure(started);
  } finally {
    started.server.kill();
    await once(started.server, 'exit');
    await database.drop();
  }
});
