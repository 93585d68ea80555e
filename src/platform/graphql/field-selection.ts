import { TypeNameMetaFieldDef, type GraphQLField, type GraphQLResolveInfo } from 'graphql';
import { ALL_COLUMNS, type FieldSelection } from '../db/query/selected-columns.ts';
import { planOf, selectedOf } from '../../engine/execution/selected.ts';
import type { FieldPlan, Selection } from '../../engine/execution/plan.ts';

type Reading = { columns: readonly string[]; along?: string };

type Resolve<Row, Args, Context, Result> = (
  row: Row,
  args: Args,
  context: Context,
  info: GraphQLResolveInfo,
) => Result;

/**
 * Resolvers that say which columns of their row they need, so that no others have to be read for them; the compiler holds them to
 * it. A field without a resolver needs the column of its name, one with any other resolver may need them all.
 */
export const rowFields = <Row>() => ({
  from: <Column extends Name<Row>, Args, Context, Result>(
    columns: readonly Column[],
    resolve: Resolve<Pick<Row, Column>, Args, Context, Result>,
  ) => ({
    resolve: resolve as Resolve<Row, Args, Context, Result>,
    extensions: { reading: { columns } satisfies Reading },
  }),

  /** For a field whose rows may come along with its own, as the property `along`. Where they do not, `otherwise` is read. */
  along: <Along extends Name<Row>, Column extends Name<Row>, Key extends Name<Row>, Args, Context, Result>(
    along: Along,
    { columns = [] }: { otherwise: Key; columns?: readonly Column[] },
    resolve: Resolve<Pick<Row, Along | Key | Column>, Args, Context, Result>,
  ) => ({
    resolve: resolve as Resolve<Row, Args, Context, Result>,
    extensions: { reading: { columns, along } satisfies Reading },
  }),
});

type Name<Row> = keyof Row & string;

/** So many ways to read the rows of a field are told apart: each is a statement that PostgreSQL keeps. */
const MOST_WAYS = 50;

const known = new WeakMap<FieldPlan, FieldSelection>();
const waysOf = new WeakMap<GraphQLField<unknown, unknown>, Map<string, FieldSelection>>();
let numbered = 0;

/** What has to be read for a field that resolves to a row, or to a connection of rows. */
export function requiredColumns(info: GraphQLResolveInfo): FieldSelection {
  const plan = planOf(info);
  if (!plan) return ALL_COLUMNS;
  let reads = known.get(plan);
  if (!reads) known.set(plan, (reads = amongWays(plan, readsOfRows(rowsOf(plan)))));
  return reads;
}

function amongWays({ field }: FieldPlan, reads: FieldSelection): FieldSelection {
  let ways = waysOf.get(field);
  if (!ways) waysOf.set(field, (ways = new Map()));
  const isKept = ways.has(JSON.stringify(reads)) || ways.size < MOST_WAYS;
  const kept = isKept ? reads : withAllColumns(reads);
  const name = JSON.stringify(kept);
  let way = ways.get(name);
  if (!way) {
    const number = ++numbered;
    ways.set(name, (way = { ...kept, toJSON: () => number }));
  }
  return way;
}

/** What comes along stays, of which there are few combinations: whoever makes up selections takes it from nobody. */
const withAllColumns = ({ along }: FieldSelection): FieldSelection => ({
  columns: null,
  along: Object.fromEntries(Object.entries(along).map(([name, reads]) => [name, withAllColumns(reads)])),
});

/** What is selected of the rows themselves; of a connection in its two places. */
function rowsOf(plan: FieldPlan): (Selection | null)[] {
  const selected = selectedOf(plan);
  if (!selected?.type.name.endsWith('Connection')) return [selected];
  return selected.fields.flatMap((place) => {
    if (place.field.name === 'nodes') return [selectedOf(place)];
    if (place.field.name !== 'edges') return [];
    return selectedOf(place)!.fields.flatMap((edge) =>
      edge.field.name === 'node' ? [selectedOf(edge)] : [],
    );
  });
}

function readsOfRows(selections: readonly (Selection | null)[]): FieldSelection {
  const fields = selections.flatMap((selection) => selection?.fields ?? []).filter(isOfRow);
  const readings = fields.map(({ field }) => readingOf(field));
  const below: Record<string, (Selection | null)[]> = {};
  for (const [index, plan] of fields.entries()) {
    const along = readings[index]?.along;
    if (along !== undefined) (below[along] ??= []).push(selectedOf(plan));
  }
  const isWhole = selections.includes(null) || readings.includes(null);
  const columns = new Set(readings.flatMap((each) => each?.columns ?? []));
  return {
    columns: isWhole ? null : [...columns].sort(),
    along: Object.fromEntries(
      Object.entries(below).map(([along, selected]) => [along, readsOfRows(selected)]),
    ),
  };
}

const isOfRow = ({ field }: FieldPlan) => field.name !== TypeNameMetaFieldDef.name;

/** Null where it may need all that there is. */
function readingOf({ name, resolve, extensions }: GraphQLField<unknown, unknown>): Reading | null {
  const declared = extensions['reading'] as Reading | undefined;
  return declared ?? (resolve ? null : { columns: [name] });
}
