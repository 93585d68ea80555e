import cluster from 'node:cluster';
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { newOrderNumber } from '../../src/orders/order-number.ts';
import { READS, type Asked } from './floor-statements.ts';

/**
 * The least that a server in JavaScript can do: it sends the one prepared statement of a workload and hands on the text that
 * comes back. It believes whoever says who he is, checks nothing, and knows these requests and no other.
 */

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 16 });

const STATEMENTS = {
  ...READS,
  placeOrder: {
    text: 'select bench_place_order($1, $2, $3, $4)',
    values: ({ customerId, variables: { input } }: Asked) => {
      const { idempotencyKey: _, ...wish } = input;
      const fingerprint = createHash('sha256').update(JSON.stringify(wish)).digest();
      return [customerId, JSON.stringify(input), newOrderNumber(), fingerprint];
    },
  },
};

async function answer(name: keyof typeof STATEMENTS, asked: Asked): Promise<string> {
  const { text, values } = STATEMENTS[name];
  const { rows } = await pool.query({ name, text, values: values(asked), rowMode: 'array' });
  return rows[0]![0] as string;
}

const read = (request: IncomingMessage) =>
  new Promise<Asked>((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString()) as Asked));
    request.on('error', reject);
  });

function serve(): void {
  const server = createServer((request, response) => {
    void read(request)
      .then((asked) => answer(request.url!.slice(1) as keyof typeof STATEMENTS, asked))
      .then(
        (body) => {
          const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
          response.writeHead(200, headers).end(body);
        },
        (error: unknown) => response.writeHead(500).end(`${JSON.stringify({ errors: [String(error)] })}\n`),
      );
  });
  server.keepAliveTimeout = 72_000;
  server.listen(Number(process.env['PORT']), '127.0.0.1');
}

const workers = Number(process.env['WORKERS'] ?? 1);
if (workers > 1 && cluster.isPrimary) for (let count = 0; count < workers; count++) cluster.fork();
else serve();
