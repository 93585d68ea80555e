import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { WebSocket } from 'ws';
import { startApp, type App } from '../support/app.ts';
import { freePort } from '../support/free-port.ts';
import { connect } from '../support/live.ts';
import { isInstalled, postOverTls, startProxy } from '../support/proxies.ts';
import { until } from '../support/until.ts';

const deploy = join(import.meta.dirname, '../../deploy');
const run = promisify(execFile);

let folder: string;
let certificate: string;
let ca: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ordergraph-proxies-'));
  // The same command creates the certificate of compose.yaml.
  await cp(join(deploy, 'create-secrets.sh'), join(folder, 'create-secrets.sh'));
  await run('sh', [join(folder, 'create-secrets.sh')]);
  certificate = join(folder, 'secrets/tls.pem');
  ca = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(
    await readFile(certificate, 'utf8'),
  )![0];
});
afterAll(() => rm(folder, { recursive: true }));

type Ports = { http: number; https: number; a: string; b: string };
type Start = (ports: Ports) => Promise<() => Promise<void>>;

/** Writes a copy of a configuration with other texts in some places. Fails if one of the places does not exist. */
async function writeConfig(name: string, replacements: [before: string, after: string][]): Promise<string> {
  let text = await readFile(join(deploy, name), 'utf8');
  for (const [before, after] of replacements) {
    expect(text).toContain(before);
    text = text.replaceAll(before, after);
  }
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

const startHaproxy: Start = async ({ http, https, a, b }) => {
  const file = await writeConfig('haproxy.cfg', [
    ['bind :80\n', `bind 127.0.0.1:${http}\n`],
    ['bind :443 ', `bind 127.0.0.1:${https} `],
  ]);
  const environment = { SERVER_A: a, SERVER_B: b, TLS_CERTIFICATE: certificate };
  return startProxy(['haproxy', ['-db', '-f', file]], https, environment);
};

const startNginx: Start = async ({ http, https, a, b }) => {
  const file = await writeConfig('nginx.conf', [
    ['listen [::]:80;', ''],
    ['listen [::]:443 ssl;', ''],
    ['listen 80;', `listen 127.0.0.1:${http};`],
    ['listen 443 ', `listen 127.0.0.1:${https} `],
    ['127.0.0.1:4001', a],
    ['127.0.0.1:4002', b],
    ['/etc/ordergraph/tls.pem', certificate],
    ['server_tokens off;', 'server_tokens off; access_log off;'],
  ]);
  const globals = `daemon off; error_log stderr; pid ${join(folder, 'nginx.pid')};`;
  return startProxy(['nginx', ['-p', folder, '-c', file, '-g', globals]], https);
};

const QUERY = '{ products { totalCount } }';
const ANSWERS = Array.from({ length: 10 }, () => ({ status: 200, data: { products: { totalCount: 0 } } }));

/** Opens and closes the connection of live updates. */
async function connectOverTls(port: number): Promise<void> {
  const webSocketImpl = class extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols, { ca });
    }
  };
  await new Promise<void>((resolve, reject) => {
    const client = connect(`https://localhost:${port}`, undefined, {
      webSocketImpl,
      lazy: false,
      on: { connected: () => resolve(client.dispose()), error: (error) => reject(error as Error) },
    });
  });
}

/**
 * Requires that a proxy in front of two servers redirects to TLS, and passes queries and live updates. Then stops one server, and
 * returns the answers of the proxy after it has noticed.
 */
async function answersAfterStop(start: Start) {
  const apps: App[] = [await startApp(), await startApp()];
  const [a, b] = apps.map(({ url }) => `127.0.0.1:${new URL(url).port}`) as [string, string];
  const [http, https] = [await freePort(), await freePort()];
  const stopProxy = await start({ http, https, a, b });
  try {
    const ask = async () => {
      const { status, body } = await postOverTls(https, ca, QUERY);
      return { status, data: status === 200 ? JSON.parse(body).data : null };
    };
    await until(ask, ({ status }) => status === 200);
    const redirect = await fetch(`http://127.0.0.1:${http}/cart`, { redirect: 'manual' });
    expect(redirect.status).toBe(301);
    expect(redirect.headers.get('location')).toMatch(/^https:.*\/cart$/);

    await connectOverTls(https);

    // Without one of the servers.
    await apps.pop()!.stop();
    const askAgain = async () => {
      const answers = [];
      while (answers.length < ANSWERS.length) answers.push(await ask());
      return answers;
    };
    return await until(askAgain, (answers) => answers.every(({ status }) => status === 200));
  } finally {
    await stopProxy();
    await Promise.all(apps.map((app) => app.stop()));
  }
}

const describeWith = (program: string) => (isInstalled(program) ? describe : describe.skip);

describeWith('haproxy')('deploy/haproxy.cfg', () => {
  test('serves over TLS, with WebSockets, also without one server', async () => {
    expect(await answersAfterStop(startHaproxy)).toEqual(ANSWERS);
  });
});

describeWith('nginx')('deploy/nginx.conf', () => {
  test('serves over TLS, with WebSockets, also without one server', async () => {
    expect(await answersAfterStop(startNginx)).toEqual(ANSWERS);
  });
});

describeWith('systemd-analyze')('deploy/systemd', () => {
  test('has no problem in its units', async () => {
    const units = join(folder, 'units');
    await mkdir(units);
    for (const [name, copy] of [
      ['ordergraph@.service', 'ordergraph@.service'],
      ['ordergraph@.service', 'ordergraph@4001.service'],
      ['ordergraph-worker.service', 'ordergraph-worker.service'],
    ] as const) {
      const text = await readFile(join(deploy, 'systemd', name), 'utf8');
      // The program is not installed here.
      const node = '/opt/ordergraph/current/bin/node';
      expect(text).toContain(node);
      await writeFile(join(units, copy), text.replaceAll(node, process.execPath));
    }
    const files = ['ordergraph@4001.service', 'ordergraph-worker.service'].map((name) => join(units, name));

    const { stdout, stderr } = await run('systemd-analyze', ['verify', '--man=no', ...files]);

    // Other lines are about the system.
    expect(stdout + stderr).not.toContain('ordergraph');
  });
});

describeWith('kubectl')('deploy/kubernetes', () => {
  test('is rendered by kustomize, with the settings by the hash of their content', async () => {
    const { stdout } = await run('kubectl', ['kustomize', join(deploy, 'kubernetes')]);

    const kinds = stdout.match(/(?<=^kind: )\w+$/gm)!;
    expect(kinds.sort()).toEqual([
      ...[
        'ConfigMap',
        'Deployment',
        'Deployment',
        'HorizontalPodAutoscaler',
        'Job',
        'NetworkPolicy',
        'NetworkPolicy',
        'NetworkPolicy',
      ],
      ...['PodDisruptionBudget', 'PodDisruptionBudget', 'Service'],
    ]);
    expect(stdout.match(/name: settings-\w+/g)).toHaveLength(4);
  });
});
