import type { Address, Role } from '../platform/db/schema.ts';
import { AFTER_SAMPLE, DAY, FOUNDING, ORDER_INTERVAL, ORDERS_PER_CUSTOMER, SECOND } from './calendar.ts';
import { idAt } from './ids.ts';
import { sampleAddresses, samplePeople } from './people.ts';
import { seededRandom } from './random.ts';

/** Accounts for trying the shop. Their passwords are public. */
export const SAMPLE_ACCOUNTS: { role: Role; email: string; password: string; name: string }[] = [
  {
    role: 'ADMIN',
    email: 'admin@ordergraph.example',
    password: 'sample-admin-password',
    name: 'Robin Ashdown',
  },
  { role: 'STAFF', email: 'staff@ordergraph.example', password: 'sample-staff-password', name: 'Sam Okoro' },
  {
    role: 'CUSTOMER',
    email: 'customer@ordergraph.example',
    password: 'sample-customer-password',
    name: 'Casey Lindgren',
  },
];

export type SampleUser = { id: string; email: string; name: string; role: Role; createdAt: Date };
export type SampleCustomer = SampleUser & { address: Address };

const accounts = SAMPLE_ACCOUNTS.map(({ email, name, role }, index) =>
  userAt(FOUNDING + index * SECOND, index, { email, name, role }),
);
const withRole = (role: Role) => accounts.find((account) => account.role === role)!;

export const sampleStaff = withRole('STAFF');
export const sampleCustomer: SampleCustomer = withAddress(withRole('CUSTOMER'), 43);

const people: SampleCustomer[] = samplePeople.map((person, index) =>
  withAddress(userAt(FOUNDING + (index + 1) * DAY, index, { ...person, role: 'CUSTOMER' }), index),
);

export const sampleUsers: SampleUser[] = [...accounts, ...people];

/** Returns the customer with this number: first the sample's people, then generated customers that register from `AFTER_SAMPLE` on. */
export const customerByNumber = (number: number): SampleCustomer => people[number] ?? furtherCustomer(number);

/** Number of customers in the sample, without `sampleCustomer` and the generated customers. */
export const CUSTOMER_COUNT = people.length;

function furtherCustomer(number: number): SampleCustomer {
  const random = seededRandom(`customer ${number}`);
  const given = pick(samplePeople, random);
  const family = pick(samplePeople, random);
  const name = `${given.name.split(' ')[0]} ${family.name.split(' ').slice(1).join(' ')}`;
  const [mailbox = ''] = given.email.split('@');
  const at = AFTER_SAMPLE + (number - CUSTOMER_COUNT) * ORDERS_PER_CUSTOMER * ORDER_INTERVAL;
  const email = `${mailbox.split('.')[0]}.${number}@example.com`;
  return withAddress(userAt(at, number, { name, email, role: 'CUSTOMER' }), number);
}

function userAt(at: number, sequence: number, user: { email: string; name: string; role: Role }): SampleUser {
  return { id: idAt(at, sequence, seededRandom(user.email)), ...user, createdAt: new Date(at) };
}

function withAddress(user: SampleUser, number: number): SampleCustomer {
  const address = sampleAddresses[number % sampleAddresses.length]!;
  return { ...user, address: { name: user.name, ...address } };
}

/** Returns a random element. */
export const pick = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)]!;
