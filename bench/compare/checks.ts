import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import type { Authorize } from './authorize.ts';
import type { BenchDatabase } from './database.ts';
import type { Clients } from './load.ts';
import { DIALECTS, requestsFor } from './requests.ts';
import type { Server } from './servers.ts';
import type { BenchRequest, Workload } from './workloads.ts';

type CheckContext = {
  database: BenchDatabase;
  clients: Clients;
  authorize: Authorize;
  servers: readonly Server[];
};

const SAMPLES = 6;

/**
 * Sends the same requests to each server. Throws if an answer differs from the answer of the first server. Returns the number of SQL
 * statements per request of each server, including the begin and end of a transaction.
 */
export async function check(workload: Workload, checking: CheckContext): Promise<Record<string, number>> {
  const { database, servers } = checking;
  const samples = sampleOf(workload.createRequests(database.data));
  const statements: Record<string, number> = {};
  let expected: unknown[] | undefined;
  await database.logStatements(async () => {
    for (const server of servers) {
      const { answers, fewestStatements } = await sendAll(workload, samples, server, checking);
      expected ??= answers;
      for (const [index, answer] of answers.entries()) {
        if (isDeepStrictEqual(answer, expected[index])) continue;
        const [theirs, first] = [answer, expected[index]].map((data) => JSON.stringify(data).slice(0, 3000));
        throw new Error(
          `${workload.name}: ${server.name} answers differently from ${servers[0]!.name}:\n${theirs}\n${first}`,
        );
      }
      statements[server.name] = fewestStatements;
    }
  });
  return statements;
}

/** Picks requests from all parts of the list. */
const sampleOf = (all: readonly BenchRequest[]) =>
  Array.from({ length: SAMPLES }, (_, index) => all[Math.floor((index * all.length) / SAMPLES)]!);

async function sendAll(
  workload: Workload,
  samples: readonly BenchRequest[],
  { name, dialect, port }: Server,
  { database, clients, authorize }: CheckContext,
) {
  const answers: unknown[] = [];
  // The first statements of a connection may be its setup.
  let fewestStatements = Infinity;
  for (const request of await requestsFor(workload, samples, dialect, authorize)) {
    const { size: before } = await stat(database.log);
    const { lastAnswer, failed } = await clients.fire({
      port,
      requests: [request],
      clients: 1,
      seconds: 0,
      expectedText: '',
    });
    if (failed > 0) throw new Error(`${workload.name}: ${name} failed:\n${lastAnswer}`);
    const logged = await text(createReadStream(database.log, { start: before }));
    fewestStatements = Math.min(fewestStatements, logged.match(/LOG: {2}(execute|statement)/g)?.length ?? 0);
    const { data } = JSON.parse(lastAnswer) as { data: unknown };
    answers.push(without(workload.varies, DIALECTS[dialect].read(data)));
  }
  return { answers, fewestStatements };
}

const without = (fields: readonly string[], data: unknown): unknown =>
  JSON.parse(JSON.stringify(data, (key, value: unknown) => (fields.includes(key) ? null : value)));
