import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { LoadOptions, LoadResult } from './load.ts';

/**
 * The clients, in a process of their own. Receives a `LoadOptions` message and sends back a `LoadResult`. The process shares the
 * machine with the server under test, so it sends prebuilt requests and reads only the necessary part of a response.
 */

const HEAD_END = '\r\n\r\n';
const LENGTH = /\r\ncontent-length: (\d+)/i;
/** Placeholder in a request, replaced by a unique text of the same length. */
const UNIQUE = '{{unique}}';

let made = 0;

function requestsOf(texts: string[]): () => Buffer {
  const requests = texts.map((text) => {
    const bytes = Buffer.from(text);
    return { bytes, uniqueAt: bytes.indexOf(UNIQUE) };
  });
  let next = 0;
  return () => {
    const { bytes, uniqueAt } = requests[next++ % requests.length]!;
    if (uniqueAt === -1) return bytes;
    // A copy: the same buffer may still be in use by a pending write.
    const copy = Buffer.from(bytes);
    copy.write((made++).toString(36).padStart(UNIQUE.length, '0'), uniqueAt);
    return copy;
  };
}

/** Calls back with the status and the bytes of each complete response. */
function readAnswers(socket: Socket, answered: (status: number, answer: Buffer) => void): void {
  let received: Buffer | undefined;
  let length = 0;
  socket.on('data', (chunk) => {
    received = received ? Buffer.concat([received, chunk as Buffer]) : (chunk as Buffer);
    if (length === 0) {
      const headEnd = received.indexOf(HEAD_END);
      if (headEnd === -1) return;
      const declared = LENGTH.exec(received.toString('latin1', 0, headEnd))?.[1];
      if (declared === undefined) throw new Error('a response has no content-length');
      length = headEnd + HEAD_END.length + Number(declared);
    }
    if (received.length < length) return;
    const answer = received;
    received = undefined;
    length = 0;
    answered(Number(answer.toString('latin1', 9, 12)), answer);
  });
}

async function fire({ port, requests, clients, seconds, mustSay }: LoadOptions): Promise<LoadResult> {
  const next = requestsOf(requests);
  const times: number[] = [];
  let failed = 0;
  let firstFailure: string | null = null;
  let last: Buffer | undefined;
  const started = performance.now();
  const end = started + seconds * 1000;

  const client = async () => {
    const socket = connect(port, '127.0.0.1').setNoDelay();
    await once(socket, 'connect');
    let sentAt = performance.now();
    readAnswers(socket, (status, answer) => {
      const now = performance.now();
      times.push(now - sentAt);
      last = answer;
      if (status !== 200 || answer.includes('"errors":') || !answer.includes(mustSay)) {
        failed++;
        firstFailure ??= answer.toString('utf8').slice(0, 2000);
      }
      if (now >= end) {
        socket.destroy();
        return;
      }
      sentAt = now;
      socket.write(next());
    });
    socket.write(next());
    await once(socket, 'close');
  };
  await Promise.all(Array.from({ length: clients }, client));

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
    lastAnswer: last?.subarray(last.indexOf(HEAD_END) + HEAD_END.length).toString() ?? '',
  };
}

process.on(
  'message',
  (barrage: LoadOptions) => void fire(barrage).then((answered) => process.send!(answered)),
);
