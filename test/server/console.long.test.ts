import { stripVTControlCharacters } from 'node:util';
import { pino } from 'pino';
import { consoleFormat } from '../../src/boot/console-format.ts';
import type { App } from '../support/app.ts';
import { startBeside } from '../support/beside.ts';
import {
  hasTerminal,
  startInTerminal,
  startServerProcess,
  type ServerProcess,
} from '../support/server-process.ts';
import { until } from '../support/until.ts';

const TIME = /^\d\d:\d\d:\d\d /;

/** The terminal output for a log line, without the time. */
function show(log: (logger: pino.Logger) => void, { colorize = false } = {}): string[] {
  const format = consoleFormat({ colorize });
  let text = '';
  log(pino({ level: 'trace' }, { write: (line: string) => void (text += format(line)) }));
  const [first = '', ...others] = text.trimEnd().split('\n');
  expect(stripVTControlCharacters(first)).toMatch(TIME);
  return [first.replace(TIME, '').trimEnd(), ...others];
}

test('shows a request in one line', () => {
  const request = { method: 'POST', path: '/graphql', status: 200, ms: 3 };

  expect(show((logger) => logger.child({ reqId: 'abc' }).info(request, 'request'))).toEqual([
    'POST /graphql 200 3 ms',
  ]);
});

test('shows the level unless it is info, and facts after the message', () => {
  expect(show((logger) => logger.info('starting'))).toEqual(['starting']);
  expect(show((logger) => logger.warn('careful'))).toEqual(['WARN careful']);
  expect(show((logger) => logger.info({ email: 'a@shop.example' }, 'made the administrator'))).toEqual([
    'made the administrator {"email":"a@shop.example"}',
  ]);
});

test('shows an error with its stack, indented', () => {
  const error = {
    type: 'TypeError',
    message: 'x is null',
    stack: '    at a (a.ts:1:2)\n    at b (b.ts:3:4)',
  };

  const [first, ...others] = show((logger) => logger.error({ path: ['me'], error }, 'request failed'));

  expect(first).toBe('ERROR request failed {"path":["me"]}');
  expect(others.join('\n')).toContain('"message": "x is null"');
  for (const line of ['at a (a.ts:1:2)', 'at b (b.ts:3:4)']) {
    expect(others.find((other) => other.endsWith(line))).toMatch(/^ {8,}at /);
  }
});

test('removes control characters sent by a client', () => {
  const request = { method: 'GET', path: '/\u001b[2J\u009b2J\r', status: 404, ms: 1 };

  expect(show((logger) => logger.info(request, 'request'))).toEqual(['GET /[2J2J 404 1 ms']);
});

test('colors lines if the terminal has colors', () => {
  const [line] = show((logger) => logger.warn('careful'), { colorize: true });

  expect(line).toContain('\u001b[33mWARN');
});

describe('a server', () => {
  let app: App;
  let environment: Record<string, string>;
  let server: ServerProcess | undefined;
  beforeAll(async () => {
    const beside = await startBeside();
    app = beside.app;
    environment = { ...beside.environment, LOG_LEVEL: 'info' };
  });
  afterEach(() => server?.end('SIGKILL'));
  afterAll(() => app.stop());

  /** The line about this request, as the server printed it. */
  async function lineAbout({ url, output }: ServerProcess, path: string): Promise<string> {
    await fetch(url + path);
    const find = () =>
      output()
        .split(/\r?\n/)
        .find((line) => line.includes(path) && line.includes('404'));
    await until(() => find() !== undefined);
    return find()!;
  }

  test('logs JSON lines if there is no terminal', async () => {
    server = await startServerProcess(environment);

    expect(JSON.parse(await lineAbout(server, '/nowhere'))).toMatchObject({ path: '/nowhere', status: 404 });
  });

  (hasTerminal ? describe : describe.skip)('in a terminal', () => {
    test.each(['off', '2'])('prints readable lines, with CLUSTER=%s', async (CLUSTER) => {
      server = await startInTerminal({ ...environment, CLUSTER });

      expect(await lineAbout(server, '/nowhere')).toMatch(/^\d\d:\d\d:\d\d GET \/nowhere 404 \d+ ms$/);
      expect(server.output()).not.toContain('"level"');
    });

    test('logs JSON lines in production', async () => {
      server = await startInTerminal({ ...environment, NODE_ENV: 'production', CLUSTER: 'off' });

      expect(JSON.parse(await lineAbout(server, '/nowhere'))).toMatchObject({
        path: '/nowhere',
        status: 404,
      });
    });
  });
});
