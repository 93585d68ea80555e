import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Closes what is more. Not by `maxConnections`: in a cluster it hands the connection back, to be given to another process,
 * and processes that are all full would pass it around for ever.
 */
export function limitConnections(server: Server, most: number): void {
  let open = 0;
  server.prependListener('connection', (socket: Socket) => {
    open++;
    socket.once('close', () => open--);
    if (open > most) socket.destroy();
  });
}
