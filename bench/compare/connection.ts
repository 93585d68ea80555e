import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** The clients' side of HTTP. It shares the machine with the server under test, so it reads only the necessary part of a response. */

const HEAD_END = '\r\n\r\n';
const LENGTH = /\r\ncontent-length: (\d+)/i;
/** Placeholder in a request, replaced by a unique text of the same length. */
const UNIQUE = '{{unique}}';

let uniqueCount = 0;

/** Returns a function that returns the requests in a cycle. */
export function requestsOf(texts: readonly string[]): () => Buffer {
  const requests = texts.map((text) => {
    const bytes = Buffer.from(text);
    return { bytes, uniqueAt: bytes.indexOf(UNIQUE) };
  });
  let next = 0;
  return () => {
    const { bytes, uniqueAt } = requests[next++ % requests.length]!;
    if (uniqueAt === -1) return bytes;
    // Writes into a copy, because a pending write may still use the buffer.
    const copy = Buffer.from(bytes);
    copy.write((uniqueCount++).toString(36).padStart(UNIQUE.length, '0'), uniqueAt);
    return copy;
  };
}

/** Opens a connection. Calls `answered` with each complete response. `answered` can send the next request. */
export async function openConnection(port: number, answered: (answer: Buffer) => void): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').setNoDelay();
  await once(socket, 'connect');
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
    answered(answer);
  });
  return socket;
}

export const statusOf = (answer: Buffer): number => Number(answer.toString('latin1', 9, 12));
export const bodyOf = (answer: Buffer): string =>
  answer.subarray(answer.indexOf(HEAD_END) + HEAD_END.length).toString();
