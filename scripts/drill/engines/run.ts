import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startMailServer } from '../../../test/support/mail-server.ts';
import { askServer } from '../../../test/support/server-process.ts';
import { until } from '../../../test/support/until.ts';
import { startReceiver } from '../../../test/support/webhook-receiver.ts';
import { startEngines, type Engines, type Part } from './parts.ts';
import { createClient } from './requests.ts';
import { changesIn, checkSettled, type Settled } from './settled.ts';
import { startShoppers, type Shoppers } from './shoppers.ts';
import { asAdmin, createProducts, createWebhookEndpoint, followChanges } from './staff.ts';

const SHOPPERS = 4;
const PRODUCTS = 3;
const RECOVERY_TIMEOUT_MS = 90_000;
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** A kill of one part, with the durations since the kill. */
export type Round = {
  killed: string;
  /** Until all other servers were ready, and a cart was created through each of them. */
  recoveredInMs: number;
  /** Until the part was started again, and all standbys replicated. Depends on the load of this machine. */
  completeInMs: number;
};

export type Report = Settled & {
  rounds: Round[];
  acknowledgedOrders: number;
  reads: number;
  live: Shoppers['live'];
  /** E-mails and webhooks that arrived more than once. */
  copies: { emails: number; webhooks: number };
  /** Broken promises. Empty if all is well. */
  broken: string[];
  /** Error codes that do not ask the client to try again. */
  unexpectedErrors: string[];
};

type DrillOptions = { rounds: number; onRound: (round: Round) => void };

/** Kills one part after another under load. Returns the report of the problems and durations. */
export async function runDrill({ rounds, onRound }: DrillOptions): Promise<Report> {
  const mail = await startMailServer();
  const receiver = await startReceiver();
  const engines = await startEngines({ mailUrl: mail.url }).catch(async (error: unknown) => {
    await Promise.all([mail.stop(), receiver.stop()]);
    throw error;
  });
  // Otherwise the started programs would continue after this process ends.
  const onSignal = () => void engines.stop().finally(() => process.exit(1));
  for (const signal of SIGNALS) process.once(signal, onSignal);
  try {
    const unexpectedErrors: string[] = [];
    const newClient = () => createClient(engines.url, unexpectedErrors);
    const admin = asAdmin(newClient());
    const productIds = await createProducts(admin, PRODUCTS);
    await createWebhookEndpoint(admin, receiver.url);
    const follower = followChanges(asAdmin(newClient()));
    const shoppers = startShoppers(engines.url, newClient, productIds, SHOPPERS);
    const done: Round[] = [];
    for (const name of sequenceOf(engines, rounds)) {
      const round = await killOne(engines, partNamed(engines, name), shoppers);
      done.push(round);
      onRound(round);
    }
    await shoppers.stop();
    const primaryUrl = engines.postgres.primary().url;
    const settled = await checkSettled(primaryUrl, () => ({
      placed: shoppers.placed,
      productIds,
      webhooks: new Set(receiver.received.map(({ body }) => changeOf(body))),
      addresses: new Set(mail.arrived.flatMap(({ to }) => to)),
    }));
    await follower.stop();
    const broken = [...shoppers.broken];
    if (follower.changes.join() !== (await changesIn(primaryUrl)).join())
      broken.push('ordersChangedSince and the log of changes differ');
    return {
      rounds: done,
      acknowledgedOrders: shoppers.placed.length,
      reads: shoppers.reads(),
      live: shoppers.live,
      copies: {
        emails: mail.arrived.length - Number(settled.rows['emails']),
        webhooks: receiver.received.length - Number(settled.rows['webhooks']),
      },
      ...settled,
      broken,
      unexpectedErrors,
    };
  } catch (error) {
    throw new Error(`${String(error)}\n${engines.output().split('\n').slice(-40).join('\n')}`, {
      cause: error,
    });
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal);
    await engines.stop();
    await Promise.all([mail.stop(), receiver.stop()]);
  }
}

const kindOf = ({ name }: Part) => name.replace(/ \d+$/, '');

/** Returns one kind of part per round. All kinds occur in random order before a kind is repeated. */
function sequenceOf(engines: Engines, rounds: number): string[] {
  const kinds = engines.parts().map(kindOf);
  const sequence: string[] = [];
  while (sequence.length < rounds) sequence.push(...kinds.toSorted(() => randomInt(2) - 0.5));
  return sequence.slice(0, rounds);
}

const partNamed = (engines: Engines, kind: string): Part =>
  engines.parts().find((part) => kindOf(part) === kind)!;

const WRITE = 'mutation { createCart { token } }';

async function killOne(engines: Engines, part: Part, { placed }: Shoppers): Promise<Round> {
  const before = placed.length;
  await until(() => placed.length >= before + SHOPPERS, Boolean, RECOVERY_TIMEOUT_MS);
  await sleep(randomInt(500));
  await part.kill();
  const killedAt = Date.now();
  await sleep(randomInt(1_000));
  const sinceKill = () => Date.now() - killedAt;
  const running = engines.serverUrls.filter((url) => url !== part.serverUrl);
  const [recoveredInMs] = await Promise.all([untilServing(running).then(sinceKill), part.restore()]);
  await Promise.all([untilServing(engines.serverUrls), engines.postgres.untilReplicating()]);
  const completeInMs = sinceKill();
  const after = placed.length;
  await until(() => placed.length >= after + SHOPPERS, Boolean, RECOVERY_TIMEOUT_MS);
  return { killed: part.name, recoveredInMs, completeInMs };
}

const untilServing = (urls: readonly string[]) =>
  Promise.all(urls.map((url) => until(() => isServing(url), Boolean, RECOVERY_TIMEOUT_MS)));

const isServing = async (url: string) =>
  (await isReady(url)) && typeof (await askServer(url, WRITE, {}))?.token === 'string';

const isReady = (url: string) =>
  fetch(`${url}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );

/** Returns the kind and the order of a webhook, as in the log of changes. */
function changeOf(body: string): string {
  const { type, data } = JSON.parse(body) as { type: string; data: { orderId: string } };
  return `${type.replace('order.', '').toUpperCase()} ${data.orderId}`;
}
