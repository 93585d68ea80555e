import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { fieldOf, postTo, type Account } from './app.ts';

/** The timeout of a client's request. */
const REQUEST_TIMEOUT_MS = 15_000;

/** Finds the address in the output of a server that has started. */
export const SERVES = /serves GraphQL at\s+(http:\/\/\S+)\/graphql/;

/** Matches the output of a worker that has started. */
export const RUNS_JOBS = /running (jobs)/;

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export type ServerProcess = {
  url: string;
  pid: number;
  /**
   * Sends the signal and waits for the exit. Returns the exit code, or null if the signal ended the process.
   */
  end: (signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT') => Promise<number | null>;
  /** The output so far. */
  output: () => string;
};

/**
 * Starts the program in a separate process on a free port. `environment` is its whole configuration. `onSpawn` gets the id of
 * the process before it has started to serve.
 */
export async function startServerProcess(
  environment: Record<string, string>,
  program = main,
  onSpawn?: (pid: number) => void,
): Promise<ServerProcess> {
  const { match, ...server } = await startProcess(environment, program, SERVES, undefined, onSpawn);
  return { ...server, url: match! };
}

/**
 * Whether `script` of util-linux can give a process a terminal; other systems have a `script` with other
 * options.
 */
export const hasTerminal =
  spawnSync('script', ['--version']).stdout?.toString().includes('util-linux') === true;

/** Like `startServerProcess`, with a terminal without colors as input and output. `end` ends the terminal. */
export async function startInTerminal(environment: Record<string, string>): Promise<ServerProcess> {
  const command = `"${process.execPath}" "${main}"`;
  const { match, ...server } = await startProcess({ ...environment, NO_COLOR: '1' }, main, SERVES, [
    'script',
    ['--quiet', '--return', '--command', command, '/dev/null'],
  ]);
  return { ...server, url: match! };
}

/** Starts a separate worker, which serves no requests. */
export const startWorkerProcess = (environment: Record<string, string>): Promise<WorkerProcess> =>
  startProcess({ ...environment, WORKER: 'only' }, main, RUNS_JOBS);

/** Starts another command, such as an npm script. Waits until the output matches, and returns the first group as `match`. */
export const startCommand = (environment: Record<string, string>, command: Command, started: RegExp) =>
  startProcess(environment, main, started, command);

export type WorkerProcess = Pick<ServerProcess, 'end' | 'output' | 'pid'>;

/** Waits until the output matches the expression, and returns the first group. */
async function startProcess(
  environment: Record<string, string>,
  program: string,
  started: RegExp,
  command?: Command,
  onSpawn?: (pid: number) => void,
) {
  const { child, output, exited } = spawnServer(environment, program, command);
  onSpawn?.(child.pid!);
  await Promise.race([
    exited,
    new Promise<void>((resolve) => {
      child.stdout.on('data', () => started.test(output()) && resolve());
    }),
  ]);
  const match = started.exec(output())?.[1];
  if (!match) throw new Error(`the process did not start: ${output()}`);
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exited;
  };
  return { match, pid: child.pid!, output, end };
}

/** Returns the field of a single-field operation; null if there is no response, or the server is stopping. */
export async function askServer(url: string, document: string, variables: object, as?: Account) {
  const asked = postTo(url, document, variables, as).catch(() => null);
  // A connection that is handed to a process while that process is killed never gets a response.
  const answer = await Promise.race([asked, sleep(REQUEST_TIMEOUT_MS, null, { ref: false })]);
  return answer && answer.status !== 503 ? fieldOf(answer) : null;
}

/** Runs the program until it ends by itself. Returns its exit code and output. */
export async function runToEnd(
  environment: Record<string, string>,
): Promise<{ exitCode: number | null; output: string }> {
  const { output, exited } = spawnServer(environment);
  return { exitCode: await exited, output: output() };
}

/** Starts a server that must fail. */
export const failToStart = runToEnd;

export type Command = [file: string, args: string[]];

function spawnServer(
  environment: Record<string, string>,
  program = main,
  [file, args]: Command = [process.execPath, [program]],
) {
  const child = spawn(file, args, {
    // A folder without a .env file.
    cwd: tmpdir(),
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      LOG_LEVEL: 'silent',
      RATE_LIMITS: 'off',
      STOREFRONT: 'off',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => (written += text.toString()));
  }
  // `close` comes after the complete output, `exit` may come before its end.
  const exited = once(child, 'close').then(([exitCode]) => exitCode as number | null);
  return { child, output: () => written, exited };
}
