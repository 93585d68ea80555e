import {
  getNamedType,
  getNullableType,
  GraphQLInt,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  valueFromAST,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from './limits.ts';
import { fragmentsIn } from './fragments.ts';
import { createArgumentWeights, weightOf } from './weights.ts';

/**
 * `cost` counts the objects that an operation requests, and the weights of its fields and arguments (`@cost`). `values` counts all
 * values of its response, including scalars.
 */
export type Cost = { cost: number; values: number };

/** The expected number of values in a whole response, and in each entry of one of its lists. */
type ValueCounts = { response: number; entry: number };

type Field = GraphQLField<unknown, unknown>;
type Variables = Readonly<Record<string, unknown>>;
type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const MUTATION_COST = 10;
/** Maximum cached costs per operation: one for each combination of list lengths and argument weights. */
const MAX_CACHED = 50;

const isPaged = ({ args }: Field) => args.some(({ name }) => name === 'first');

/** Returns the length that `@listSize` declares. A list without it is as long as the `first` or `last` of its parent field. */
export const listSizeOf = ({ astNode }: Field): number | undefined => {
  const directive = astNode?.directives?.find(({ name }) => name.value === 'listSize');
  const size = directive?.arguments?.[0]?.value;
  return size?.kind === Kind.INT ? Number(size.value) : undefined;
};

/**
 * Computes the cost of operations before they are executed. Fields with `@skip` or `@include` always count. The costs of fragments
 * on different types add up, although only one applies to each object.
 */
export function createCostAnalysis(schema: GraphQLSchema) {
  const sizes = new Map([...fieldsOf(schema)].map((field) => [field, listSizeOf(field)]));
  for (const [field, size] of introspectionSizes(schema)) sizes.set(field, size);
  const weights = new Map([...fieldsOf(schema)].map((field) => [field, weightOf(field)]));
  const argumentWeights = createArgumentWeights(schema);

  /**
   * Returns a function that computes the cost of a selection set. A list without a declared size has `page` entries: the page length
   * of its parent field.
   */
  function createCostFunction(fragments: Fragments, variables: Variables) {
    function costOfSet({ selections }: SelectionSetNode, parent: GraphQLCompositeType, page: number): Cost {
      const sum = { cost: 0, values: 0 };
      for (const selection of selections) {
        const { cost, values } = costOfSelection(selection, parent, page);
        sum.cost += cost;
        sum.values += values;
      }
      return sum;
    }

    function costOfSelection(
      selection: SelectionSetNode['selections'][number],
      parent: GraphQLCompositeType,
      page: number,
    ): Cost {
      if (selection.kind === Kind.FIELD) return costOfField(selection, parent, page);
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
      const on = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
      return costOfSet(fragment.selectionSet, on ? (on as GraphQLCompositeType) : parent, page);
    }

    function costOfField(node: FieldNode, parent: GraphQLCompositeType, page: number): Cost {
      const field = fieldNamed(node.name.value, parent);
      if (!field) return { cost: 0, values: 1 };
      const times = lengthOf(node, field, page);
      const type = getNamedType(field.type);
      const own =
        (parent === schema.getMutationType() ? MUTATION_COST : 0) +
        (weights.get(field) ?? 0) +
        argumentWeights.costOfArguments(node, field, variables);
      if (!isCompositeType(type) || !node.selectionSet) return { cost: own, values: times };
      const below = costOfSet(
        node.selectionSet,
        type,
        isPaged(field) ? pageOf(node, field, variables) : page,
      );
      const object = isIntrospectionType(type) ? 0 : 1 + weightOf(type);
      return { cost: own + times * (object + below.cost), values: times * (1 + below.values) };
    }

    function lengthOf(node: FieldNode, field: Field, page: number): number {
      const declared = sizes.get(field);
      if (declared === undefined) return isListType(getNullableType(field.type)) ? page : 1;
      return isPaged(field) ? Math.min(declared, pageOf(node, field, variables, declared)) : declared;
    }

    function fieldNamed(name: string, parent: GraphQLCompositeType): Field | undefined {
      if (name === '__schema') return SchemaMetaFieldDef;
      if (name === '__type') return TypeMetaFieldDef;
      return isAbstractType(parent) && !isInterfaceType(parent) ? undefined : parent.getFields()[name];
    }

    return (set: SelectionSetNode, type: GraphQLCompositeType): Cost => {
      const { cost, values } = costOfSet(set, type, DEFAULT_PAGE_SIZE);
      return { cost, values: Math.ceil(values) };
    };
  }

  const computeCost = (
    operation: OperationDefinitionNode,
    fragments: Fragments,
    variables: Variables,
  ): Cost =>
    createCostFunction(fragments, variables)(
      operation.selectionSet,
      schema.getRootType(operation.operation)!,
    );

  const costCache = new WeakMap<
    OperationDefinitionNode,
    {
      pages: readonly string[];
      weighted: ReturnType<typeof argumentWeights.weightedArgumentsIn>;
      costs: Map<string, Cost>;
    }
  >();

  const valueCache = new WeakMap<
    OperationDefinitionNode,
    { pages: readonly string[]; lists: WeakMap<readonly FieldNode[], Map<string, ValueCounts>> }
  >();

  function countValues({
    operation,
    fragments,
    variableValues,
    fieldNodes,
    returnType,
  }: GraphQLResolveInfo): ValueCounts {
    const all = new Map(Object.entries(fragments));
    const type = getNamedType(returnType);
    const costOfSet = createCostFunction(all, variableValues);
    const below = fieldNodes.map(({ selectionSet }) =>
      selectionSet && isCompositeType(type) ? costOfSet(selectionSet, type).values : 0,
    );
    return {
      response: computeCost(operation, all, variableValues).values,
      entry: below.reduce((sum, each) => sum + each, 1),
    };
  }

  return {
    /** Returns the cost of an operation. Computes it once per combination of page lengths and argument weights. */
    costOf(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Cost {
      let cached = costCache.get(operation);
      if (!cached) {
        cached = {
          pages: pageVariablesIn(document.definitions),
          weighted: argumentWeights.weightedArgumentsIn(document),
          costs: new Map(),
        };
        costCache.set(operation, cached);
      }
      const { pages, weighted, costs } = cached;
      const key = [
        ...pages.map((name) => String(variables[name])),
        ...weighted.map((argument) => argumentWeights.costOfArgument(argument, variables)),
      ].join();
      let cost = costs.get(key);
      if (!cost) {
        cost = computeCost(operation, fragmentsIn(document), variables);
        if (costs.size >= MAX_CACHED) costs.clear();
        costs.set(key, cost);
      }
      return cost;
    },

    /**
     * For a running operation: returns the expected number of values in the whole response, and in each entry of this field's list.
     * Computes them once per list and combination of page lengths.
     */
    valuesOf(info: GraphQLResolveInfo): ValueCounts {
      const { operation, fragments, variableValues, fieldNodes } = info;
      let cached = valueCache.get(operation);
      if (!cached) {
        const pages = pageVariablesIn([operation, ...Object.values(fragments)]);
        valueCache.set(operation, (cached = { pages, lists: new WeakMap() }));
      }
      let counts = cached.lists.get(fieldNodes);
      if (!counts) cached.lists.set(fieldNodes, (counts = new Map()));
      const key = cached.pages.map((name) => String(variableValues[name])).join();
      let count = counts.get(key);
      if (!count) {
        if (counts.size >= MAX_CACHED) counts.clear();
        counts.set(key, (count = countValues(info)));
      }
      return count;
    },
  };
}

/** Returns the variables that set the length of a list. */
function pageVariablesIn(definitions: readonly DefinitionNode[]): string[] {
  const names = new Set<string>();
  for (const definition of definitions) {
    visit(definition, {
      Argument({ name, value }) {
        const isLength = name.value === 'first' || name.value === 'last';
        if (isLength && value.kind === Kind.VARIABLE) names.add(value.name.value);
      },
    });
  }
  return [...names];
}

/** Returns the maximum entries of a field. Its resolver rejects a length above MAX_PAGE_SIZE. */
function pageOf(
  { arguments: args = [] }: FieldNode,
  field: Field,
  variables: Variables,
  defaultLength = DEFAULT_PAGE_SIZE,
): number {
  const given = ['first', 'last'].flatMap((name) => {
    const argument = args.find((node) => node.name.value === name);
    const value: unknown = argument && valueFromAST(argument.value, GraphQLInt, variables);
    return typeof value === 'number' ? [value] : [];
  });
  const defaultSize = field.args.find(({ name }) => name === 'first')?.defaultValue ?? defaultLength;
  return Math.min(Math.max(1, ...(given.length > 0 ? given : [Number(defaultSize)])), MAX_PAGE_SIZE);
}

function* fieldsOf(schema: GraphQLSchema): Generator<Field> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) || isInterfaceType(type)) yield* Object.values(type.getFields());
  }
}

/** Returns average list sizes of introspection for this schema. `ofType` is the share of wrapped types. */
function introspectionSizes(schema: GraphQLSchema): [Field, number][] {
  const types = Object.values(schema.getTypeMap());
  const fields = [...fieldsOf(schema)];
  const perType = (count: number) => count / types.length;
  const sizes: Record<string, Record<string, number>> = {
    __Schema: { types: types.length, directives: schema.getDirectives().length },
    __Type: {
      fields: perType(fields.length),
      inputFields: perType(
        types.flatMap((type) => (isInputObjectType(type) ? Object.keys(type.getFields()) : [])).length,
      ),
      enumValues: perType(types.flatMap((type) => (isEnumType(type) ? type.getValues() : [])).length),
      possibleTypes: perType(
        types.flatMap((type) => (isAbstractType(type) ? schema.getPossibleTypes(type) : [])).length,
      ),
      interfaces: perType(types.flatMap((type) => (isObjectType(type) ? type.getInterfaces() : [])).length),
      ofType: 0.6,
    },
    __Field: { args: fields.flatMap(({ args }) => args).length / fields.length },
    __Directive: { args: 1, locations: 3 },
  };
  return Object.entries(sizes).flatMap(([type, lists]) => {
    const all = (schema.getType(type) as GraphQLObjectType).getFields();
    return Object.entries(lists).map(([name, size]): [Field, number] => [all[name]!, size]);
  });
}
