import type { OrderChangeKind, OrderStatus } from '../../src/generated/graphql.ts';
import { newStaffMember, type Actor } from '../support/actors.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newCustomer, newProduct, placeOrder } from '../support/data.ts';

let app: App;
let staff: Actor;
beforeAll(async () => {
  app = await startApp({ worker: {} });
  staff = await newStaffMember(app);
});
afterAll(() => app.stop());

const SINCE = `query ($cursor: String, $first: Int) {
  ordersChangedSince(cursor: $cursor, first: $first) {
    cursor hasMore
    changes { cursor kind at status amount { amount currency } order { id number status customer { id } } }
  } }`;

type Change = {
  cursor: string;
  kind: OrderChangeKind;
  at: string;
  status: OrderStatus;
  amount: { amount: string; currency: string } | null;
  order: { id: string; number: string; status: OrderStatus; customer: { id: string } | null };
};
type Page = { cursor: string; hasMore: boolean; changes: Change[] };

const since = (cursor: string | null, first?: number, as: Account | undefined = staff): Promise<Page> =>
  ask(app, SINCE, { cursor, ...(first && { first }) }, as);

/** Reads all changes after a cursor, page by page. */
async function all(cursor: string | null, first = 100) {
  const changes: Change[] = [];
  for (;;) {
    const page = await since(cursor, first);
    changes.push(...page.changes);
    cursor = page.cursor;
    if (!page.hasMore) return { changes, cursor };
  }
}

test('readers that follow concurrent orders miss no change and see none twice', async () => {
  const { cursor } = await all(null);
  const { id: productId } = await newProduct(app, { stock: 1000 });
  const customers = await Promise.all(Array.from({ length: 12 }, () => newCustomer(app)));
  let isOver = false;
  const follow = async () => {
    const seen: string[] = [];
    for (let at = cursor; ;) {
      const wasOver = isOver;
      const page = await since(at, 3);
      seen.push(...page.changes.map(({ kind, order }) => `${kind} ${order.id}`));
      at = page.cursor;
      if (wasOver && !page.hasMore && seen.length >= 120) return seen;
    }
  };
  const readers = [follow(), follow(), follow()];

  const placed = await Promise.all(
    customers.map(async (customer) => {
      const ids: string[] = [];
      for (let turn = 0; turn < 10; turn++) {
        const { order } = await placeOrder(app, customer, [{ productId }]);
        ids.push(order.id);
      }
      return ids;
    }),
  );
  isOver = true;

  const expected = placed.flat().map((id) => `PLACED ${id}`);
  for (const seen of await Promise.all(readers)) {
    expect([...seen].sort()).toEqual([...expected].sort());
    // The orders of each customer appear in the order of placement.
    for (const ids of placed)
      expect(seen.filter((it) => ids.includes(it.slice(7)))).toEqual(ids.map((id) => `PLACED ${id}`));
  }
});
