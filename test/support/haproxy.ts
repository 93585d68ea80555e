import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

export const hasHaproxy = spawnSync('haproxy', ['-v']).status === 0;

if (!hasHaproxy) console.warn('Skipping the HAProxy tests: there is no haproxy on the PATH.');

export type LoadBalancer = {
  url: string;
  /** Waits until the health check of the server at this port has the result `state`. */
  untilServer: (port: number, state: 'UP' | 'DOWN') => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Balances between servers that are ready. Sends each request once: a request to a server that has stopped fails. `again` is a
 * stopped load balancer, whose port is used again.
 */
export async function startHaproxy(ports: readonly number[], again?: LoadBalancer): Promise<LoadBalancer> {
  const folder = await mkdtemp(join(tmpdir(), 'ordergraph-haproxy-'));
  const [port, statsPort] = [again ? Number(new URL(again.url).port) : await freePort(), await freePort()];
  const settings = join(folder, 'haproxy.cfg');
  await writeFile(
    settings,
    `defaults
  mode http
  retries 0
  timeout connect 5s
  timeout client 60s
  timeout server 60s
  timeout tunnel 1h
  timeout check 10s
frontend shop
  bind 127.0.0.1:${port}
  default_backend servers
backend servers
  balance roundrobin
  option httpchk GET /readyz
  http-check expect status 200
  default-server check inter 500ms fall 2 rise 1
${ports.map((server) => `  server s${server} 127.0.0.1:${server}`).join('\n')}
listen stats
  bind 127.0.0.1:${statsPort}
  stats enable
  stats uri /
`,
  );
  const child = spawn('haproxy', ['-db', '-f', settings], { stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  const exited = once(child, 'exit');
  const stateOf = async (server: number) => {
    if (child.exitCode !== null) throw new Error(`HAProxy has stopped: ${output}`);
    const answer = await fetch(`http://127.0.0.1:${statsPort}/;csv`).catch(() => null);
    const line = (await answer?.text())?.split('\n').find((text) => text.startsWith(`servers,s${server},`));
    // The 18th column is the status, such as `UP`, `DOWN` or `UP 1/2`.
    return line?.split(',')[17];
  };
  return {
    url: `http://127.0.0.1:${port}`,
    untilServer: async (server, state) => {
      await until(
        () => stateOf(server),
        (now) => now === state,
        60_000,
      );
    },
    stop: async () => {
      child.kill('SIGKILL');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
