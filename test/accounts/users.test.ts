import { and, eq } from 'drizzle-orm';
import { auditLog, users, type Role } from '../../src/platform/db/schema.ts';
import { isSignedIn, newOwner, PASSWORD, rowOf, signIn } from '../support/accounts.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newCustomer, newOrderRows, newStaff, newUser, countByTypename } from '../support/data.ts';
import { connect, countListeners, watch } from '../support/live.ts';
import { until } from '../support/until.ts';

let app: App;
let admin: Account;
let listening: () => number;
beforeAll(async () => {
  app = await startApp({ worker: {} });
  listening = countListeners(app);
  admin = await newUser(app, { role: 'ADMIN', name: 'Root' });
});
afterAll(() => app.stop());

const USERS = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: UserFilter) {
  users(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    totalCount nodes { id email name role } pageInfo { hasNextPage endCursor }
  }
}`;
const list = (variables: object = {}) => ask(app, USERS, variables, admin);
const idsOf = ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id);

const SET_ROLE = `mutation ($userId: ID!, $role: Role!) {
  setUserRole(input: { userId: $userId, role: $role }) {
    __typename ... on SetUserRoleSuccess { user { id role } } ... on UserError { message }
  }
}`;
const setRole = ({ id }: Account, role: Role, as = admin) => ask(app, SET_ROLE, { userId: id, role }, as);

describe('the list of accounts', () => {
  test('lists accounts by page, newest first, including accounts created at one instant', async () => {
    const at = new Date('2031-01-01T00:00:00.000Z');
    const made = [];
    for (let n = 0; n < 5; n++) made.push(await newUser(app, { name: 'Of one instant' }));
    await app.db.update(users).set({ createdAt: at }).where(eq(users.name, 'Of one instant'));
    const expected = made.map(({ id }) => id).toReversed();

    const first = await list({ first: 2 });
    const second = await list({ first: 2, after: first.pageInfo.endCursor });
    const third = await list({ first: 1, after: second.pageInfo.endCursor });

    expect([first, second, third].flatMap(idsOf)).toEqual(expected);
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(idsOf(await list({ last: 2, before: third.pageInfo.endCursor }))).toEqual(expected.slice(2, 4));
    expect(first.totalCount).toBe(await app.db.$count(users));
  });

  test('filters by role, and by part of the address or name, ignoring case', async () => {
    const ada = await newUser(app, { name: 'Ada Lovelace', email: 'countess@engine.example' });
    const grace = await newUser(app, {
      name: 'Grace 50%_Off',
      email: 'grace@Lovelace.example',
      role: 'STAFF',
    });
    const found = async (filter: object) => idsOf(await list({ filter })).toSorted();

    expect(await found({ search: ' lovelace ' })).toEqual([ada.id, grace.id].toSorted());
    expect(await found({ search: 'COUNTESS@' })).toEqual([ada.id]);
    expect(await found({ search: 'lovelace', role: 'STAFF' })).toEqual([grace.id]);
    expect(await found({ search: '%_' })).toEqual([grace.id]);
    expect(await found({ search: "' or true --" })).toEqual([]);
    expect((await list({ filter: { search: '', role: 'ADMIN' } })).totalCount).toBe(
      await app.db.$count(users, eq(users.role, 'ADMIN')),
    );
  });

  test('one or two letters match the beginning of the address or of a word of the name', async () => {
    const li = await newUser(app, { name: 'Wei Li', email: 'zq.wei@mail.example' });
    const liam = await newUser(app, { name: 'Liam Quzq', email: 'xy@mail.example' });
    const ozora = await newUser(app, { name: 'Ōzora Çelik', email: '77@mail.example' });
    const found = async (search: string) => {
      const page = await list({ filter: { search }, first: 100 });
      expect(page.totalCount).toBe(page.nodes.length);
      return idsOf(page);
    };

    expect(await found('li')).toEqual([liam.id, li.id]);
    expect(await found('ZQ')).toEqual([li.id]);
    expect(await found('xy')).toEqual([liam.id]);
    expect(await found('x')).toEqual([liam.id]);
    expect(await found('77')).toEqual([ozora.id]);
    expect(await found('çe')).toEqual([ozora.id]);
    expect(await found('y@')).toEqual([]);
    expect(await found('xy@')).toEqual([liam.id]);
    expect(await found('@mail')).toEqual([ozora.id, liam.id, li.id]);
    expect(await found('_%')).toEqual([]);
  });

  test.each([
    [{ first: -1 }],
    [{ first: 101 }],
    [{ after: 'nonsense' }],
    [{ filter: { search: 'x'.repeat(201) } }],
    [{ filter: { search: 'a\0b' } }],
    [{ filter: { search: 'half \ud83d' } }],
  ])('rejects an invalid list request: %j', async (variables) => {
    expect(await list(variables)).toBe('BAD_USER_INPUT');
  });

  test.each([1, 20])(
    'reads a page of %i accounts with their latest orders in the same number of statements',
    async (count) => {
      const quiet = await startApp();
      const root = await newUser(quiet, { role: 'ADMIN' });
      for (let n = 0; n < count; n++) {
        await newOrderRows(quiet, await newUser(quiet, { name: 'A buyer' }), [{}, {}]);
      }
      const document = `{ users(first: 20, filter: { search: "a buyer" }) {
    totalCount nodes { email orders(first: 1) { nodes { number } } } } }`;

      quiet.statements.length = 0;
      const { totalCount, nodes } = await ask(quiet, document, {}, root);
      await quiet.stop();

      expect([totalCount, nodes.length]).toEqual([count, count]);
      // The caller, the page, the transaction of the count, and the orders of all accounts.
      expect(quiet.statements).toHaveLength(6);
    },
  );

  test('lets an administrator read any account, and returns null for an unknown id', async () => {
    const ada = await newCustomer(app);
    const user = (id: string) => ask(app, 'query ($id: ID!) { user(id: $id) { email role } }', { id }, admin);

    expect(await user(ada.id)).toEqual({ email: ada.email, role: 'CUSTOMER' });
    expect(await user('019c0000-0000-7000-8000-000000000001')).toBeNull();
    expect(await user('nonsense')).toBe('BAD_USER_INPUT');
  });
});

describe('customers for staff', () => {
  const CUSTOMERS = `query ($first: Int, $after: String, $filter: CustomerFilter) {
    customers(first: $first, after: $after, filter: $filter) {
      totalCount nodes { id email role orders(first: 1) { totalCount } } pageInfo { endCursor } } }`;
  const CUSTOMER = 'query ($id: ID!) { customer(id: $id) { id email } }';

  test('lists and finds customers with their orders, and no staff or administrators', async () => {
    const staff = await newStaff(app);
    const [one, two] = [await newUser(app, { name: 'Wanda One' }), await newUser(app, { name: 'Wanda Two' })];
    const colleague = await newUser(app, { name: 'Wanda Staff', role: 'STAFF' });
    await newOrderRows(app, two, [{}, {}]);
    const search = { filter: { search: 'wanda' } };

    const page = await ask(app, CUSTOMERS, { ...search, first: 1 }, staff);
    const next = await ask(app, CUSTOMERS, { ...search, first: 1, after: page.pageInfo.endCursor }, staff);

    expect([page, next].flatMap(({ nodes }) => nodes)).toEqual([
      { id: two.id, email: two.email, role: 'CUSTOMER', orders: { totalCount: 2 } },
      { id: one.id, email: one.email, role: 'CUSTOMER', orders: { totalCount: 0 } },
    ]);
    expect(page.totalCount).toBe(2);
    expect(await ask(app, CUSTOMER, { id: one.id }, staff)).toEqual({ id: one.id, email: one.email });
    expect(await ask(app, CUSTOMER, { id: colleague.id }, staff)).toBeNull();
    expect(await ask(app, CUSTOMER, { id: admin.id }, staff)).toBeNull();
    expect(await ask(app, CUSTOMER, { id: one.id }, two)).toBe('FORBIDDEN');
    expect(await ask(app, CUSTOMERS, { first: 1 }, two)).toBe('FORBIDDEN');
    expect(await ask(app, USERS, {}, staff)).toBe('FORBIDDEN');
    expect(
      await ask(app, 'query ($id: ID!) { customer(id: $id) { sessions { id } } }', { id: one.id }, staff),
    ).toBe('FORBIDDEN');
  });
});

describe('roles', () => {
  test('grants and revokes a role, and audits the role before and after', async () => {
    const bob = await newCustomer(app);

    expect(await setRole(bob, 'STAFF')).toEqual({
      __typename: 'SetUserRoleSuccess',
      user: { id: bob.id, role: 'STAFF' },
    });
    await setRole(bob, 'STAFF');
    await setRole(bob, 'CUSTOMER');

    const rows = await app.db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.subjectId, bob.id), eq(auditLog.action, 'ROLE_CHANGED')))
      .orderBy(auditLog.id);
    expect(rows.map(({ action, actorId, before, after }) => ({ action, actorId, before, after }))).toEqual([
      { action: 'ROLE_CHANGED', actorId: admin.id, before: { role: 'CUSTOMER' }, after: { role: 'STAFF' } },
      { action: 'ROLE_CHANGED', actorId: admin.id, before: { role: 'STAFF' }, after: { role: 'CUSTOMER' } },
    ]);
  });

  test('ends the sessions of an account when its role changes, and closes their subscriptions', async () => {
    const sam = await newStaff(app);
    const watched = watch(connect(app.url, sam), 'subscription { newOrders { id } }');
    // Two listeners: the connection, which listens for the end of its session, and the subscription.
    await until(() => listening() === 2);

    await setRole(sam, 'CUSTOMER');

    await until(() => watched.ended);
    expect(await isSignedIn(app, sam)).toBe(false);
  });

  test('keeps the sessions of an account that already has the role', async () => {
    const sam = await newStaff(app);

    expect((await setRole(sam, 'STAFF')).__typename).toBe('SetUserRoleSuccess');
    expect(await isSignedIn(app, sam)).toBe(true);
  });

  test('reports NOT_FOUND for another id', async () => {
    expect(await setRole({ ...admin, id: '019c0000-0000-7000-8000-000000000001' }, 'STAFF')).toBe(
      'NOT_FOUND',
    );
    expect(await setRole({ ...admin, id: 'nonsense' }, 'STAFF')).toBe('BAD_USER_INPUT');
  });
});

describe('the last administrator', () => {
  const LAST = {
    __typename: 'LastAdministrator',
    message: 'This account is the only administrator. Make another account an administrator first.',
  };
  const DELETE = `mutation ($password: String!) {
  deleteAccount(input: { password: $password }) { __typename ... on UserError { message } }
}`;
  const deleteAccount = (as: Account) => ask(app, DELETE, { password: PASSWORD }, as);

  const adminIds = async () => {
    const rows = await app.db.select({ id: users.id }).from(users).where(eq(users.role, 'ADMIN'));
    return rows.map(({ id }) => id);
  };
  /** Leaves only these accounts as administrators; their password is known. */
  async function newAdmins(count: number): Promise<Account[]> {
    await app.db.update(users).set({ role: 'CUSTOMER' }).where(eq(users.role, 'ADMIN'));
    const admins = [];
    for (let n = 0; n < count; n++) admins.push(await newOwner(app, { role: 'ADMIN' }));
    return admins;
  }

  test('neither demotes nor deletes the only administrator', async () => {
    const [root] = (await newAdmins(1)) as [Account];

    expect(await setRole(root, 'STAFF', root)).toEqual(LAST);
    expect(await deleteAccount(root)).toEqual(LAST);
    expect(await adminIds()).toEqual([root.id]);
    expect(await isSignedIn(app, root)).toBe(true);

    const heir = await newCustomer(app);
    expect((await setRole(heir, 'ADMIN', root)).__typename).toBe('SetUserRoleSuccess');
    expect((await deleteAccount(root)).__typename).toBe('DeleteAccountSuccess');
    expect(await adminIds()).toEqual([heir.id]);
    expect(await rowOf(app, root)).toBeUndefined();
  });

  test('keeps one of two administrators who demote each other at once', async () => {
    const [one, other] = (await newAdmins(2)) as [Account, Account];

    const answers = await Promise.all([setRole(other, 'STAFF', one), setRole(one, 'STAFF', other)]);

    expect(answers.filter(({ __typename }) => __typename === 'SetUserRoleSuccess')).toHaveLength(1);
    expect(await adminIds()).toHaveLength(1);
  });

  test('signs a demoted account in with its new role', async () => {
    const [root] = (await newAdmins(1)) as [Account];
    const sam = await newOwner(app, { role: 'STAFF' });
    await setRole(sam, 'CUSTOMER', root);

    const again = (await signIn(app, sam.email))!;

    expect(await ask(app, '{ orders { totalCount } }', {}, again)).toBe('FORBIDDEN');
    expect(countByTypename([await setRole(sam, 'STAFF', root)])).toEqual({ SetUserRoleSuccess: 1 });
  });
});
