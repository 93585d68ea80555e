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

/** What an operation asks for: objects, which cost, and all values of the answer, scalars included. */
export type Cost = { cost: number; values: number };

type Field = GraphQLField<unknown, unknown>;
type Variables = Readonly<Record<string, unknown>>;
type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const FOR_A_MUTATION = 10;
/** Costs of one operation with lists of different lengths. */
const MOST_KNOWN = 50;

const isPaged = ({ args }: Field) => args.some(({ name }) => name === 'first');

/** What `@listSize` says of a list; without it, it is as long as the `first` or `last` of the field above. */
export const listSizeOf = ({ astNode }: Field): number | undefined => {
  const directive = astNode?.directives?.find(({ name }) => name.value === 'listSize');
  const size = directive?.arguments?.[0]?.value;
  return size?.kind === Kind.INT ? Number(size.value) : undefined;
};

/** Says what operations cost before they are executed. What `@skip` leaves out counts too, and a union's members add up. */
export function createCostAnalysis(schema: GraphQLSchema) {
  const sizes = new Map([...fieldsOf(schema)].map((field) => [field, listSizeOf(field)]));
  for (const [field, size] of introspectionSizes(schema)) sizes.set(field, size);

  /** Counts what a set selects of a type, in a list of as many as a page has unless something else is said of it. */
  function counting(fragments: Fragments, variables: Variables) {
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
      const times = sizes.get(field) ?? (isListType(getNullableType(field.type)) ? page : 1);
      const type = getNamedType(field.type);
      const write = parent === schema.getMutationType() ? FOR_A_MUTATION : 0;
      if (!isCompositeType(type) || !node.selectionSet) return { cost: write, values: times };
      const below = costOfSet(
        node.selectionSet,
        type,
        isPaged(field) ? pageOf(node, field, variables) : page,
      );
      const object = isIntrospectionType(type) ? 0 : 1;
      return { cost: write + times * (object + below.cost), values: times * (1 + below.values) };
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

  const priceOf = (operation: OperationDefinitionNode, fragments: Fragments, variables: Variables): Cost =>
    counting(fragments, variables)(operation.selectionSet, schema.getRootType(operation.operation)!);

  const known = new WeakMap<
    OperationDefinitionNode,
    { pages: readonly string[]; costs: Map<string, Cost> }
  >();

  return {
    /** Worked out once for each operation, and again where variables say of other lengths how long its lists are. */
    price(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Cost {
      let priced = known.get(operation);
      if (!priced) known.set(operation, (priced = { pages: pageVariablesIn(document), costs: new Map() }));
      const { pages, costs } = priced;
      const key = pages.map((name) => String(variables[name])).join();
      let cost = costs.get(key);
      if (!cost) {
        cost = priceOf(operation, fragmentsIn(document), variables);
        if (costs.size >= MOST_KNOWN) costs.clear();
        costs.set(key, cost);
      }
      return cost;
    },

    /** The same, from within: how many values the answer was to have, and how many of them each entry of this list. */
    valuesOf({ operation, fragments, variableValues, fieldNodes, returnType }: GraphQLResolveInfo) {
      const all = new Map(Object.entries(fragments));
      const type = getNamedType(returnType);
      const count = counting(all, variableValues);
      const below = fieldNodes.map(({ selectionSet }) =>
        selectionSet && isCompositeType(type) ? count(selectionSet, type).values : 0,
      );
      return {
        answer: priceOf(operation, all, variableValues).values,
        entry: below.reduce((sum, values) => sum + values, 1),
      };
    },
  };
}

/** The variables that say how long a list is to be. */
function pageVariablesIn(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Argument({ name, value }) {
      const isLength = name.value === 'first' || name.value === 'last';
      if (isLength && value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** How many a field gives at most; more than there may be are refused by its resolver. */
function pageOf({ arguments: args = [] }: FieldNode, field: Field, variables: Variables): number {
  const given = ['first', 'last'].flatMap((name) => {
    const argument = args.find((node) => node.name.value === name);
    const value: unknown = argument && valueFromAST(argument.value, GraphQLInt, variables);
    return typeof value === 'number' ? [value] : [];
  });
  const unsaid = field.args.find(({ name }) => name === 'first')?.defaultValue ?? DEFAULT_PAGE_SIZE;
  return Math.min(Math.max(1, ...(given.length > 0 ? given : [Number(unsaid)])), MAX_PAGE_SIZE);
}

export function* fieldsOf(schema: GraphQLSchema): Generator<Field> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) || isInterfaceType(type)) yield* Object.values(type.getFields());
  }
}

/** The lists of introspection, on the average of this schema, and how often a type is a wrapped one. */
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
