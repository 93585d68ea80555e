import { once } from 'node:events';
import type { Server } from 'node:http';

/** Starts to listen. Throws an error that names the setting if the port is in use. */
export async function listenOn(server: Server, host: string, port: number, setting: string): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`port ${port} is already in use. Set ${setting} to a free port.`);
  });
}
