import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { SAMPLE_ACCOUNTS } from '../src/sample/seed.ts';
import { createDatabase } from '../test/support/database.ts';
import { accepted, rejected, type Hostile } from './hostile-documents/documents.ts';
import { onPostgres } from './support/postgres.ts';
import { quartile } from './support/quartile.ts';

/**
 * Measures how long one document blocks the event loop of the real server with the sample shop: documents at the limits, and
 * documents beyond them. Each is sent as a new text, which is parsed, and as a known text.
 */
const ROUNDS = 15;

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));

async function startServer(databaseUrl: string): Promise<{ server: ChildProcess; url: string }> {
  const server = fork(pathOf('../src/main.ts'), [], {
    execArgv: ['--import', pathOf('hostile-documents/report-loop-delay.ts')],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    cwd: tmpdir(),
    env: {
      PATH: process.env['PATH'],
      ...{
        PORT: '0',
        LOG_LEVEL: 'silent',
        WORKER: 'off',
        RATE_LIMITS: 'off',
        SEED: 'sample',
        STOREFRONT: 'off',
      },
      DATABASE_URL: databaseUrl,
    },
  });
  for await (const text of server.stdout!) {
    const [, url] = /(http:\/\/\S+\/graphql)/.exec(String(text)) ?? [];
    if (url) return { server, url };
  }
  throw new Error('the server did not start');
}

async function measure({ server, url }: { server: ChildProcess; url: string }): Promise<void> {
  const maxDelay = async (): Promise<number> => {
    const answer = once(server, 'message');
    server.send('max delay');
    return ((await answer) as [number])[0];
  };
  let token = '';
  const send = async ({ query, variables = '{}' }: Omit<Hostile, 'name'>) => {
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
  const login = await send({
    query:
      'mutation ($input: LoginInput!) { login(input: $input) { ... on LoginSuccess { session { accessToken } } } }',
    variables: JSON.stringify({ input: { email, password } }),
  });
  token = JSON.parse(login.text).data.login.session.accessToken;

  for (const [title, documents] of [
    ['accepted', accepted],
    ['rejected', rejected],
  ] as const) {
    const rows = [];
    for (const { name, query, variables } of documents) {
      const delays = { newText: [] as number[], knownText: [] as number[] };
      const times: number[] = [];
      let last = '';
      // The first five rounds are warm-up.
      for (let round = -5; round < ROUNDS; round++) {
        for (const kind of ['newText', 'knownText'] as const) {
          await maxDelay();
          const text = kind === 'newText' ? `${query} #${round}` : `${query} #known`;
          const answer = await send({ query: text, ...(variables && { variables }) });
          const delay = await maxDelay();
          last = answer.text;
          if (round >= 0) delays[kind].push(delay);
          if (round >= 0 && kind === 'newText') times.push(answer.ms);
        }
      }
      const { errors, extensions } = JSON.parse(last);
      rows.push({
        document: name,
        'new text, ms': `${quartile(delays.newText, 2).toFixed(1)} (${Math.max(...delays.newText).toFixed(1)})`,
        'known text, ms': `${quartile(delays.knownText, 2).toFixed(1)} (${Math.max(...delays.knownText).toFixed(1)})`,
        'latency, ms': quartile(times, 2).toFixed(1),
        cost: extensions?.cost.requested ?? '',
        kB: (last.length / 1000).toFixed(0),
        message: String(errors?.[0]?.message ?? '').slice(0, 70),
      });
    }
    console.log(`\n${title}: event loop blocked for (median and maximum of ${ROUNDS})`);
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
