import { statementName } from '../../src/platform/db/statement-name.ts';

test.each([
  ['begin', 'begin'],
  ['commit', 'commit'],
  ['select 1', 'select'],
  ['select "id" from "products" where "id" = $1', 'select products'],
  [
    'select "orders".* from "orders" left join lateral (select from order_details) d on true',
    'select orders order_details',
  ],
  ['insert into "outbox" ("kind") values ($1)', 'insert outbox'],
  [
    'with line as (select 1), placed as (insert into orders select 1 from products) select * from placed',
    'insert orders products',
  ],
  ["update pgboss.job set state = 'active' where name = 'send-email'", 'update job'],
  ['delete from only "carts" using placed', 'delete carts'],
  ["select * from users where email = 'from secret'", 'select users'],
  ["select 'insert into secret'", 'select'],
  ['vacuum', 'select'],
])('names a statement by its command and tables: %s', (text, name) => {
  expect(statementName(text)).toBe(name);
});

test('contains only names of tables, even if a value looks like SQL', () => {
  expect(statementName('select \'ada@example.com\' from "ada@example.com" join secrets')).toBe('select');
});
