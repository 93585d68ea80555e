import { parseArgs } from 'node:util';
import { VARIANTS } from './servers.ts';
import { TARGETED, WORKLOADS } from './workloads.ts';

export type Options = {
  quick: boolean;
  json: boolean;
  /** Names of workloads. */
  only: string[];
  /** Names of servers. */
  servers: string[];
  workers: number;
  /** Numbers of clients. Each workload is measured with each of these numbers. Empty: with its own number. */
  clients: number[];
  /** Folders of other checkouts whose shops are measured, too. */
  against: string[];
  /** Also measure each server at a constant rate. */
  openLoop: boolean;
  rounds: number;
  /** Duration of a turn. Null: computed from the remaining time. */
  seconds: number | null;
};

const SERVERS = Object.keys(VARIANTS);
/** Servers that can run as several processes. */
const WITH_WORKERS = ['floor', 'ordergraph', 'observed'];
/** Servers with target ratios. */
const QUICK = ['floor', 'ordergraph', 'mercurius', 'apollo', 'postgraphile'];

const HELP = `Compares this server with a floor of hand-written SQL and with other GraphQL servers, on the same data.

  npm run bench -- [options]

  --quick             finishes within a minute: a small shop, few and short rounds; by default only
                      ${TARGETED.join(', ')} on ${QUICK.join(', ')}
  --only A,B          run only these workloads: ${WORKLOADS.map(({ name }) => name).join(', ')}
  --servers A,B       run only these servers: ${SERVERS.join(', ')}
  --against FOLDER    also measure the shop of another checkout; can be repeated
  --workers N         run only ${WITH_WORKERS.join(' and ')}, each with N processes
  --clients A,B       run each workload with these numbers of clients, such as 1,16,64,256
  --open-loop         also send at a constant rate: 50 % and 80 % of what each server reached, to it and to the first server
  --rounds N          number of rounds; each server has one turn per round
  --seconds N         duration of a turn
  --json              print the ratios as one line of JSON at the end
  --help              show this text
`;

function fail(message: string): never {
  process.stderr.write(`${message}\nRun with --help for the options.\n`);
  process.exit(2);
}

export function readOptions(): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const { values } = parseArgs({
      options: {
        quick: flag,
        json: flag,
        help: flag,
        'open-loop': flag,
        only: text,
        servers: text,
        workers: text,
        clients: text,
        rounds: text,
        seconds: text,
        against: { ...text, multiple: true },
      },
    });
    if (values.help) {
      process.stdout.write(HELP);
      process.exit(0);
    }
    const quick = values.quick ?? false;
    const workers = readNumber('workers', values.workers) ?? 1;
    const possible = workers > 1 ? WITH_WORKERS : SERVERS;
    const all = WORKLOADS.map(({ name }) => name);
    return {
      quick,
      json: values.json ?? false,
      only: readNames('only', values.only, all) ?? (quick ? TARGETED : all),
      servers:
        readNames('servers', values.servers, possible) ??
        possible.filter((name) => (quick ? QUICK.includes(name) : name !== 'observed')),
      against: values.against ?? [],
      workers,
      openLoop: values['open-loop'] ?? false,
      clients: (values.clients?.split(',') ?? []).map((text) => readNumber('clients', text.trim())!),
      rounds: readNumber('rounds', values.rounds) ?? (quick ? 3 : 5),
      seconds: readNumber('seconds', values.seconds) ?? (quick ? null : 4),
    };
  } catch (error) {
    return fail((error as Error).message);
  }
}

function readNames(option: string, text: string | undefined, known: readonly string[]): string[] | undefined {
  if (text === undefined) return undefined;
  const names = text.split(',').map((name) => name.trim());
  for (const name of names) {
    if (!known.includes(name)) {
      throw new Error(`--${option}: unknown name ${JSON.stringify(name)}. Use one of: ${known.join(', ')}.`);
    }
  }
  return names;
}

function readNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new Error(`--${option} must be a whole number from 1 to 9999, not ${JSON.stringify(text)}.`);
}
