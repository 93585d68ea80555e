import { findSchemaProblems } from '../../scripts/check-schema.ts';

const RELEASED = `
  directive @auth(requires: Role! = CUSTOMER) on FIELD_DEFINITION | OBJECT
  directive @cost(weight: Int!) on FIELD_DEFINITION
  enum Role { CUSTOMER STAFF }
  interface UserError { message: String! }
  type Query { product(id: ID!): Product order: Order @auth }
  type Product { id: ID! name: String! image: String @deprecated(reason: "Use \`images\`. Since 2026-01-15.") }
  type Order { id: ID! status: Status! }
  enum Status { NEW DONE }
  type Success { order: Order! }
  type Refused implements UserError { message: String! }
  union Result = Success | Refused
  input Filter { text: String }
  type Mutation { place(filter: Filter): Result! }
`;

const problems = (current: string, changelog = '', today = new Date('2026-11-29')) =>
  findSchemaProblems({ released: RELEASED, current }, changelog, today);
const changed = (from: string, to: string) => {
  expect(RELEASED).toContain(from);
  return RELEASED.replace(from, to);
};

test.each([
  ['a field', 'name: String!', 'name: String! slug: String!'],
  ['an optional argument', 'product(id: ID!)', 'product(id: ID!, locale: String)'],
  ['an optional input field', 'text: String', 'text: String exact: Boolean! = false'],
  [
    'a refusal',
    'Result = Success | Refused',
    'Result = Success | Refused | Late type Late implements UserError { message: String! }',
  ],
  ['an interface', 'type Product {', 'interface Named { name: String! } type Product implements Named {'],
  ['a price', 'name: String!', 'name: String! @cost(weight: 2)'],
  ['access for guests', 'order: Order @auth', 'order: Order'],
  [
    'a deprecation',
    'name: String!',
    'name: String! @deprecated(reason: "No longer used. Since 2026-11-29.")',
  ],
])('allows to add %s', async (_, from, to) => {
  expect(await problems(changed(from, to))).toEqual([]);
});

test.each([
  ['removes a field', 'status: Status!', 'state: Status!'],
  ['makes a field nullable', 'name: String!', 'name: String'],
  ['requires an argument', 'product(id: ID!)', 'product(id: ID!, locale: String!)'],
  ['removes an enum value', 'NEW DONE', 'NEW'],
  ['requires a role', 'product(id: ID!): Product', 'product(id: ID!): Product @auth'],
  [
    'removes a field that was deprecated for less than a year',
    'image: String @deprecated(reason: "Use `images`. Since 2026-01-15.")',
    '',
  ],
])('fails if a change %s', async (_, from, to) => {
  const found = await problems(changed(from, to), '`Order.status`, `Product.image`');

  expect(found.length).toBeGreaterThan(0);
  expect(found.every((problem) => problem.endsWith('This breaks clients.'))).toBe(true);
});

test.each([
  ['an enum value', 'NEW DONE', 'NEW DONE LOST', 'Status.LOST'],
  [
    'a success',
    'Result = Success | Refused',
    'Result = Success | Refused | Later type Later { id: ID! }',
    'Result',
  ],
])('requires an entry in the changelog for %s', async (_, from, to, path) => {
  const current = changed(from, to);

  const [problem, ...others] = await problems(current);

  expect(problem).toContain(`List it as \`${path}\` under Unreleased in CHANGELOG.md.`);
  expect(others).toEqual([]);
  expect(await problems(current, `Clients must tolerate \`${path}\`.`)).toEqual([]);
});

test('allows to remove a field that was deprecated for a year, with an entry in the changelog', async () => {
  const current = changed('image: String @deprecated(reason: "Use `images`. Since 2026-01-15.")', '');
  const later = new Date('2027-01-15');

  expect(await problems(current, '', later)).toHaveLength(1);
  expect(await problems(current, 'Removed: `Product.image`', later)).toEqual([]);
});
