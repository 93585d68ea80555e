import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  getNullableType,
  GraphQLError,
  GraphQLScalarType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  responsePathAsArray,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { keyOf } from './compare-results.ts';
import { likePromise } from './like-promise.ts';
import { drawing, type Drawing } from './drawing.ts';

const typeDefs = /* GraphQL */ `
  scalar Odd
  enum Color {
    RED
    GREEN
    BLUE
  }
  input Shape {
    color: Color = RED
    sides: Int! = 4
    tags: [String!]
    inner: Shape
    odd: Odd
    weights: [[Float]]
  }
  input Key @oneOf {
    id: ID
    number: Int
    shape: Shape
  }
  interface Node {
    id: ID!
  }
  interface Named implements Node {
    id: ID!
    name(upper: Boolean = false): String
    kin: [Named!]
    near: Named
  }
  type Person implements Named & Node {
    id: ID!
    name(upper: Boolean = false): String!
    kin: [Person!]
    near: Named
    age: Int!
    odd: Odd
    color: Color!
    best: Person!
    friends(first: Int = 2, by: Shape = { sides: 3 }): [Person!]!
    liked: [Thing]!
    grid: [[Int!]!]
    title: String
    home: Place!
    scores: [Float!]
  }
  type Place implements Named & Node {
    id: ID!
    name(upper: Boolean = false): String
    kin: [Place!]
    near: Named!
    size: Float!
    people: [Person]!
    odds: [Odd!]!
    matrix: [[Person!]]!
    any: Thing!
    title: String!
    open: Boolean
  }
  type Tool implements Node {
    id: ID!
    color: Color
    colors: [Color!]!
    owner: Person!
    title: String
  }
  union Thing = Person | Place | Tool
  type Query {
    person(key: Key, shape: Shape): Person
    must(number: Int!, at: [Int!] = [1]): Person!
    thing(color: Color! = BLUE): Thing
    things(odd: Odd, ids: [ID!]!): [Thing!]!
    node(id: ID!): Node
    nodes(flags: [[Boolean]]): [Node]
    named: Named!
    count(shape: Shape!): Int
    tool: Tool
  }
  type Mutation {
    first(number: Int = 1): Person
    second(color: [Color!]): Place!
    third(shape: Shape): Thing
    fourth: Int!
  }
  type Subscription {
    changed(key: Key!): Person
  }
`;

/** Fields without a resolver: graphql-js reads a property or calls a method of the parent. */
const PLAIN = new Set(['title', 'age', 'open', 'size', 'grid']);

export type Call = { path: string; args: unknown; info: GraphQLResolveInfo; source: unknown };

/**
 * The resolvers of one execution and their recorded calls. Two worlds with one seed return equal values and
 * identical error objects.
 */
export type World = {
  calls: Call[];
  at: (path: string, type: GraphQLOutputType) => unknown;
  options: WorldOptions;
};
type WorldOptions = { seed: string; isAsync: boolean; faults: number; errors: Map<string, unknown> };
type WorldContext = { world: World };

export function createToySchema(): GraphQLSchema {
  const schema = makeExecutableSchema({
    typeDefs,
    resolvers: {
      Color: { RED: 1, GREEN: 'green', BLUE: { internal: true } },
      Odd: new GraphQLScalarType({
        name: 'Odd',
        serialize: (value) => refuseEven(value),
        parseValue: (value) => refuseEven(value),
      }),
    },
    resolverValidationOptions: { requireResolversForResolveType: 'ignore' },
  });
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (!PLAIN.has(field.name)) field.resolve = resolverOf(field.type);
    }
  }
  return schema;
}

const resolverOf =
  (type: GraphQLOutputType): GraphQLFieldResolver<unknown, WorldContext> =>
  (source, args, { world }, info) => {
    const path = keyOf(responsePathAsArray(info.path));
    world.calls.push({ path, args, info, source });
    return world.at(path, type);
  };

function refuseEven(value: unknown): unknown {
  if (typeof value !== 'number' || value % 2 !== 1) throw new TypeError(`${String(value)} is not odd`);
  return value;
}

export function createWorld(schema: GraphQLSchema, options: WorldOptions): World {
  const { seed, isAsync, faults, errors } = options;

  function failure(path: string, draw: Drawing): unknown {
    if (!errors.has(path)) {
      const message = `broken at ${path}`;
      const kinds = [
        () => new Error(message),
        () => new TypeError(message),
        () => new GraphQLError(message, { extensions: { code: 'BROKEN', at: path } }),
        () => message,
        () => ({ message }),
        () => undefined,
      ];
      errors.set(path, draw.one(kinds.slice(0, draw.chance(0.7) ? 3 : 6))());
    }
    return errors.get(path);
  }

  /** An error returned as a value has the same effect as a thrown one. */
  function errorValue(path: string): Error {
    if (!(errors.get(path) instanceof Error)) errors.set(path, new Error(`given at ${path}`));
    return errors.get(path) as Error;
  }

  function valueOrError(type: GraphQLOutputType, path: string, draw: Drawing): unknown {
    if (draw.chance(faults)) return errorValue(path);
    if (isNonNullType(type))
      return draw.chance(faults) ? draw.one([null, undefined]) : nonNullValue(type.ofType, path, draw);
    return draw.chance(0.1) ? draw.one([null, undefined]) : nonNullValue(type, path, draw);
  }

  function nonNullValue(type: GraphQLOutputType, path: string, draw: Drawing): unknown {
    if (isListType(type)) return list(type.ofType, path, draw);
    if (isLeafType(type)) return draw.chance(faults) ? 'not a leaf of this type' : leaf(type, draw);
    const abstract = draw.chance(faults / 2) ? schema.getType('Thing') : type;
    const chosen = isAbstractType(abstract)
      ? draw.one(schema.getPossibleTypes(abstract))
      : (type as GraphQLObjectType);
    const __typename = draw.chance(faults / 2)
      ? draw.one(['Missing', 'Shape', 'Node', undefined])
      : chosen.name;
    const plain = Object.values(chosen.getFields()).filter(({ name }) => PLAIN.has(name));
    const object = {};
    for (const { name, type: of } of plain) {
      const at = `${path}.${name}`;
      if (draw.chance(0.4)) Object.assign(object, { [name]: () => outcomeAt(at, of, false) });
      // The value is created on access: if a rejecting promise is never selected, its rejection would stay unhandled.
      else Object.defineProperty(object, name, { get: () => valueOrError(of, at, drawing(`${seed} ${at}`)) });
    }
    return Object.assign(object, { __typename });
  }

  function list(type: GraphQLOutputType, path: string, draw: Drawing): unknown {
    if (draw.chance(faults)) return draw.one<unknown>(['text', 7, { length: 1 }, emptyAsync()]);
    // If an entry fails synchronously next to a rejecting promise, graphql-js leaves that rejection unhandled.
    const allWait = isAsync && draw.chance(0.5);
    const mayMix = isAsync && !isNonNullType(type);
    const mustWait = isAsync && isNonNullType(type) && !isLeafType(getNullableType(type));
    const entries = Array.from({ length: draw.upTo(4) }, (_, index) => {
      const at = `${path}.${index}`;
      const waits = allWait || mustWait || (mayMix && draw.chance(0.4));
      return waits ? outcomeAt(at, type, true) : valueOrError(type, at, drawing(`${seed} ${at}`));
    });
    return draw.one([() => entries, () => new Set(entries.map((entry) => entry)), () => entries.values()])();
  }

  function leaf(type: GraphQLLeafType, draw: Drawing): unknown {
    if (isEnumType(type)) return draw.one(type.getValues()).value;
    if (type.name === 'Odd') return draw.upTo(5) * 2 + (draw.chance(faults) ? 0 : 1);
    if (type.name === 'Boolean') return draw.chance(0.5);
    if (type.name === 'Int') return draw.upTo(100);
    if (type.name === 'Float') return draw.upTo(100) / 4;
    return `text ${draw.upTo(100)}`;
  }

  /** Returns a value, throws, or returns a promise or another thenable. */
  function outcomeAt(path: string, type: GraphQLOutputType, mustWait: boolean): unknown {
    const draw = drawing(`${seed} ${path}`);
    const fails = draw.chance(faults);
    const waits = mustWait || (isAsync && draw.chance(0.6));
    const outcome = () => {
      if (fails) throw failure(path, draw);
      return valueOrError(type, path, draw);
    };
    if (!waits) return outcome();
    const ticks = draw.upTo(8);
    const isLate = draw.chance(0.15);
    const promise = (async () => {
      for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
      if (isLate) await new Promise((done) => setImmediate(done));
      return outcome();
    })();
    if (!draw.chance(0.1)) return promise;
    return likePromise(promise);
  }

  return { calls: [], at: (path, type) => outcomeAt(path, type, false), options };
}

async function* emptyAsync() {}
