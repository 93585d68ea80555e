import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { request } from 'node:https';
import { until } from './until.ts';

/** Whether a program is on the PATH. Says which tests are skipped if it is not. */
export function isInstalled(program: string): boolean {
  const isThere = !spawnSync(program, ['--version']).error;
  if (!isThere) console.warn(`Skipping the tests of deploy/ with ${program}: it is not on the PATH.`);
  return isThere;
}

/** Starts a program in the foreground and waits until it listens on the port. */
export async function startProxy(
  [program, args]: [string, string[]],
  port: number,
  environment: Record<string, string> = {},
): Promise<() => Promise<void>> {
  const child = spawn(program, args, {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  const exited = once(child, 'exit');
  await until(async () => child.exitCode !== null || (await isListening(port)));
  if (child.exitCode !== null) throw new Error(`${program} did not start: ${output}`);
  return async () => {
    child.kill('SIGTERM');
    await exited;
  };
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Sends a query over TLS to `localhost` on a new connection. Returns the status and the body. */
export async function postOverTls(
  port: number,
  ca: string,
  query: string,
): Promise<{ status: number; body: string }> {
  const sent = request({
    host: '127.0.0.1',
    servername: 'localhost',
    port,
    ca,
    path: '/graphql',
    method: 'POST',
    agent: false,
    headers: { 'content-type': 'application/json' },
  });
  sent.end(JSON.stringify({ query }));
  const [response] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  let body = '';
  for await (const text of response) body += String(text);
  return { status: response.statusCode!, body };
}
