/** Kills servers, workers, databases, poolers, Redis and the load balancer under load, and checks the invariants of the shop. */
import { parseArgs } from 'node:util';
import { hasHaproxy } from '../test/support/haproxy.ts';
import { hasRedis } from '../test/support/redis.ts';
import { runDrill } from './drill/engines/run.ts';

const HELP = `Starts three servers behind haproxy, two workers, PostgreSQL with two standbys, PgBouncer and Redis on this machine.
Kills one of them with SIGKILL in each round while clients place, pay, read and watch orders, and starts it again.
Exits with 1 if an invariant is broken.

  npm run drill:engines -- [--rounds NUMBER]

  --rounds    20 by default
  --help      shows this text

Needs haproxy and redis-server on the PATH, and PgBouncer 1.21 or newer; without it, the servers use PostgreSQL directly.
`;

const RECOVERY_LIMIT_MS = 30_000;

const secondsOf = (milliseconds: number) => (milliseconds / 1000).toFixed(1);

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, help: { type: 'boolean' } },
});
if (values.help) process.stdout.write(HELP);
else if (!hasHaproxy || !hasRedis) {
  process.stderr.write('Install haproxy and redis-server first.\n');
  process.exitCode = 1;
} else {
  const report = await runDrill({
    rounds: Number(values.rounds),
    onRound: ({ killed, recoveredInMs, completeInMs }) =>
      process.stderr.write(
        `${killed}: recovered in ${secondsOf(recoveredInMs)} s, complete in ${secondsOf(completeInMs)} s\n`,
      ),
  });
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  const isSound =
    report.broken.length + report.unexpectedErrors.length + Object.keys(report.flaws).length === 0 &&
    report.rounds.every(({ recoveredInMs }) => recoveredInMs <= RECOVERY_LIMIT_MS);
  if (!isSound) process.exitCode = 1;
}
