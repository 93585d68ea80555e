/** A node of a plan as `explain (analyze, format json)` gives it. */
export type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Sort Key'?: string[];
  Plans?: Node[];
};

/** What does not grow with the shop. */
const SMALL = new Set(['shop', 'webhook_endpoints', 'tax_rates', 'discount_codes', 'pg_class', 'queue', 'categories']);

/** What in a plan would grow with the tables. */
export function flawsIn(node: Node, most: number): string[] {
  const rows = node['Actual Rows'] * node['Actual Loops'];
  const read =
    rows +
    (node['Rows Removed by Filter'] ?? 0) * node['Actual Loops'] +
    (node['Rows Removed by Index Recheck'] ?? 0);
  const where = node['Relation Name'] ?? node['Sort Key']?.join(', ') ?? '';
  const flaws = (node.Plans ?? []).flatMap((each) => flawsIn(each, most));
  if (node['Actual Loops'] === 0) return flaws;
  const isCut = rows > 10_000;
  if (node['Node Type'] === 'Seq Scan' && !SMALL.has(where) && !(isCut && read <= most)) flaws.push(`Seq Scan on ${where}: ${read} rows`);
  else if (read > most) flaws.push(`${node['Node Type']} ${where}: ${read} rows`);
  return flaws;
}
