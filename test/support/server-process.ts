import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { fieldOf, postTo, type Account } from './app.ts';

/** How long a client waits for an answer. */
const PATIENCE_MS = 5_000;

/** Finds the address in what a server prints once it has started. */
const SERVES = /serves GraphQL at\s+(http:\/\/\S+)\/graphql/;

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export type ServerProcess = {
  url: string;
  pid: number;
  /** Sends the signal and waits for the end: the exit code, or null where the signal was the end of it. */
  end: (signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT') => Promise<number | null>;
  /** What it has written so far. */
  output: () => string;
};

/** The program itself in a process of its own, on a free port; `environment` is all of its configuration. */
export async function startServerProcess(
  environment: Record<string, string>,
  program = main,
): Promise<ServerProcess> {
  const { announced, ...server } = await startProcess(environment, program, SERVES);
  return { ...server, url: announced! };
}

/** Whether `script` of util-linux can give a process a terminal; that of other systems takes other options. */
export const hasTerminal =
  spawnSync('script', ['--version']).stdout?.toString().includes('util-linux') === true;

/** The same with a terminal without colors for its input and output. `end` ends the terminal. */
export async function startInTerminal(environment: Record<string, string>): Promise<ServerProcess> {
  const command = `"${process.execPath}" "${main}"`;
  const { announced, ...server } = await startProcess({ ...environment, NO_COLOR: '1' }, main, SERVES, [
    'script',
    ['--quiet', '--return', '--command', command, '/dev/null'],
  ]);
  return { ...server, url: announced! };
}

/** A worker alone, which serves nothing. */
export const startWorkerProcess = (environment: Record<string, string>): Promise<WorkerProcess> =>
  startProcess({ ...environment, WORKER: 'only' }, main, /does (jobs)/);

export type WorkerProcess = Pick<ServerProcess, 'end' | 'output'>;

/** Waits until it has said that it runs, and answers with what the expression has found then. */
async function startProcess(
  environment: Record<string, string>,
  program: string,
  saying: RegExp,
  command?: Command,
) {
  const { child, output, exited } = spawnServer(environment, program, command);
  await Promise.race([
    exited,
    new Promise<void>((resolve) => {
      child.stdout.on('data', () => saying.test(output()) && resolve());
    }),
  ]);
  const announced = saying.exec(output())?.[1];
  if (!announced) throw new Error(`the process did not start: ${output()}`);
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exited;
  };
  return { announced, pid: child.pid!, output, end };
}

/** What the one field of the operation answered; null where no answer comes, or it says that it is stopping. */
export async function askServer(url: string, document: string, variables: object, as: Account) {
  const asked = postTo(url, document, variables, as).catch(() => null);
  // A connection that is handed to a process while that is killed is answered by nobody.
  const answer = await Promise.race([asked, sleep(PATIENCE_MS, null, { ref: false })]);
  return answer && answer.status !== 503 ? fieldOf(answer) : null;
}

/** For a start that is to fail: how it ended, and what it said. */
export async function failToStart(
  environment: Record<string, string>,
): Promise<{ exitCode: number | null; output: string }> {
  const { output, exited } = spawnServer(environment);
  return { exitCode: await exited, output: output() };
}

type Command = [file: string, args: string[]];

function spawnServer(
  environment: Record<string, string>,
  program = main,
  [file, args]: Command = [process.execPath, [program]],
) {
  const child = spawn(file, args, {
    // A folder where no .env lies.
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'silent', RATE_LIMITS: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => (written += text.toString()));
  }
  // Once its output is closed too, so that nothing of it is missed.
  const exited = once(child, 'close').then(([exitCode]) => exitCode as number | null);
  return { child, output: () => written, exited };
}
