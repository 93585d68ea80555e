import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Clients in a process of their own: it is sent an `Asking`, and sends back how long each answer took. */
export type Asking = {
  url: string;
  query: string;
  clients: number;
  seconds: number;
  /** Each from an address of its own, as a proxy that is trusted would say. */
  spread: boolean;
  pauseMs: number;
};

export type Asked = { status: number; ms: number }[];

const agent = new Agent({ keepAlive: true });

const post = (url: string, query: string, address: string) =>
  new Promise<number>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': address };
    request(`${url}/graphql`, { method: 'POST', agent, headers })
      .on('response', (response) => {
        response.resume().on('end', () => resolve(response.statusCode!));
      })
      .on('error', reject)
      .end(JSON.stringify({ query }));
  });

async function ask({ url, query, clients, seconds, spread, pauseMs }: Asking): Promise<Asked> {
  const end = performance.now() + seconds * 1000;
  const asked: Asked = [];
  const client = async (_: unknown, index: number) => {
    let count = 0;
    while (performance.now() < end) {
      const address = spread ? `10.${index}.${count >> 8}.${count++ & 255}` : `192.0.2.${index % 2}`;
      const begun = performance.now();
      const status = await post(url, query, address);
      asked.push({ status, ms: performance.now() - begun });
      await sleep(pauseMs);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return asked;
}

process.on('message', (asking: Asking) => void ask(asking).then((asked) => process.send!(asked)));
