import { and, eq, ne } from 'drizzle-orm';
import { users, type Role } from '../../src/platform/db/schema.ts';
import { newOwner, PASSWORD } from '../support/accounts.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newUser } from '../support/data.ts';

let app: App;
let admin: Account;
beforeAll(async () => {
  app = await startApp();
  admin = await newUser(app, { role: 'ADMIN', name: 'Root' });
});
afterAll(() => app.stop());

const SET_ROLE = `mutation ($userId: ID!, $role: Role!) {
  setUserRole(input: { userId: $userId, role: $role }) {
    __typename ... on SetUserRoleSuccess { user { id role } } ... on UserError { message }
  }
}`;
const setRole = ({ id }: Account, role: Role, as = admin) => ask(app, SET_ROLE, { userId: id, role }, as);

describe('the last administrator', () => {
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

  test('keeps one of two administrators who demote each other at once, in 40 rounds', async () => {
    for (let round = 0; round < 40; round++) {
      const [one, other] = (await newAdmins(2)) as [Account, Account];

      const answers = await Promise.all([setRole(other, 'STAFF', one), setRole(one, 'STAFF', other)]);

      expect(answers.filter(({ __typename }) => __typename === 'SetUserRoleSuccess')).toHaveLength(1);
      expect(await adminIds()).toHaveLength(1);
    }
  });

  test('keeps one of several administrators who leave, demote themselves and are demoted at once', async () => {
    for (let round = 0; round < 25; round++) {
      const [one, two, three] = (await newAdmins(3)) as [Account, Account, Account];

      await Promise.all([
        deleteAccount(one),
        setRole(one, 'CUSTOMER', two),
        setRole(two, 'STAFF', two),
        deleteAccount(three),
        setRole(three, 'STAFF', one),
      ]);

      expect(await adminIds()).toHaveLength(1);
    }
    expect(await app.db.$count(users, and(eq(users.role, 'ADMIN'), ne(users.id, admin.id)))).toBe(1);
  });
});
