import {
  TypeNameMetaFieldDef,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
} from 'graphql';
import {
  ALL_COLUMNS,
  IdentifiedSelection,
  type FieldSelection,
  type JsonConstants,
  type JsonSelection,
} from '../db/query/selected-columns.ts';
import { planOf, selectedOf } from '../../engine/execution/selected.ts';
import type { FieldPlan, Selection } from '../../engine/execution/plan.ts';
import { jsonSelectionOf } from './json-selection.ts';

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
   * statement did not read them, the property is undefined (of a list also null), and the resolver loads the rows by `fallbackKey`.
   * A statement without the eager load must always select this key: the option only adds it to the type of the row.
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
 * Maximum selections per field of the schema that read columns, because PostgreSQL keeps a prepared statement for each selection.
 * Further selections read all columns, so they need only one statement per combination of eager loads.
 */
const MAX_COLUMN_SELECTIONS = 50;

/** Maximum selections per field that write JSON. Further ones read columns instead. */
const MAX_JSON_SELECTIONS = 25;

/** The selections of a field of the schema, by their JSON. */
type Selections = Map<string, IdentifiedSelection>;
type FieldSelections = { writingJson: Selections; readingColumns: Selections };

const selectionByPlan = new WeakMap<FieldPlan, IdentifiedSelection>();
const selectionsByField = new WeakMap<GraphQLField<unknown, unknown>, FieldSelections>();

/** Returns the columns and eager loads that a field requires. It resolves to a row, a list of rows, or a connection. */
export const requiredColumns = (info: GraphQLResolveInfo): IdentifiedSelection =>
  requiredSelection(info, null);

/** Returns whether SQL can write all fields of a selection. */
type CanWrite = (json: JsonSelection) => boolean;

/** Like `requiredColumns`, for a statement that can write the JSON of its rows. */
export const requiredJson = (
  info: GraphQLResolveInfo,
  constants: JsonConstants,
  canWrite: CanWrite,
): IdentifiedSelection => requiredSelection(info, { constants, canWrite, ofRows: true });

/** Like `requiredColumns`, for a statement that reads columns of its rows and can write the JSON of its eager loads. */
export const requiredColumnsAndJson = (
  info: GraphQLResolveInfo,
  constants: JsonConstants,
  canWrite: CanWrite,
): IdentifiedSelection => requiredSelection(info, { constants, canWrite, ofRows: false });

/** `ofRows`: whether the statement can write the JSON of its rows. Otherwise it can write the JSON of their eager loads. */
type JsonOptions = { constants: JsonConstants; canWrite: CanWrite; ofRows: boolean };

/** The resolver of a field always passes the same options, so its plan needs only one selection. */
function requiredSelection(info: GraphQLResolveInfo, jsonOptions: JsonOptions | null): IdentifiedSelection {
  const plan = planOf(info);
  if (!plan) return ALL_COLUMNS;
  let selection = selectionByPlan.get(plan);
  if (!selection) {
    selection = identified(plan.field, selectionOfRows(rowSelections(plan), jsonOptions));
    selectionByPlan.set(plan, selection);
  }
  return selection;
}

const resultByPlan = new WeakMap<FieldPlan, FieldSelection>();

/**
 * Returns the columns and eager loads that the result of a mutation requires. The result is a union, in which the object type `type`
 * has the row in its field `name`. A field must always pass the same `type` and `name`. The number of selections is not limited,
 * so a caller must not prepare a statement for each.
 */
export function requiredOfResult(info: GraphQLResolveInfo, type: string, name: string): FieldSelection {
  const plan = planOf(info);
  if (!plan) return ALL_COLUMNS;
  let selection = resultByPlan.get(plan);
  if (!selection) {
    const { fields } = plan.select(info.schema.getType(type) as GraphQLObjectType);
    const rows = fields.filter(({ field }) => field.name === name).map(selectedOf);
    resultByPlan.set(plan, (selection = selectionOfRows(rows, null)));
  }
  return selection;
}

/** Returns whether a field of the object is selected. True if another executor runs the operation. */
export function isSelected(info: GraphQLResolveInfo, name: string): boolean {
  const plan = planOf(info);
  const selected = plan && selectedOf(plan);
  return selected?.fields.some(({ field }) => field.name === name) ?? true;
}

/**
 * Returns one object for equal selections of a field. Beyond a maximum, returns a less specific selection: one that reads columns,
 * and then one that reads all columns.
 */
function identified(field: GraphQLField<unknown, unknown>, selection: FieldSelection): IdentifiedSelection {
  let known = selectionsByField.get(field);
  if (!known) selectionsByField.set(field, (known = { writingJson: new Map(), readingColumns: new Map() }));
  const { writingJson, readingColumns } = known;
  return (
    (writesJson(selection) ? findOrAdd(writingJson, selection, MAX_JSON_SELECTIONS) : null) ??
    findOrAdd(readingColumns, withoutJson(selection), MAX_COLUMN_SELECTIONS) ??
    findOrAdd(readingColumns, withAllColumns(selection), Infinity)!
  );
}

/** Returns null if the selection is new and `max` selections are known. */
function findOrAdd(known: Selections, selection: FieldSelection, max: number): IdentifiedSelection | null {
  const key = JSON.stringify(selection);
  const found = known.get(key);
  if (found || known.size >= max) return found ?? null;
  const added = new IdentifiedSelection(selection);
  known.set(key, added);
  return added;
}

const mapEagerLoads = (
  eagerLoads: FieldSelection['eagerLoads'],
  map: (selection: FieldSelection) => FieldSelection,
) =>
  Object.fromEntries(Object.entries(eagerLoads).map(([property, selection]) => [property, map(selection)]));

const writesJson = ({ json, eagerLoads }: FieldSelection): boolean =>
  json !== null || Object.values(eagerLoads).some(writesJson);

const withoutJson = (selection: FieldSelection): FieldSelection => ({
  ...selection,
  eagerLoads: mapEagerLoads(selection.eagerLoads, withoutJson),
  json: null,
});

/** Selects all columns and keeps the eager loads. The schema has few combinations of eager loads, so they need no limit. */
const withAllColumns = ({ eagerLoads }: FieldSelection): FieldSelection => ({
  columns: null,
  eagerLoads: mapEagerLoads(eagerLoads, withAllColumns),
  json: null,
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

function selectionOfRows(
  selections: readonly (Selection | null)[],
  jsonOptions: JsonOptions | null,
): FieldSelection {
  const fields = selections.flatMap((selection) => selection?.fields ?? []).filter(isOfRow);
  const requirements = fields.map(({ field }) => requirementOf(field));
  const eagerSelections: Record<string, (Selection | null)[]> = {};
  for (const [index, plan] of fields.entries()) {
    const property = requirements[index]?.eagerLoad;
    if (property !== undefined) (eagerSelections[property] ??= []).push(selectedOf(plan));
  }
  const needsAll = selections.includes(null) || requirements.includes(null);
  const columns = new Set(requirements.flatMap((each) => each?.columns ?? []));
  const json = jsonOptions?.ofRows ? jsonSelectionOf(selections, jsonOptions.constants) : null;
  return {
    columns: needsAll ? null : [...columns].sort(),
    eagerLoads: Object.fromEntries(
      Object.entries(eagerSelections).map(([property, selected]) => [
        property,
        // The JSON of rows contains the JSON of their eager loads.
        selectionOfRows(
          selected,
          jsonOptions && !jsonOptions.ofRows ? { ...jsonOptions, ofRows: true } : null,
        ),
      ]),
    ),
    // A selection that SQL cannot write would take the place of another, and its aliases would make it differ from equal ones.
    json: json && jsonOptions?.canWrite(json) ? json : null,
  };
}

const isOfRow = ({ field }: FieldPlan) => field.name !== TypeNameMetaFieldDef.name;

/** Returns null for a field that may need every column. */
function requirementOf({ name, resolve, extensions }: GraphQLField<unknown, unknown>): Requirement | null {
  const declared = extensions['requirement'] as Requirement | undefined;
  return declared ?? (resolve ? null : { columns: [name] });
}
