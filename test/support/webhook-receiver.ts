import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Received = { headers: Record<string, string>; body: string };

/** A response: a status, or a custom handler. */
type Answer = number | ((request: IncomingMessage, response: ServerResponse) => void);

export type Receiver = {
  url: string;
  /** The received requests, the earliest first. */
  received: Received[];
  /** Responses to the next requests, in order; then 204. */
  answers: Answer[];
  stop: () => Promise<void>;
};

/** Starts a webhook receiver on 127.0.0.1. */
export async function startReceiver(): Promise<Receiver> {
  const http = createServer((request, response) => {
    text(request).then(
      (body) => {
        receiver.received.push({ headers: request.headers as Record<string, string>, body });
        const answer = receiver.answers.shift() ?? 204;
        if (typeof answer === 'number') response.writeHead(answer).end();
        else answer(request, response);
      },
      (error: Error) => response.destroy(error),
    );
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/hook`,
    received: [],
    answers: [],
    stop: async () => {
      const closed = new Promise((resolve) => http.close(resolve));
      http.closeAllConnections();
      await closed;
    },
  };
  return receiver;
}
