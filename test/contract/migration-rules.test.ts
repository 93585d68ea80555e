import { readdirSync, readFileSync } from 'node:fs';
import { problemsOf } from '../../scripts/migration-rules.ts';

const BREAK = ';--> statement-breakpoint\n';

test.each([
  ['CREATE INDEX "orders_note" ON "orders" ("note")', 'concurrently'],
  ['CREATE UNIQUE INDEX IF NOT EXISTS "orders_note" ON "public"."orders" ("note")', 'concurrently'],
  ['ALTER TABLE "orders" ADD CONSTRAINT "positive" CHECK ("total" >= 0)', 'not valid'],
  ['ALTER TABLE "orders"\n  ADD CONSTRAINT "buyer" FOREIGN KEY ("a") REFERENCES "users"("id")', 'not valid'],
  ['ALTER TABLE "orders" ADD CONSTRAINT "one" UNIQUE("note")', 'using index'],
  ['ALTER TABLE "orders" ADD COLUMN "note" text NOT NULL', 'default'],
  ['ALTER TABLE "orders" ALTER COLUMN "note" SET NOT NULL', 'check constraint'],
  ['ALTER TABLE "orders" ALTER COLUMN "total" SET DATA TYPE numeric', 'batches'],
  ['ALTER TABLE "orders" DROP COLUMN "note"', 'one release after'],
  ['ALTER TABLE "orders" RENAME COLUMN "note" TO "remark"', 'one release after'],
  ['DROP TABLE "orders"', 'one release after'],
])('reports %s', (statement, advice) => {
  expect(problemsOf(`SELECT 1${BREAK}${statement}`)).toEqual([expect.stringContaining(advice)]);
});

test.each([
  ['-- migrate: concurrently\nCREATE INDEX CONCURRENTLY "orders_note" ON "orders" ("note")'],
  ['ALTER TABLE "orders" ADD COLUMN "note" text'],
  [`ALTER TABLE "orders" ADD COLUMN "note" text DEFAULT '' NOT NULL`],
  ['ALTER TABLE "orders" ADD COLUMN "sum" bigint GENERATED ALWAYS AS (total + tax) STORED NOT NULL'],
  ['ALTER TABLE "orders" ADD CONSTRAINT "positive" CHECK ("total" >= 0) NOT VALID'],
  ['ALTER TABLE "orders" VALIDATE CONSTRAINT "positive"'],
  [`CREATE TABLE "notes" ("id" uuid)${BREAK}CREATE INDEX "notes_id" ON "notes" ("id")`],
  ['-- allow: the table has a single row\nALTER TABLE "shop" ADD CONSTRAINT "name" CHECK ("name" <> \'\')'],
])('accepts %s', (migration) => {
  expect(problemsOf(migration)).toEqual([]);
});

test('finds what the migrations before the rules would have blocked', () => {
  const names = readdirSync('drizzle').filter((name) => name < '20261201');
  const problems = names.flatMap((name) => problemsOf(readFileSync(`drizzle/${name}/migration.sql`, 'utf8')));

  expect(problems.filter((text) => text.includes('concurrently')).length).toBeGreaterThan(20);
});
