import { TypeNameMetaFieldDef, type GraphQLField, type GraphQLResolveInfo } from 'graphql';
import { ALL_COLUMNS, IdentifiedSelection, type FieldSelection } from '../db/query/selected-columns.ts';
import { planOf, selectedOf } from '../../engine/execution/selected.ts';
import type { FieldPlan, Selection } from '../../engine/execution/plan.ts';

/** The requirement that a resolver declares in the `extensions` of its field. */
type Requirement = { columns: readonly string[]; eagerLoad?: string };

type Resolve<Row, Args, Context, Result> = (
  row: Row,
  args: Args,
  context: Context,
  info: GraphQLResolveInfo,
) => Result;

type Name<Row> = keyof Row & string;

/**
 * Builds resolvers that declare which columns of their row they need. TypeScript lets a resolver read only the declared columns.
 * A field without a resolver needs the column of its name. A field with any other resolver may need all columns.
 * See docs/guides/nested-query.md.
 */
export const rowFields = <Row>() => ({
  columns: <Column extends Name<Row>>(columns: readonly Column[]) => declaring<Row, Column>({ columns }),

  /**
   * Declares that the parent's statement can read the rows of a field, into the property `property` of the parent's row. If the
   * statement did not read them, the property is undefined, and the resolver loads the rows by `fallbackKey`. A
   * statement without the eager load must always select this key: the option only adds it to the type of the row.
   */
  eagerLoad: <Property extends Name<Row>, Key extends Name<Row>, Column extends Name<Row> = never>(
    property: Property,
    { columns = [] }: { fallbackKey: Key; columns?: readonly Column[] },
  ) => declaring<Row, Property | Key | Column>({ columns, eagerLoad: property }),
});

const declaring = <Row, Column extends Name<Row>>(requirement: Requirement) => ({
  resolve: <Args, Context, Result>(resolve: Resolve<Pick<Row, Column>, Args, Context, Result>) => ({
    resolve: resolve as Resolve<Row, Args, Context, Result>,
    extensions: { requirement },
  }),
});

/**
 * Maximum selections per field of the schema, because PostgreSQL keeps a prepared statement for each selection. Further
 * selections read all columns, so they need only one statement per combination of eager loads.
 */
const MAX_SELECTIONS = 50;

const selectionByPlan = new WeakMap<FieldPlan, IdentifiedSelection>();
const selectionsByField = new WeakMap<GraphQLField<unknown, unknown>, Map<string, IdentifiedSelection>>();

/** Returns the columns and eager loads that a field requires. It resolves to a row, a list of rows, or a connection. */
export function requiredColumns(info: GraphQLResolveInfo): IdentifiedSelection {
  const plan = planOf(info);
  if (!plan) return ALL_COLUMNS;
  let selection = selectionByPlan.get(plan);
  if (!selection) {
    selectionByPlan.set(plan, (selection = identified(plan.field, selectionOfRows(rowSelections(plan)))));
  }
  return selection;
}

/** Returns whether a field of the object is selected. True if another executor runs the operation. */
export function isSelected(info: GraphQLResolveInfo, name: string): boolean {
  const plan = planOf(info);
  const selected = plan && selectedOf(plan);
  return selected?.fields.some(({ field }) => field.name === name) ?? true;
}

/** Returns one object for equal selections of a field. Beyond MAX_SELECTIONS, returns the selection with all columns instead. */
function identified(field: GraphQLField<unknown, unknown>, selection: FieldSelection): IdentifiedSelection {
  let known = selectionsByField.get(field);
  if (!known) selectionsByField.set(field, (known = new Map()));
  const fits = known.has(JSON.stringify(selection)) || known.size < MAX_SELECTIONS;
  const chosen = fits ? selection : withAllColumns(selection);
  const key = JSON.stringify(chosen);
  let result = known.get(key);
  if (!result) known.set(key, (result = new IdentifiedSelection(chosen)));
  return result;
}

/** Selects all columns and keeps the eager loads. The schema has few combinations of eager loads, so they need no limit. */
const withAllColumns = ({ eagerLoads }: FieldSelection): FieldSelection => ({
  columns: null,
  eagerLoads: Object.fromEntries(
    Object.entries(eagerLoads).map(([property, selection]) => [property, withAllColumns(selection)]),
  ),
});

/** Returns the selections on the rows themselves. A connection contains its rows in `nodes` and in `edges.node`. */
function rowSelections(plan: FieldPlan): (Selection | null)[] {
  const selected = selectedOf(plan);
  if (!selected?.type.name.endsWith('Connection')) return [selected];
  return selected.fields.flatMap((plan) => {
    if (plan.field.name === 'nodes') return [selectedOf(plan)];
    if (plan.field.name !== 'edges') return [];
    return selectedOf(plan)!.fields.flatMap((edge) => (edge.field.name === 'node' ? [selectedOf(edge)] : []));
  });
}

function selectionOfRows(selections: readonly (Selection | null)[]): FieldSelection {
  const fields = selections.flatMap((selection) => selection?.fields ?? []).filter(isOfRow);
  const requirements = fields.map(({ field }) => requirementOf(field));
  const eagerSelections: Record<string, (Selection | null)[]> = {};
  for (const [index, plan] of fields.entries()) {
    const property = requirements[index]?.eagerLoad;
    if (property !== undefined) (eagerSelections[property] ??= []).push(selectedOf(plan));
  }
  const needsAll = selections.includes(null) || requirements.includes(null);
  const columns = new Set(requirements.flatMap((each) => each?.columns ?? []));
  return {
    columns: needsAll ? null : [...columns].sort(),
    eagerLoads: Object.fromEntries(
      Object.entries(eagerSelections).map(([property, selected]) => [property, selectionOfRows(selected)]),
    ),
  };
}

const isOfRow = ({ field }: FieldPlan) => field.name !== TypeNameMetaFieldDef.name;

/** Returns null for a field that may need every column. */
function requirementOf({ name, resolve, extensions }: GraphQLField<unknown, unknown>): Requirement | null {
  const declared = extensions['requirement'] as Requirement | undefined;
  return declared ?? (resolve ? null : { columns: [name] });
}
