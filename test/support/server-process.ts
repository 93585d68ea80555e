import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export type ServerProcess = {
  url: string;
  /** Sends the signal and waits for the end: the exit code, or null where the signal was the end of it. */
  end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<number | null>;
};

/** The program itself in a process of its own, on a database that is there; what it signs with is the caller's. */
export async function startServerProcess(databaseUrl: string, jwtPrivateKey: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [main], {
    // A folder where no .env lies.
    cwd: tmpdir(),
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      DATABASE_URL: databaseUrl,
      JWT_PRIVATE_KEY: jwtPrivateKey,
      PORT: '0',
      SEED: 'none',
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));

  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\/\/[^/]+/.exec(line) ?? [];
    if (url) {
      return {
        url,
        end: async (signal) => {
          child.kill(signal);
          return (await exited)[0];
        },
      };
    }
  }
  throw new Error(`the server did not start: ${complaint}`);
}
