import pg from 'pg';

/** A statement as it was sent, and by what. */
export type Statement = { sql: string; parameters: unknown[]; asked: string };

/** A node of a plan as `explain (analyze, format json)` gives it. */
type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  /** Where it was executed. */
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Node[];
};

/** Tables that do not grow with the shop, and why. */
const SMALL: Record<string, string> = {
  shop: 'is one row',
  categories: 'are as many as staff make; who reads a tree reads most of them',
  webhook_endpoints: 'are as many as there are other systems',
  tax_rates: 'are as many as there are places',
  discount_codes: 'are as many as staff make',
  account_tokens: 'are what was mailed within a day and not used',
  outbox: 'holds what has not been told yet',
  queue: 'is a row for each kind of job',
};

/** What a page may come to, with what hangs on it and with what is looked at to find it; and what is counted. */
const MOST_ROWS = 3_000;
const MOST_COUNTED = 11_000;

/** What of a statement would cost the more the larger the shop is. */
export async function flawsOf(client: pg.Client, statement: Statement): Promise<string[]> {
  // Counts are planned for their values each time, the others as PostgreSQL sees fit.
  const isCount = statement.sql.includes('limit 10001');
  const modes = isCount ? ['force_custom_plan'] : ['force_custom_plan', 'force_generic_plan'];
  const flaws: string[] = [];
  for (const mode of modes) {
    const find = async (settings: Record<string, string>) =>
      flawsIn(
        await planOf(client, statement, { plan_cache_mode: mode, ...settings }),
        isCount ? MOST_COUNTED : MOST_ROWS,
      );
    let found = await find({});
    // A table that is small yet is read as a whole, be there an index or not.
    if (found.some((flaw) => flaw.startsWith('Seq Scan'))) found = await find({ enable_seqscan: 'off' });
    flaws.push(...found.map((flaw) => `${statement.asked}, ${mode}: ${flaw}`));
  }
  return flaws;
}

function flawsIn(node: Node, most: number): string[] {
  const { 'Actual Loops': loops = 1, 'Actual Rows': rows = 0 } = node;
  const below = (node.Plans ?? []).flatMap((each) => flawsIn(each, most));
  if (loops === 0) return below;
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  const read = (rows + removed) * loops;
  const table = node['Relation Name'] ?? '';
  // Counting may end before the whole table is read.
  const isCutOff = rows > 10_000 && read <= most;
  const isWhole = node['Node Type'] === 'Seq Scan' && !(table in SMALL) && !isCutOff;
  return isWhole || read > most
    ? [...below, `${node['Node Type']} ${table}: ${Math.round(read)} rows`]
    : below;
}

/** The plan, and what it came to unless it inserts what is there by now. What it changes is rolled back. */
async function planOf(
  client: pg.Client,
  { sql, parameters }: Statement,
  settings: Record<string, string>,
): Promise<Node> {
  await client.query('begin');
  try {
    for (const [name, value] of Object.entries(settings)) await client.query(`set local ${name} = ${value}`);
    await client.query(`prepare planned as ${sql}`);
    const values = parameters.map(literal).join(', ');
    const analyze = sql.includes('insert into') ? '' : 'analyze, timing off, ';
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
      `explain (${analyze}format json) execute planned${values && `(${values})`}`,
    );
    return rows[0]!['QUERY PLAN'][0].Plan;
  } finally {
    await client.query('rollback; deallocate all');
  }
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`;
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map(element).join(',')}}`);
  return pg.escapeLiteral(
    typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | bigint | boolean),
  );
}

const element = (value: unknown) =>
  value === null ? 'NULL' : JSON.stringify(String(value as string | number));
