import cluster from 'node:cluster';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { verify } from 'argon2';
import pg from 'pg';
import { accessTokens } from '../../src/shop/accounts/tokens/access-tokens.ts';
import { newOrderNumber } from '../../src/shop/orders/order-number.ts';
import { hashSecret, newSecret } from '../../src/platform/crypto/secrets.ts';
import type { Params } from './floor-json.ts';
import { PAGES } from './floor-pages.ts';
import { READS } from './floor-statements.ts';

/**
 * The minimal server in JavaScript: it sends the one prepared statement of a workload and returns the text unchanged. It trusts
 * the caller's claimed identity, checks nothing, and supports only these requests.
 */

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 16 });
const tokens = await accessTokens(readFileSync(process.env['JWT_PRIVATE_KEY_FILE']!, 'utf8'));

const STATEMENTS = {
  ...READS,
  ...PAGES,
  addToCart: {
    text: 'select bench_add_to_cart($1, $2)',
    values: ({ customerId, variables: { input } }: Params) => [customerId, JSON.stringify(input.items)],
  },
  placeOrder: {
    text: 'select bench_place_order($1, $2, $3, $4)',
    values: ({ customerId, variables: { input } }: Params) => {
      const { idempotencyKey: _, ...wish } = input;
      const fingerprint = createHash('sha256').update(JSON.stringify(wish)).digest();
      return [customerId, JSON.stringify(input), newOrderNumber(), fingerprint];
    },
  },
};

const ACCOUNT = {
  name: 'account',
  text: 'select id, email, name, password_hash from users where lower(email) = lower($1)',
};
const SESSION = { name: 'session', text: 'select bench_login($1, $2, $3) as id' };

/** Verifies the password in JavaScript, because SQL cannot compute its hash. */
async function login({ variables: { input } }: Params): Promise<string> {
  const { rows: accounts } = await pool.query({ ...ACCOUNT, values: [input.email] });
  const { password_hash: hash, ...user } = accounts[0]!;
  if (!(await verify(hash, input.password))) throw new Error('the password is wrong');
  const refreshToken = newSecret();
  const { rows } = await pool.query({ ...SESSION, values: [user.id, hash, hashSecret(refreshToken)] });
  const { token: accessToken, expiresAt } = await tokens.sign(user.id, rows[0]!.id);
  const session = { accessToken, refreshToken, expiresAt, user };
  return JSON.stringify({ data: { login: { __typename: 'LoginSuccess', session } } });
}

async function answer(operation: string, params: Params): Promise<string> {
  if (operation === 'login') return login(params);
  const { text, values } = STATEMENTS[operation as keyof typeof STATEMENTS];
  const { rows } = await pool.query({ name: operation, text, values: values(params), rowMode: 'array' });
  return rows[0]![0] as string;
}

const read = (request: IncomingMessage) =>
  new Promise<Params>((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString()) as Params));
    request.on('error', reject);
  });

function serve(): void {
  const server = createServer((request, response) => {
    const send = (status: number, body: string) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      response.writeHead(status, headers).end(body);
    };
    void read(request)
      .then((params) => answer(request.url!.slice(1), params))
      .then(
        (body) => send(200, body),
        (error: unknown) => send(500, JSON.stringify({ errors: [String(error)] })),
      );
  });
  server.keepAliveTimeout = 72_000;
  server.listen(Number(process.env['PORT']), '127.0.0.1');
}

const workers = Number(process.env['WORKERS'] ?? 1);
if (workers > 1 && cluster.isPrimary) for (let count = 0; count < workers; count++) cluster.fork();
else serve();
