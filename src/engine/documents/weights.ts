import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  Kind,
  TypeInfo,
  valueFromAST,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { wordsIn } from './words.ts';

type Variables = Readonly<Record<string, unknown>>;
type Directed = { astNode?: { directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined };
type Weighted = { argument: GraphQLArgument; node: ArgumentNode };

/** Returns the weight that `@cost` declares for a field, type, argument or input field: work in addition to the selected objects. */
export function weightOf({ astNode }: Directed): number {
  const directive = astNode?.directives?.find(({ name }) => name.value === 'cost');
  const weight = directive?.arguments?.[0]?.value;
  return weight?.kind === Kind.INT ? Number(weight.value) : 0;
}

/** Returns one unit per word of a text, up to MAX_WORDS, and one per entry of a list. The value false requests no work. */
function unitsOf(value: unknown): number {
  if (typeof value === 'string') return wordsIn(value);
  if (Array.isArray(value)) return value.length;
  return value === false ? 0 : 1;
}

/** Returns the cost of a value: the weights of its argument and of all input fields in it, each multiplied by its units. */
function costOfValue(type: GraphQLInputType, weight: number, value: unknown): number {
  if (value === null || value === undefined) return 0;
  const own = weight === 0 ? 0 : weight * unitsOf(value);
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    if (!Array.isArray(value)) return own;
    return value.reduce<number>((sum, entry) => sum + costOfValue(nullable.ofType, 0, entry), own);
  }
  if (!isInputObjectType(nullable) || typeof value !== 'object') return own;
  return Object.values(nullable.getFields()).reduce(
    (sum, field) =>
      sum + costOfValue(field.type, weightOf(field), (value as Record<string, unknown>)[field.name]),
    own,
  );
}

const costOfArgument = ({ argument, node }: Weighted, variables: Variables) =>
  costOfValue(argument.type, weightOf(argument), valueFromAST(node.value, argument.type, variables));

/**
 * Returns whether an input type contains a weight at any depth. `visited` ends the recursion for types that contain each other. Its
 * types are not searched again, so a result is complete only for the type of the first call.
 */
function containsWeight(type: GraphQLInputType, visited: Set<GraphQLInputType>): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || visited.has(named)) return false;
  visited.add(named);
  return Object.values(named.getFields()).some(
    (field) => weightOf(field) > 0 || containsWeight(field.type, visited),
  );
}

/** Creates functions that compute the cost of arguments, which depends on the values of variables. */
export function createArgumentWeights(schema: GraphQLSchema) {
  const weighted = new Map<GraphQLArgument, boolean>();

  function isWeighted(argument: GraphQLArgument): boolean {
    const known = weighted.get(argument);
    if (known !== undefined) return known;
    const found = weightOf(argument) > 0 || containsWeight(argument.type, new Set());
    weighted.set(argument, found);
    return found;
  }

  return {
    /** Returns the arguments of a document that have a weight. */
    weightedArgumentsIn(document: DocumentNode): Weighted[] {
      const weightedArguments: Weighted[] = [];
      const types = new TypeInfo(schema);
      visit(
        document,
        visitWithTypeInfo(types, {
          Argument(node) {
            const argument = types.getArgument();
            if (argument && isWeighted(argument)) weightedArguments.push({ argument, node });
          },
        }),
      );
      return weightedArguments;
    },

    costOfArgument,

    /** Returns the cost of the arguments of one field. */
    costOfArguments: (
      { arguments: nodes = [] }: FieldNode,
      { args }: GraphQLField<unknown, unknown>,
      variables: Variables,
    ): number =>
      nodes.reduce((sum, node) => {
        const argument = args.find(({ name }) => name === node.name.value);
        return argument && isWeighted(argument) ? sum + costOfArgument({ argument, node }, variables) : sum;
      }, 0),
  };
}
