import {
  createInstanceCounters,
  EXPIRES_AFTER_MS,
  type InstanceMessage,
} from '../../src/platform/cluster/instance-counters.ts';
import type { SharedCounterName } from '../../src/platform/cluster/shared-counter.ts';

// Instances without Redis between them: a test decides which messages arrive.

let time: number;
let isConnected: boolean;
type Instance = {
  counters: ReturnType<typeof createInstanceCounters>;
  add: (name: SharedCounterName, key: string, amount: number) => void;
  /** The sums that the other instances have added, without sums of zero. */
  known: () => Record<string, number>;
};
let instances: Instance[];
beforeEach(() => {
  time = 0;
  isConnected = true;
  instances = [];
});

function newInstance(id: string): Instance {
  const send = (message: InstanceMessage) => {
    if (isConnected) instances.forEach(({ counters }) => counters.receive(message));
  };
  const counters = createInstanceCounters(id, send, () => time);
  const known = new Map<string, number>();
  for (const name of ['spent', 'live', 'subscriptions'] as const) {
    counters.counterOf(name).onAdded((amounts) => {
      for (const [key, amount] of amounts)
        known.set(`${name} ${key}`, (known.get(`${name} ${key}`) ?? 0) + amount);
    });
  }
  const instance: Instance = {
    counters,
    add: (name: SharedCounterName, key: string, amount: number) => counters.counterOf(name).add(key, amount),
    known: () => Object.fromEntries([...known].filter(([, amount]) => amount !== 0)),
  };
  instances.push(instance);
  return instance;
}

const sendHeartbeats = (of: readonly Instance[] = instances) =>
  of.forEach(({ counters }) => counters.sendHeartbeat());
/** A request for a complete message is sent with one heartbeat, and answered with the next. */
const synchronize = () => {
  sendHeartbeats();
  sendHeartbeats();
};

test('reports the sum of what was added to each key once', () => {
  const [a, b] = [newInstance('a'), newInstance('b')];
  synchronize();
  a.add('spent', 'account 1', 10);
  a.add('spent', 'account 1', 5);
  a.add('live', '10.0.0.1', 1);
  expect(b.known()).toEqual({});
  a.counters.report();
  a.counters.report();
  synchronize();

  expect(b.known()).toEqual({ 'spent account 1': 15, 'live 10.0.0.1': 1 });
  expect(a.known()).toEqual({});
});

test('does not share the connections of an instance', () => {
  const [a, b] = [newInstance('a'), newInstance('b')];
  a.add('connections', 'all', 1);
  synchronize();

  expect(b.known()).toEqual({});
});

test('sends the held amounts of all instances to one that starts later', () => {
  const a = newInstance('a');
  a.add('live', '10.0.0.1', 3);
  synchronize();
  const b = newInstance('b');
  synchronize();
  a.add('live', '10.0.0.1', -1);
  a.counters.report();

  expect(b.known()).toEqual({ 'live 10.0.0.1': 2 });
});

test('forgets the held amounts of an instance that has ended, and keeps those of the others', () => {
  const [a, b, c] = [newInstance('a'), newInstance('b'), newInstance('c')];
  a.add('live', '10.0.0.1', 2);
  a.add('spent', 'account 1', 10);
  c.add('live', '10.0.0.1', 5);
  synchronize();
  time += EXPIRES_AFTER_MS - 1;
  sendHeartbeats([c, b]);
  expect(b.known()).toEqual({ 'live 10.0.0.1': 7, 'spent account 1': 10 });
  time += 1;
  sendHeartbeats([c, b]);

  expect(b.known()).toEqual({ 'live 10.0.0.1': 5, 'spent account 1': 10 });
});

test('forgets the counts of an instance immediately when it stops', () => {
  const [a, b] = [newInstance('a'), newInstance('b')];
  a.add('subscriptions', 'account 1', 2);
  synchronize();
  a.counters.leave();

  expect(b.known()).toEqual({});
});

test('is correct again after messages were lost', () => {
  const [a, b] = [newInstance('a'), newInstance('b')];
  a.add('live', '10.0.0.1', 1);
  synchronize();
  isConnected = false;
  a.add('live', '10.0.0.1', 1);
  b.add('live', '10.0.0.2', 4);
  a.counters.report();
  sendHeartbeats();
  isConnected = true;
  a.add('live', '10.0.0.1', 1);
  a.counters.report();
  synchronize();
  synchronize();

  expect(b.known()).toEqual({ 'live 10.0.0.1': 3 });
  expect(a.known()).toEqual({ 'live 10.0.0.2': 4 });
});

test('counts for itself while nothing arrives, and together with the others afterwards', () => {
  const [a, b] = [newInstance('a'), newInstance('b')];
  a.add('live', '10.0.0.1', 2);
  synchronize();
  isConnected = false;
  time += EXPIRES_AFTER_MS;
  sendHeartbeats();
  expect(b.known()).toEqual({});
  isConnected = true;
  synchronize();
  synchronize();

  expect(b.known()).toEqual({ 'live 10.0.0.1': 2 });
});

test('is exact after any sequence of additions, losses and heartbeats', () => {
  // A linear congruential generator, so that a failure can be repeated.
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const [a, b, c] = [newInstance('a'), newInstance('b'), newInstance('c')];
  const sums: Record<string, number>[] = [{}, {}, {}];
  for (let step = 0; step < 3_000; step++) {
    const at = random(3);
    const key = `10.0.0.${random(4)}`;
    const held = sums[at]![key] ?? 0;
    const by = held > 0 && random(2) === 0 ? -1 : 1;
    sums[at]![key] = held + by;
    instances[at]!.add('live', key, by);
    if (random(3) === 0) instances[at]!.counters.report();
    if (random(5) === 0) sendHeartbeats([instances[random(3)]!]);
    isConnected = random(4) > 0;
  }
  isConnected = true;
  for (let round = 0; round < 3; round++) synchronize();

  const othersOf = (own: number) => {
    const total: Record<string, number> = {};
    for (const [index, sum] of sums.entries()) {
      for (const [key, amount] of Object.entries(index === own ? {} : sum))
        total[`live ${key}`] = (total[`live ${key}`] ?? 0) + amount;
    }
    return Object.fromEntries(Object.entries(total).filter(([, amount]) => amount !== 0));
  };
  expect([a, b, c].map((instance) => instance.known())).toEqual([0, 1, 2].map(othersOf));
});
