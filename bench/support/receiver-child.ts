import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody who takes webhooks, in a process of its own: it sends its port, and ends with whoever started it. */
const server = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(204).end());
});
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
