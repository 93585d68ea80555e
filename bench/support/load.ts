import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { App } from '../../test/support/app.ts';
import { newProducts, newUser } from '../../test/support/data.ts';

/** What the buyers' process is told to do, and answers with the number of orders. */
export type Load = { url: string; tokens: string[]; productIds: string[]; seconds: number };

export type Buyers = {
  /** Each places one order after the other: how many orders a second all of them got. */
  orderFor: (seconds: number) => Promise<number>;
  stop: () => Promise<void>;
};

const BUYERS = 64;
const PRODUCTS = 300;
const WARM_UP_SECONDS = 3;

/** Customers of an app who order all at once, in a process of their own: the server shares its event loop with nobody. */
export async function startBuyers(app: App): Promise<Buyers> {
  const accounts = await Promise.all(Array.from({ length: BUYERS }, () => newUser(app)));
  const products = await newProducts(app, PRODUCTS, { stock: 1_000_000 });
  const productIds = products.map(({ id }) => id);

  const child = fork(fileURLToPath(new URL('load-child.ts', import.meta.url)));
  const exited = once(child, 'exit');
  const failed = exited.then(() => Promise.reject(new Error('The buyers are gone.')));
  failed.catch(() => {});

  const orderFor = async (seconds: number) => {
    // Anew each time: an access token is good for five minutes.
    const signed = await Promise.all(accounts.map(({ id, sessionId }) => app.tokens.sign(id, sessionId)));
    const load: Load = { url: app.url, tokens: signed.map(({ token }) => token), productIds, seconds };
    const answered = once(child, 'message');
    child.send(load);
    const [orders] = (await Promise.race([answered, failed])) as [number];
    return orders / seconds;
  };
  const stop = async () => {
    if (child.connected) child.disconnect();
    await exited;
  };
  await orderFor(WARM_UP_SECONDS);
  return { orderFor, stop };
}
