import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** This separate process runs the clients. It receives a `LoadOptions` message and sends back the answers with their latencies. */
export type LoadOptions = {
  url: string;
  query: string;
  clients: number;
  seconds: number;
  /** True: each request has its own address, in the `X-Forwarded-For` header of a trusted proxy. False: two addresses in total. */
  spread: boolean;
  pauseMs: number;
  /** An access token, if the clients are signed in. */
  token?: string;
};

export type Answer = { status: number; ms: number };

const agent = new Agent({ keepAlive: true });

const post = ({ url, query, token }: LoadOptions, address: string) =>
  new Promise<number>((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'x-forwarded-for': address,
      ...(token && { authorization: `Bearer ${token}` }),
    };
    request(`${url}/graphql`, { method: 'POST', agent, headers })
      .on('response', (response) => {
        response.resume().on('end', () => resolve(response.statusCode!));
      })
      .on('error', reject)
      .end(JSON.stringify({ query }));
  });

async function run(options: LoadOptions): Promise<Answer[]> {
  const { clients, seconds, spread, pauseMs } = options;
  const end = performance.now() + seconds * 1000;
  const answers: Answer[] = [];
  const client = async (_: unknown, index: number) => {
    let count = 0;
    while (performance.now() < end) {
      const address = spread ? `10.${index}.${count >> 8}.${count++ & 255}` : `192.0.2.${index % 2}`;
      const start = performance.now();
      const status = await post(options, address);
      answers.push({ status, ms: performance.now() - start });
      await sleep(pauseMs);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return answers;
}

process.on('message', (options: LoadOptions) => void run(options).then((answers) => process.send!(answers)));
