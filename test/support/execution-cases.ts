import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  buildSchema,
  GraphQLError,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  parse,
  type DocumentNode,
  type ExecutionArgs,
} from 'graphql';
import { likePromise } from './like-promise.ts';

type Given = Omit<ExecutionArgs, 'schema'>;
/**
 * An operation that graphql-js and our executor must answer alike. `args` makes new arguments for each
 * execution.
 */
type Case = { about: string; schema: GraphQLSchema; args: () => Given };

const schema = buildSchema(/* GraphQL */ `
  scalar Any
  enum Color {
    RED
    BLUE
  }
  input Size {
    width: Int! = 3
    height: Int
    unit: Color = BLUE
    inner: Size
    tags: [String!]
  }
  input Key @oneOf {
    id: ID
    slug: String
  }
  interface Being {
    name: String
    friend: Being
  }
  type Cat implements Being {
    name: String
    friend: Being
    lives: Int
    must: String!
  }
  type Dog implements Being {
    name: String
    friend: Dog
    barks: Boolean
    must: String!
  }
  union Pet = Cat | Dog
  type Box {
    int: Int
    float: Float
    string: String
    boolean: Boolean
    id: ID
    any: Any
    color: Color
    mustInt: Int!
    mustBox: Box!
    box: Box
    list: [Int]
    mustList: [Int!]
    allMust: [Int!]!
    nested: [[Int!]]
    boxes: [Box]
    mustBoxes: [Box!]
    being: Being
    mustBeing: Being!
    pet: Pet
    pets: [Pet]
    mustPets: [Pet!]!
    nestedPets: [[Pet!]!]
    echo(
      int: Int
      must: Int! = 7
      size: Size = { width: 1 }
      list: [Int]
      nested: [[Int]]
      color: Color
      key: Key
      any: Any
    ): String
    needs(must: Int!): String
    mustNeed(must: Int!): String!
    context: String
  }
  type Query {
    int: Int
    mustInt: Int!
    box: Box
    mustBox: Box!
    a: Int
    b: Int
    list: [Int]
    boxes: [Box!]
    being: Being
    pet: Pet
    pets: [Pet]
    echo(
      int: Int
      must: Int! = 7
      size: Size = { width: 1 }
      list: [Int]
      nested: [[Int]]
      color: Color
      key: Key
      any: Any
    ): String
    needs(must: Int!): String
  }
  type Mutation {
    one: Int
    two: Int
    mustThree: Int!
    box: Box
  }
  type Subscription {
    box: Box
    mustBox: Box!
  }
`);

const broken = Object.assign(new Error('broken'), { extensions: { code: 'OWN' } });
const graphqlError = new GraphQLError('known', { extensions: { code: 'KNOWN', deep: { a: 1 } } });
const another = new TypeError('another');
const elsewhere = new GraphQLError('elsewhere', {
  path: ['some', 'where', 1],
  nodes: parse('{ a }').definitions,
});
const withNodes = Object.assign(new Error('with nodes'), { nodes: [parse('{ b }').definitions[0]] });
const located = new GraphQLError('wrapped', { originalError: broken });
const fail = (error: unknown) => () => {
  throw error;
};
const later = async <T>(value: T, ticks = 1): Promise<T> => {
  for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
  return value;
};
const failLater = async (error: unknown, ticks = 1): Promise<never> => {
  for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
  throw error;
};
const chained = <T>(value: T) => likePromise(Promise.resolve(value));
const echo = (args: object) => JSON.stringify(args);

const parsed = new Map<string, DocumentNode>();
function documentOf(text: string): DocumentNode {
  if (!parsed.has(text)) parsed.set(text, parse(text));
  return parsed.get(text)!;
}

type More = Partial<Given>;
const asks = (about: string, text: string, rootValue: () => unknown, more: More = {}): Case => ({
  about,
  schema,
  args: () => ({ document: documentOf(text), rootValue: rootValue(), ...more }),
});

/** Cases for one field value in all forms that a resolver can return. */
const everyWay = (about: string, text: string, field: string, value: () => unknown): Case[] => [
  asks(`${about}, as a property`, text, () => ({ [field]: value() })),
  asks(`${about}, returned by a method`, text, () => ({ [field]: () => value() })),
  asks(`${about}, as a promise`, text, () => ({ [field]: later(value(), 3) })),
  asks(`${about}, as a thenable`, text, () => ({ [field]: chained(value()) })),
  asks(`${about}, returned by a nested async method`, `{ box ${text} }`, () => ({
    box: { [field]: async () => value() },
  })),
  asks(`${about}, below a non-null field`, `{ a mustBox { box ${text} } }`, () => ({
    a: 1,
    mustBox: { box: { [field]: () => value() } },
  })),
];

const failures: [string, () => unknown][] = [
  ['an error with extensions', () => broken],
  ['a GraphQLError', () => graphqlError],
  ['a GraphQLError with an error in it', () => located],
  ['an error that is located elsewhere', () => elsewhere],
  ['an error with nodes of its own', () => withNodes],
  ['a text', () => 'only a text'],
  ['an object', () => ({ message: 'no error', code: 7 })],
  ['null', () => null],
  ['undefined', () => undefined],
];

const FAILING = '{ a box { int mustInt } b }';
const failing = failures.flatMap(([what, error]) => [
  asks(`${what} that is thrown`, FAILING, () => ({ a: 1, box: { int: fail(error()), mustInt: 3 }, b: 2 })),
  asks(`${what} that is thrown at a non-null position`, FAILING, () => ({
    a: 1,
    box: { int: 1, mustInt: fail(error()) },
    b: 2,
  })),
  asks(`${what} that a promise is rejected with`, FAILING, () => ({
    a: 1,
    box: { int: () => failLater(error(), 2), mustInt: 3 },
    b: 2,
  })),
  asks(`${what} that a promise at a non-null position is rejected with`, FAILING, () => ({
    a: 1,
    box: { int: 1, mustInt: () => failLater(error()) },
    b: later(2, 9),
  })),
  asks(`${what} in a list of promises`, '{ list }', () => ({ list: [later(1), failLater(error()), 3] })),
  asks(`${what} that nulls all data`, '{ a mustInt b }', () => ({ a: 1, mustInt: fail(error()), b: 3 })),
]);

const errorsAsValues = everyWay('an error given as a value', '{ int string }', 'int', () => broken).concat(
  everyWay('an error given in a list', '{ list }', 'list', () => [1, another, 3]),
  everyWay('an error given in a list of what must be there', '{ mustList }', 'mustList', () => [
    1,
    another,
    3,
  ]),
  everyWay('an error given as an object', '{ box { int } }', 'box', () => graphqlError),
);

const nulls = [
  ...everyWay('null', '{ int box { int } }', 'box', () => null),
  ...everyWay('undefined', '{ int list }', 'list', () => undefined),
  ...everyWay('null in a list', '{ list }', 'list', () => [1, null, undefined, 4]),
  ...everyWay('null in a list of what must be there', '{ mustList int }', 'mustList', () => [1, null, 3]),
  ...everyWay('null in a list that must be there itself', '{ allMust }', 'allMust', () => [1, null]),
  ...everyWay('null instead of a list that must be there', '{ allMust }', 'allMust', () => null),
  ...everyWay('null in a nested list', '{ nested }', 'nested', () => [[1, 2], null, [3, null], []]),
  ...everyWay('a promise in a nested list', '{ nested }', 'nested', () => [
    later([1, later(2)]),
    [later(null)],
    null,
  ]),
  ...everyWay('null in objects of a list', '{ boxes { mustInt } }', 'boxes', () => [
    { mustInt: 1 },
    { mustInt: null },
    { mustInt: 3 },
  ]),
  ...everyWay('null in objects of a non-null list', '{ mustBoxes { mustInt } }', 'mustBoxes', () => [
    { mustInt: 1 },
    { mustInt: null },
  ]),
];

const lists = [
  ...everyWay('a set', '{ list }', 'list', () => new Set([1, 2, 2, 3])),
  ...everyWay('a map', '{ nested }', 'nested', () => new Map([[1, 2]])),
  ...everyWay('what a generator gives', '{ list }', 'list', () =>
    (function* () {
      yield 1;
      yield later(2);
    })(),
  ),
  asks('a generator that throws', '{ list a }', () => ({
    list: () =>
      (function* () {
        yield 1;
        throw broken;
      })(),
    a: 1,
  })),
  ...everyWay('a typed array', '{ list }', 'list', () => Int8Array.of(1, 2)),
  ...everyWay('an array with holes', '{ list }', 'list', () => Object.assign([], { length: 2, 2: 5 })),
  ...everyWay('a text instead of a list', '{ list }', 'list', () => 'abc'),
  ...everyWay('an object instead of a list', '{ list }', 'list', () => ({ length: 1, 0: 1 })),
  ...everyWay('an async iterable instead of a list', '{ list }', 'list', () => (async function* () {})()),
  ...everyWay('a number instead of a nested list', '{ nested }', 'nested', () => [[1], 2]),
  ...everyWay('an empty list', '{ boxes { int } }', 'boxes', () => []),
  ...everyWay('a function in a list', '{ list boxes { int } }', 'list', () => [() => 1]),
];

const leaves = [
  ...[
    1.5,
    '7',
    'seven',
    '',
    true,
    2 ** 31,
    -(2 ** 31),
    NaN,
    {},
    [3],
    5n,
    new Date(0),
    Symbol.iterator,
    { valueOf: () => 4 },
  ].map((value, at) =>
    asks(
      `the value ${at} as every type of leaf`,
      '{ box { int float string boolean id any color list } }',
      () => ({
        box: {
          int: value,
          float: value,
          string: value,
          boolean: value,
          id: value,
          any: value,
          color: value,
          list: [value],
        },
      }),
    ),
  ),
  ...everyWay('a value that the enum has', '{ color }', 'color', () => 'RED'),
  ...everyWay('a value that the enum does not have', '{ color int }', 'color', () => 'GREEN'),
  ...everyWay('an enum name as an object', '{ color }', 'color', () => ({ valueOf: () => 'RED' })),
];

const objects = [
  asks('an undefined root value', '{ a box { int } __typename }', () => undefined),
  asks('a root value that must have something', '{ a mustBox { int } }', () => ({})),
  asks('a root value that is a function with properties', '{ a b }', () =>
    Object.assign(() => 1, { a: 1, b: () => 2 }),
  ),
  asks('an object that is a text', '{ box { int string __typename } }', () => ({ box: 'text' })),
  asks('an object that is a number', '{ box { int } }', () => ({ box: 7 })),
  asks('an object that is false', '{ box { int } }', () => ({ box: false })),
  asks('an object that is a function', '{ box { int string } }', () => ({
    box: () => Object.assign(() => 3, { int: 5, string: () => 'called' }),
  })),
  asks('an object with a class', '{ box { int string } }', () => ({
    box: new (class {
      #secret = 4;
      get int() {
        return this.#secret;
      }
      string() {
        return `by method ${this.#secret}`;
      }
    })(),
  })),
  asks('an object without prototype', '{ box { int } }', () => ({
    box: Object.assign(Object.create(null) as object, { int: 3 }),
  })),
  asks('a getter that throws', '{ a box { int string } }', () => ({
    box: {
      get int() {
        throw broken;
      },
      string: 'there',
    },
  })),
  asks('names that objects have anyway', '{ toString: a constructor: b hasOwnProperty: a then: a }', () => ({
    a: 1,
    b: 2,
  })),
  asks('a key __proto__', '{ __proto__: a box { __proto__: int string } }', () => ({
    a: 1,
    box: { int: 2, string: 'x' },
  })),
  asks('numbers as names, which come in order', '{ b _2: a _1: b a }', () => ({ a: 1, b: 2 })),
  asks(
    'methods with arguments, context and info',
    '{ box { context echo(int: 3) } }',
    () => ({
      box: {
        context(args: object, context: { id: number }, info: { fieldName: string; path: object }) {
          return JSON.stringify([args, context, info.fieldName, info.path, this === undefined]);
        },
        echo,
      },
    }),
    { contextValue: { id: 7 } },
  ),
  asks('a method of a method', '{ box { int } }', () => ({ box: () => ({ int: () => () => 3 }) })),
  asks('a promise of a promise of a list of promises', '{ list }', () => ({
    list: () => later(later([later(1), later(later(2))])),
  })),
  asks('a thenable of a resolved promise', '{ a box { int } }', () => ({
    a: chained(1),
    box: chained({ int: chained(5) }),
  })),
  asks('promises in every order', '{ a box { int string float boolean } b }', () => ({
    a: later(1, 9),
    b: later(2, 1),
    box: later({ int: later(1, 8), string: later('x', 1), float: 2, boolean: later(true, 4) }, 3),
  })),
];

const pets = {
  cat: { __typename: 'Cat', name: 'Tom', lives: 9, must: 'm' },
  dog: { __typename: 'Dog', name: 'Rex', barks: true, must: 'd' },
};
const PET =
  '{ pet { __typename ... on Being { name } ... on Cat { lives } ... on Dog { barks friend { name } } } pets { ... on Cat { must } __typename } }';
const petsOf = (about: string, pet: () => unknown) => [
  asks(about, PET, () => ({ pet: pet(), pets: [pets.dog, pet(), pets.cat] })),
  asks(`${about}, in a promise`, PET, () => ({
    pet: later(pet()),
    pets: [pets.dog, later(pet()), later(pets.cat)],
  })),
  asks(`${about}, at a non-null position`, '{ box { int mustPets { __typename } } a }', () => ({
    box: { int: 1, mustPets: [pets.dog, pet()] },
    a: 1,
  })),
];
const abstracts = [
  ...petsOf('an object that names its type', () => pets.cat),
  ...petsOf('an object of no type', () => ({ name: 'who' })),
  ...petsOf('an object of a type that is not there', () => ({ __typename: 'Cow' })),
  ...petsOf('an object of a type that is not of the union', () => ({ __typename: 'Box' })),
  ...petsOf('an object of an interface', () => ({ __typename: 'Being' })),
  ...petsOf('an object of an input type', () => ({ __typename: 'Size' })),
  ...petsOf('an object whose __typename is not a text', () => ({ __typename: 5 })),
  ...petsOf('a text', () => 'Cat'),
];

const SELECTING = `query ($yes: Boolean! = true, $no: Boolean!, $maybe: Boolean = false) {
  z: a a @skip(if: $no) b @include(if: $yes) @skip(if: $yes) ...P @include(if: $maybe) ...P ... @skip(if: $maybe) { box { string int } }
  ... on Query @include(if: $no) { hidden: int } box { i: int ...B ... on Box { i: int float } } box @skip(if: $yes) { any }
} fragment P on Query { box { int ...B @skip(if: $no) } a } fragment B on Box { boolean int box { int string } box { float int } }`;
const selections = [
  ...[
    { no: false },
    { no: true },
    { no: false, yes: false },
    { no: true, maybe: true },
    { no: true, yes: false, maybe: true },
    { no: false, maybe: null },
    {},
    { no: null },
  ].map((variableValues, at) =>
    asks(
      `skipped, included and merged fields, ${at}`,
      SELECTING,
      () => ({
        a: 1,
        b: 2,
        int: 3,
        box: {
          int: 4,
          string: 'x',
          float: 0.5,
          boolean: true,
          box: () => ({ int: 5, string: 'y', float: 1 }),
        },
      }),
      { variableValues },
    ),
  ),
  asks(
    'an operation whose fields are all skipped',
    '{ a @skip(if: true) box { int @include(if: false) } pet { ... on Cat { lives } } }',
    () => ({
      box: {},
      pet: pets.dog,
    }),
  ),
  asks('where the root is empty', '{ a @skip(if: true) }', () => ({ a: 1 })),
  asks(
    'a fragment that is spread twice, once skipped',
    '{ ...F @skip(if: true) ...F } fragment F on Query { a }',
    () => ({ a: 1 }),
  ),
  asks(
    'a fragment that is spread again: the first spread defines the order',
    '{ ...F b ...F } fragment F on Query { a ...G } fragment G on Query { int }',
    () => ({ a: 1, b: 2, int: 3 }),
  ),
  asks('a missing fragment and unknown fields', '{ ...Nowhere a nothing box { nothing } }', () => ({
    a: 1,
    box: {},
  })),
  asks('a merged field of arguments, of which the first counts', '{ echo(int: 1) echo(int: 2) }', () => ({
    echo,
  })),
  asks('a list field that is merged', '{ boxes { int } boxes { string a: int } }', () => ({
    boxes: [{ int: 1, string: 's' }, { int: 2 }],
  })),
  asks('merged errors, which have the places of all', '{ box { mustInt } a box { mustInt } }', () => ({
    box: {},
  })),
];

const ECHO = `query ($int: Int, $must: Int!, $or: Int = 5, $size: Size, $list: [Int], $color: Color, $key: Key, $any: Any, $text: String = "t") {
  a: echo(int: $int, must: $must, size: $size, list: $list, color: $color, key: $key, any: $any)
  b: echo(int: $or, must: $or, size: {width: $must, tags: [$text], inner: {height: $int, unit: RED}}, list: [1, $int, null], nested: [$list, [2]])
  c: echo(any: {a: [1, "x", RED, true, null, $int, {b: 1.5}]}, list: 3, nested: 4) d: echo(int: null, size: null) e: echo
}`;
const ROOT = () => ({ echo });
const variables: [string, object][] = [
  ['least', { must: 1 }],
  [
    'nulls',
    { int: null, must: 1, or: null, size: null, list: null, color: null, key: null, any: null, text: null },
  ],
  [
    'all',
    {
      int: 2,
      must: 1,
      or: 3,
      size: { width: 2, inner: {} },
      list: [1, null],
      color: 'BLUE',
      key: { id: 5 },
      any: { deep: [1] },
      text: 'u',
    },
  ],
  ['a list of one', { must: 1, list: 4 }],
  ['undefined', { must: 1, int: undefined, list: undefined }],
  ['an unknown field', { must: 1, more: 2 }],
  ['missing', {}],
  ['null for a required field', { must: null }],
  [
    'everything wrong',
    {
      must: 'x',
      int: 1.5,
      size: { width: null, more: 1, tags: [null] },
      list: ['a', {}],
      color: 'GREEN',
      key: { id: 1, slug: 'x' },
    },
  ],
  ['none of one', { must: 1, key: {} }],
  ['one that is null', { must: 1, key: { id: null } }],
  ['a text instead of an object', { must: 1, size: 'big' }],
  ['an enum of another type', { must: 1, color: 3 }],
  ['too many errors', { must: 1, list: Array.from({ length: 60 }, () => 'x') }],
  ['an object without prototype', Object.assign(Object.create(null) as object, { must: 1 })],
];
const inputs = [
  ...variables.map(([about, values]) =>
    asks(`variables: ${about}`, ECHO, ROOT, { variableValues: { ...values } }),
  ),
  asks('null instead of variables', '{ e: echo }', ROOT, { variableValues: null as never }),
  asks(
    'an undeclared variable for a required argument',
    '{ needs(must: $none) a box { mustNeed(must: $none) needs(must: 1) } }',
    () => ({ a: 1, needs: 'x', box: { mustNeed: 'y', needs: 'z' } }),
  ),
  asks(
    'null for a required argument',
    'query ($n: Int = 3) { needs(must: $n) box { int mustNeed(must: $n) } }',
    () => ({ needs: 'x', box: { int: 1, mustNeed: 'y' } }),
    { variableValues: { n: null } },
  ),
  asks(
    'a missing or invalid argument in an operation that was not validated',
    '{ needs one: needs(must: null) two: needs(must: "x") three: echo(key: {id: 1, slug: 2}) four: echo(size: {more: 1}) five: echo(none: 1) six: echo(list: ["x"]) }',
    () => ({ needs: 'x', echo }),
  ),
  asks(
    'a null or missing condition',
    'query ($c: Boolean) { a @include(if: $c) b @skip(if: $c) }',
    () => ({ a: 1, b: 2 }),
    { variableValues: { c: null } },
  ),
  asks('a condition that is missing', 'query ($c: Boolean) { a box { int @include(if: $c) } }', () => ({
    a: 1,
    box: {},
  })),
];

const NAMED =
  'query A { a } query B { b } mutation C { one } fragment F on Query { a } subscription D { box { int } }';
const operations = [
  ...['A', 'B', 'C', 'D', 'E', '', undefined, null].map((operationName) =>
    asks(`the operation ${operationName}`, NAMED, () => ({ a: 1, b: 2, one: 3, box: { int: 4 } }), {
      operationName: operationName as string,
    }),
  ),
  asks('a document without operation', 'fragment F on Query { a }', ROOT),
  asks('a document with a type in it', 'type T { a: Int } query { a }', () => ({ a: 1 })),
  asks('an event of a subscription', 'subscription { it: box { int mustInt } }', () => ({
    box: () => later({ int: 1, mustInt: later(null) }),
  })),
  asks('an event whose required field is null', 'subscription { mustBox { int } }', () => ({
    mustBox: null,
  })),
  asks(
    'the schema and its types',
    '{ __schema { queryType { name } types { name kind } directives { name isRepeatable args { name defaultValue } } } __type(name: "Box") { ...T fields(includeDeprecated: true) { name type { ...T ofType { ...T } } args { name defaultValue } } } no: __type(name: "Nothing") { name } a __typename } fragment T on __Type { name kind description __typename }',
    () => ({ a: 1 }),
  ),
  asks(
    'introspection fields on another object, where they do not exist',
    '{ box { __schema { queryType { name } } __type(name: "Box") { name } __typename } }',
    () => ({ box: {} }),
  ),
];

const log: string[] = [];
const step = (name: string, work: () => unknown) => () => {
  log.push(name);
  return work();
};
const MUTATION = 'mutation { first: one two again: one box { int string } mustThree }';
const mutations: Case[] = [
  asks('a mutation of all at once', MUTATION, () => ({ one: 1, two: 2, mustThree: 3, box: { int: 4 } })),
  asks('a mutation of promises, one after the other', MUTATION, () => {
    let count = 0;
    const next = async () => later(++count, 5 - count);
    return {
      one: next,
      two: next,
      box: () => ({ int: next, string: () => next().then(String) }),
      mustThree: next,
    };
  }),
  asks('a mutation that fails on the way', MUTATION, () => {
    let count = 0;
    return {
      one: () => ++count,
      two: fail(broken),
      box: () => ({ int: ++count, string: () => failLater(another, 4) }),
      mustThree: () => ++count,
    };
  }),
  asks('a mutation whose data becomes null', 'mutation { one mustThree two }', () => {
    log.length = 0;
    return {
      one: step('one', () => later(1, 3)),
      mustThree: step('three', () => failLater(broken)),
      two: step('two', () => fail(new Error(log.join()))()),
    };
  }),
  asks('a mutation that throws immediately, before the next', 'mutation { mustThree two }', () => ({
    mustThree: fail(broken),
    two: fail(another),
  })),
  asks('a mutation that changes the context', 'mutation { one two box { int } }', () => ({
    one: (_: object, context: { count: number }) => later((context.count += 1)),
    two: (_: object, context: { count: number }) => (context.count *= 10),
    box: (_: object, context: { count: number }) => ({ int: later(context.count) }),
  })),
].map((each) => ({ ...each, args: () => ({ ...each.args(), contextValue: { count: 4 } }) }));

const propagations = [
  asks('null that propagates to the whole data', '{ a mustBox { mustBox { mustInt } } b }', () => ({
    a: 1,
    mustBox: { mustBox: { mustInt: null } },
  })),
  asks(
    'null that propagates to the nearest nullable field',
    '{ a box { mustBox { mustBox { mustInt } int } int } b }',
    () => ({ a: 1, box: { int: 1, mustBox: { int: 2, mustBox: {} } } }),
  ),
  asks('fields after one that fails are not asked', '{ box { int mustInt string } }', () => ({
    box: { int: fail(graphqlError), mustInt: fail(broken), string: fail(another) },
  })),
  asks('keeps errors that occurred before the null propagated', '{ box { int mustInt } }', () => ({
    box: { int: fail(another), mustInt: () => failLater(broken, 5) },
  })),
  asks('does not report errors after the null has propagated', '{ box { int mustInt } b }', () => ({
    box: { int: () => failLater(another, 9), mustInt: () => failLater(broken, 2) },
    b: later(1, 30),
  })),
  asks('a throw waits for the promises before it', '{ box { int mustBox { int } mustInt } b }', () => ({
    box: { int: () => failLater(another, 6), mustBox: later({ int: 1 }, 2), mustInt: fail(broken) },
    b: 1,
  })),
  asks('a throw wins over the promise before it', '{ mustBox { int } mustInt }', () => ({
    mustBox: failLater(another, 6),
    mustInt: fail(broken),
  })),
  asks('two errors in one list', '{ boxes { mustInt int } a }', () => ({
    boxes: [{ mustInt: () => failLater(broken, 1) }, { mustInt: () => failLater(another, 8) }],
    a: later(1, 40),
  })),
  asks('objects of a list each for itself', '{ box { boxes { mustInt box { mustInt } } } }', () => ({
    box: { boxes: [{ mustInt: 1, box: {} }, {}, { mustInt: later(3), box: { mustInt: failLater(broken) } }] },
  })),
];

type Source = Record<string, unknown>;

/** Schemas with functions of their own. */
const typed = (how: 'resolveType' | 'isTypeOf', answer: (value: Source) => unknown, about: string): Case => ({
  about: `${how} that ${about}`,
  schema: makeExecutableSchema({
    typeDefs: `interface I { n: Int } type A implements I { n: Int a: Int } type B implements I { n: Int b: Int! } union U = A | B
      type Query { i: I is: [I] u: U us: [U!] a: A }`,
    resolvers:
      how === 'resolveType'
        ? { I: { __resolveType: answer as never }, U: { __resolveType: answer as never } }
        : {
            A: { __isTypeOf: ((value: Source) => answer({ ...value, asked: 'A' })) as never },
            B: { __isTypeOf: ((value: Source) => answer({ ...value, asked: 'B' })) as never },
          },
    resolverValidationOptions: { requireResolversForResolveType: 'ignore' },
  }),
  args: () => ({
    document: documentOf(
      '{ i { n ... on A { a } } is { __typename n ... on B { b } } u { ...X } us { ...X __typename } a { n a } } fragment X on U { ... on I { n } ... on B { b } ... on A { a } }',
    ),
    rootValue: {
      i: { n: 1, a: 2 },
      is: [{ n: 1, a: 2 }, { n: 2, b: 3 }, { n: 9 }],
      u: { n: 3, b: 4 },
      us: [{ n: 3, a: 4 }, later({ n: 5, b: 1 })],
      a: { n: 1, a: 7 },
    },
  }),
});
const nameOf = (value: Source) => ('a' in value ? 'A' : 'b' in value ? 'B' : undefined);
const types = [
  typed('resolveType', nameOf, 'names the type'),
  typed('resolveType', async (value) => nameOf(value), 'names the type later'),
  typed('resolveType', (value) => (nameOf(value) === 'B' ? later('B', 3) : 'A'), 'names some types later'),
  typed('resolveType', () => 'Query', 'names another type'),
  typed('resolveType', () => 'I', 'names no object'),
  typed('resolveType', () => 'C', 'names nothing'),
  typed('resolveType', () => 5, 'returns a number'),
  typed(
    'resolveType',
    () => new GraphQLObjectType({ name: 'A', fields: { n: { type: GraphQLString } } }),
    'returns a type',
  ),
  typed('resolveType', fail(broken), 'throws'),
  typed('resolveType', () => failLater(graphqlError), 'is rejected'),
  typed('isTypeOf', (value) => nameOf(value) === value['asked'], 'decides'),
  typed('isTypeOf', async (value) => nameOf(value) === value['asked'], 'decides later'),
  typed(
    'isTypeOf',
    (value) => (value['asked'] === 'A' ? later(nameOf(value) === 'A', 4) : nameOf(value) === 'B'),
    'decides later for some',
  ),
  typed('isTypeOf', () => false, 'is always false'),
  typed('isTypeOf', () => true, 'is always true'),
  typed(
    'isTypeOf',
    (value) => (value['asked'] === 'B' ? fail(broken)() : later(nameOf(value) === 'A')),
    'throws',
  ),
  typed('isTypeOf', () => failLater(broken), 'is rejected'),
];

const queryOnly = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Root',
    fields: {
      old: { type: GraphQLString, deprecationReason: 'old', resolve: () => 'is' },
      thunk: {
        type: GraphQLString,
        args: { like: { type: GraphQLString, defaultValue: undefined } },
        resolve: (_, args) => JSON.stringify(args),
      },
      // The default of an inner field, which has no literal form.
      inner: {
        type: GraphQLString,
        args: {
          any: {
            type: new GraphQLScalarType({
              name: 'Own',
              parseValue: fail(graphqlError),
              parseLiteral: fail(another),
            }),
            defaultValue: { own: 1 },
          },
        },
        resolve: (_, args) => JSON.stringify(args),
      },
      strange: {
        type: new GraphQLScalarType({
          name: 'Strange',
          serialize: (value) =>
            value === 1 ? undefined : value === 2 ? fail(graphqlError)() : [value, { nested: null }],
        }),
        args: { of: { type: GraphQLString } },
        resolve: (_, { of }: { of: string }) => Number(of),
      },
    },
  }),
});
const special = (about: string, text: string, more: More = {}): Case => ({
  about,
  schema: queryOnly,
  args: () => ({ document: documentOf(text), ...more }),
});
const schemas = [
  special('a mutation where there are none', 'mutation { a }'),
  special('a subscription where there are none', 'subscription { a }'),
  special(
    'a root type with another name',
    '{ __typename old __schema { queryType { name } mutationType { name } subscriptionType { name } } }',
  ),
  special(
    'defaults without a literal form',
    'query ($x: String, $own: Own) { thunk a: thunk(like: $x) b: thunk(like: "y") inner c: inner(any: null) d: inner(any: 3) e: inner(any: $own) }',
  ),
  special('a variable that its scalar refuses', 'query ($own: Own) { inner(any: $own) }', {
    variableValues: { own: 1 },
  }),
  special(
    'scalars that serialize to nothing, to errors and to objects',
    '{ a: strange(of: "1") b: strange(of: "2") c: strange(of: "3") }',
  ),
];

export const CASES: Case[] = [
  ...failing,
  ...errorsAsValues,
  ...nulls,
  ...lists,
  ...leaves,
  ...objects,
  ...abstracts,
  ...selections,
  ...inputs,
  ...operations,
  ...mutations,
  ...propagations,
  ...types,
  ...schemas,
];
