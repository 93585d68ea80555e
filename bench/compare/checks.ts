import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import type { Authorize } from './authorize.ts';
import type { BenchDatabase } from './database.ts';
import type { Clients } from './load.ts';
import { DIALECTS, requestsFor } from './requests.ts';
import type { Server } from './servers.ts';
import type { Ask, Workload } from './workloads.ts';

type Checking = {
  database: BenchDatabase;
  clients: Clients;
  authorize: Authorize;
  servers: readonly Server[];
};

const SAMPLES = 6;

/**
 * Asks each server the same, and throws where an answer is not what the first one's is. Answers with how many statements each
 * sends for one request, the beginning and the end of a transaction among them.
 */
export async function check(workload: Workload, checking: Checking): Promise<Record<string, number>> {
  const { database, servers } = checking;
  const asks = sampleOf(workload.asks(database.world));
  const statements: Record<string, number> = {};
  let expected: unknown[] | undefined;
  await database.logStatements(async () => {
    for (const server of servers) {
      const { answers, fewestStatements } = await askAll(workload, asks, server, checking);
      expected ??= answers;
      for (const [index, answer] of answers.entries()) {
        if (isDeepStrictEqual(answer, expected[index])) continue;
        const [theirs, first] = [answer, expected[index]].map((data) => JSON.stringify(data).slice(0, 3000));
        throw new Error(
          `${workload.name}: ${server.name} answers otherwise than ${servers[0]!.name}:\n${theirs}\n${first}`,
        );
      }
      statements[server.name] = fewestStatements;
    }
  });
  return statements;
}

/** From all over the list. */
const sampleOf = (asks: readonly Ask[]) =>
  Array.from({ length: SAMPLES }, (_, index) => asks[Math.floor((index * asks.length) / SAMPLES)]!);

async function askAll(
  workload: Workload,
  asks: readonly Ask[],
  { name, dialect, port }: Server,
  { database, clients, authorize }: Checking,
) {
  const answers: unknown[] = [];
  // A connection's first statements may set it up.
  let fewestStatements = Infinity;
  for (const request of await requestsFor(workload, asks, dialect, authorize)) {
    const { size: before } = await stat(database.log);
    const { lastAnswer, failed } = await clients.fire({
      port,
      requests: [request],
      clients: 1,
      seconds: 0,
      mustSay: '',
    });
    if (failed > 0) throw new Error(`${workload.name}: ${name} fails:\n${lastAnswer}`);
    const logged = await text(createReadStream(database.log, { start: before }));
    fewestStatements = Math.min(fewestStatements, logged.match(/LOG: {2}(execute|statement)/g)?.length ?? 0);
    const { data } = JSON.parse(lastAnswer) as { data: unknown };
    answers.push(without(workload.varies, DIALECTS[dialect].read(data)));
  }
  return { answers, fewestStatements };
}

const without = (fields: readonly string[], data: unknown): unknown =>
  JSON.parse(JSON.stringify(data, (key, value: unknown) => (fields.includes(key) ? null : value)));
