import { once } from 'node:events';
import { bodyOf, openConnection, requestsOf, statusOf } from './connection.ts';
import type { LoadOptions, LoadResult } from './load.ts';

/** Runs the clients in a separate process. Receives a `LoadOptions` message and sends back a `LoadResult`. */

type Send = LoadOptions & { next: () => Buffer; answered: (answer: Buffer, ms: number) => void };

/** Each client sends its next request as soon as it has the response to its last request. */
async function sendInTurns({ port, clients, seconds, next, answered }: Send): Promise<void> {
  const end = performance.now() + seconds * 1000;
  const client = async () => {
    let sentAt = 0;
    const send = () => {
      sentAt = performance.now();
      socket.write(next());
    };
    const socket = await openConnection(port, (answer) => {
      const now = performance.now();
      answered(answer, now - sentAt);
      if (now >= end) socket.destroy();
      else send();
    });
    send();
    await once(socket, 'close');
  };
  await Promise.all(Array.from({ length: clients }, client));
}

/**
 * Sends requests at a constant rate, however fast the server responds. A request that is due while all clients wait is sent later,
 * but its latency is measured from the time when it was due.
 */
async function sendAtRate({ port, clients, seconds, rate, next, answered }: Send): Promise<void> {
  const due: number[] = [];
  const idle: (() => void)[] = [];
  const sendDue = () => {
    while (due.length > 0 && idle.length > 0) idle.pop()!();
  };
  const open = async () => {
    let dueAt = 0;
    const send = () => {
      dueAt = due.shift()!;
      socket.write(next());
    };
    const socket = await openConnection(port, (answer) => {
      answered(answer, performance.now() - dueAt);
      idle.push(send);
      sendDue();
    });
    idle.push(send);
    return socket;
  };
  const sockets = await Promise.all(Array.from({ length: clients }, open));

  const started = performance.now();
  const total = Math.ceil(rate! * seconds);
  let made = 0;
  while (made < total || idle.length < clients) {
    while (made < total && started + (made * 1000) / rate! <= performance.now())
      due.push(started + (made++ * 1000) / rate!);
    sendDue();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  for (const socket of sockets) socket.destroy();
}

async function fire(options: LoadOptions): Promise<LoadResult> {
  const times: number[] = [];
  let failed = 0;
  let firstFailure: string | null = null;
  let last: Buffer | undefined;
  const started = performance.now();
  await (options.rate === undefined ? sendInTurns : sendAtRate)({
    ...options,
    next: requestsOf(options.requests),
    answered(answer, ms) {
      times.push(ms);
      last = answer;
      if (statusOf(answer) === 200 && !answer.includes('"errors":') && answer.includes(options.expectedText))
        return;
      failed++;
      firstFailure ??= answer.toString('utf8').slice(0, 2000);
    },
  });

  const took = (performance.now() - started) / 1000;
  const sorted = Float64Array.from(times).sort();
  const percentile = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
  return {
    requests: times.length,
    perSecond: times.length / took,
    p50: percentile(0.5),
    p99: percentile(0.99),
    failed,
    firstFailure,
    lastAnswer: last ? bodyOf(last) : '',
  };
}

process.on(
  'message',
  (options: LoadOptions) => void fire(options).then((answered) => process.send!(answered)),
);
