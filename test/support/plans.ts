import pg from 'pg';

/** A statement as it was sent, and the operation that sent it. */
export type Statement = { sql: string; parameters: unknown[]; operation: string };

/** A node of a plan as `explain (analyze, format json)` gives it. */
type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  /** Present on executed nodes. */
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Node[];
};

/** Tables that do not grow with the shop, and the reason. */
const SMALL: Record<string, string> = {
  shop: 'one row',
  attributes: 'at most 200',
  attribute_values: 'created by staff only; facets read all of them',
  categories: 'created by staff only; reading a tree reads most of them',
  webhook_endpoints: 'one per connected system',
  tax_rates: 'one per region',
  discount_codes: 'created by staff only',
  account_tokens: 'mailed within one day and unused',
  outbox: 'unpublished events only',
  queue: 'one row per type of job',
};

/** The maximum number of rows that a page may read, including related rows and rows that are filtered out. */
const MAX_ROWS = 3_000;
/** The maximum number of rows that a count may read. */
const MAX_COUNTED_ROWS = 12_000;
/** A count of facets splits each product into its attribute values. */
const MAX_VALUES_PER_ROW = 5;

/** Returns the parts of a statement whose cost would grow with the shop. */
export async function flawsOf(client: pg.Client, statement: Statement): Promise<string[]> {
  // Counts are planned for their parameters each time. Other statements have a generic plan.
  const isCount = statement.sql.includes('limit 10001');
  const find = async (settings: Record<string, string>) =>
    flawsIn(
      await planOf(client, statement, {
        plan_cache_mode: isCount ? 'force_custom_plan' : 'force_generic_plan',
        ...settings,
      }),
      isCount ? MAX_COUNTED_ROWS : MAX_ROWS,
    );
  let flaws = await find({});
  // PostgreSQL reads a small table sequentially even if there is an index.
  if (flaws.some((flaw) => flaw.startsWith('Seq Scan'))) flaws = await find({ enable_seqscan: 'off' });
  return flaws.map((flaw) => `${statement.operation}: ${flaw}`);
}

function flawsIn(node: Node, maxRows: number): string[] {
  const { 'Actual Loops': loops = 1, 'Actual Rows': rows = 0 } = node;
  const below = (node.Plans ?? []).flatMap((each) => flawsIn(each, maxRows));
  if (loops === 0) return below;
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  const read = (rows + removed) * loops;
  const table = node['Relation Name'] ?? '';
  // A count may stop before it has read the whole table.
  const isCutOff = rows > 10_000 && read <= maxRows;
  const isWhole = node['Node Type'] === 'Seq Scan' && !(table in SMALL) && !isCutOff;
  const isDerived = table === '' && maxRows === MAX_COUNTED_ROWS;
  return isWhole || read > (isDerived ? maxRows * MAX_VALUES_PER_ROW : maxRows)
    ? [...below, `${node['Node Type']} ${table}: ${Math.round(read)} rows`]
    : below;
}

/**
 * Returns the plan, with the numbers of rows from an execution. Statements that insert rows are not executed, because their rows
 * exist already. All changes are rolled back.
 */
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
