import { isDeepStrictEqual } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { execute, parse, type ExecutionResult, type GraphQLResolveInfo } from 'graphql';
import { executorFor } from '../../src/engine/execution/executor.ts';
import { createBare, differenceInRace, differenceOf } from '../support/compare-results.ts';
import { drawing } from '../support/drawing.ts';
import { CASES } from '../support/execution-cases.ts';
import { FAULTS, type Executes } from '../support/faulty-executors.ts';
import { operationsOf, type Generated } from '../support/generate-operations.ts';
import { createToySchema, createWorld, type Call, type World } from '../support/toy-world.ts';
import { repetitions } from '../support/depth.ts';

type Path = GraphQLResolveInfo['path'];

const reference: Executes = execute;
const schema = createToySchema();
const bareOf = createBare(schema);
const ours: Executes = executorFor(schema);

const generators = (['query', 'mutation', 'subscription'] as const).map((operation) =>
  operationsOf(schema, {
    operation,
    depth: 5,
    fields: 30,
    // One value in this many is even, and rejected: as a variable, before the execution.
    leaf: ({ name }, _place, draw) => (name === 'Odd' ? draw.upTo(20) * 2 + 1 : undefined),
  }),
);

const isPromise = (result: object) => 'then' in result;

describe('executes like graphql-js, the first time and again:', () => {
  test.each(CASES)('$about', async ({ schema: caseSchema, args }) => {
    const execution: Executes = executorFor(caseSchema);
    for (let time = 0; time < 3; time++) {
      const expected = outcomeOf(() => reference({ schema: caseSchema, ...args() }));
      const given = outcomeOf(() => execution({ schema: caseSchema, ...args() }));
      expect(isPromise(given)).toBe(isPromise(expected));
      expect(differenceOf(await given, await expected)).toBeUndefined();
    }
  });
});

/** An error thrown by the executor is compared too. */
function outcomeOf(
  work: () => ExecutionResult | Promise<ExecutionResult>,
): ExecutionResult | Promise<ExecutionResult> {
  try {
    return work();
  } catch (error) {
    return { data: { thrown: String(error) } };
  }
}

type Made = Generated & { seed: string; isAsync: boolean; faults: number };

/** Operations of every kind, in worlds without or with faults, synchronous or asynchronous. */
function made(seed: string, isAsync: boolean): Made {
  const draw = drawing(seed);
  const generate = draw.one([generators[0]!, generators[0]!, generators[1]!, generators[2]!]);
  return { ...generate(seed), seed, isAsync, faults: draw.one([0, 0, 0.02, 0.05, 0.12]) };
}

type Run = { result: ExecutionResult | Promise<ExecutionResult>; world: World };

function run(
  executing: Executes,
  { document, variables, seed, isAsync, faults }: Made,
  errors: Map<string, unknown>,
): Run {
  const world = createWorld(schema, { seed, isAsync, faults, errors });
  const rootValue = { seed };
  return {
    world,
    result: executing({ schema, document, variableValues: variables, rootValue, contextValue: { world } }),
  };
}

/** Returns the difference between an executor and graphql-js for an operation, if there is one. */
async function differenceWith(executing: Executes, operation: Made): Promise<string | undefined> {
  const errors = new Map<string, unknown>();
  const mine = run(executing, operation, errors);
  const theirs = run(reference, operation, errors);
  if (isPromise(mine.result) !== isPromise(theirs.result)) return 'only one of the two returns a promise';
  const [given, expected] = [await mine.result, await theirs.result];
  if (!operation.isAsync)
    return differenceOf(given, expected) ?? differenceOfCalls(mine.world.calls, theirs.world.calls);
  const world = createWorld(schema, { ...theirs.world.options });
  const { document, variables, seed } = operation;
  const bare = await bareOf({
    schema,
    document,
    variableValues: variables,
    rootValue: { seed },
    contextValue: { world },
  });
  // The executor does not wait for resolvers below a position that is already null.
  await new Promise((done) => setImmediate(done));
  const hidden = world.calls.filter(({ path }) => !theirs.world.calls.some((call) => call.path === path));
  const expectedCalls = [...theirs.world.calls, ...(expected.errors ? hidden : [])];
  return (
    differenceInRace(given, expected, bare) ??
    differenceOfCalls(byPath(mine.world.calls), byPath(expectedCalls), expected.errors !== undefined)
  );
}

const byPath = (calls: Call[]) => calls.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

/** Compares calls in order if the expected calls have one. After a failure, later calls may be missing. */
function differenceOfCalls(calls: Call[], expected: Call[], mayLack = false): string | undefined {
  const wanted = new Map(expected.map((call) => [call.path, call]));
  if (wanted.size < expected.length) throw new Error('a field was resolved twice');
  const paths = calls.map(({ path }) => path);
  const allowed = [...wanted.keys()].filter((path) => !mayLack || paths.includes(path));
  if (!isDeepStrictEqual(paths, allowed))
    return `resolves ${paths.join(' ')} instead of ${allowed.join(' ')}`;
  const wrong = calls.find((call) => !isSameCall(call, wanted.get(call.path)!));
  return wrong && `passes other arguments to ${wrong.path}`;
}

function isSameCall(call: Call, wanted: Call): boolean {
  // The bare schema makes every type nullable and has types and defaults of its own.
  const isBare = wanted.info.schema !== schema;
  const inputOf = ({ info, args }: Call) => ({
    path: stepsOf(info.path),
    fieldName: info.fieldName,
    parentType: info.parentType.name,
    variableValues: { ...info.variableValues },
    rootValue: info.rootValue,
    fragments: { ...info.fragments },
    ...(!isBare && { args, returnType: info.returnType, schema: info.schema }),
  });
  return (
    isDeepStrictEqual(inputOf(call), inputOf(wanted)) &&
    call.info.operation === wanted.info.operation &&
    call.info.fieldNodes.length === wanted.info.fieldNodes.length &&
    call.info.fieldNodes.every((node, at) => node === wanted.info.fieldNodes[at])
  );
}

const stepsOf = (path: Path | undefined): unknown[] =>
  path ? [...stepsOf(path.prev), path.key, path.typename] : [];

/** Names the operation by its seed, so that the failure can be repeated. */
const report = (difference: string | undefined, { seed, text, variables }: Made) =>
  difference && `${seed}: ${difference}\n${text}\n${JSON.stringify(variables)}`;

const ROUNDS = repetitions(1_000);
const seeds = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name} ${at}`);

describe.each([
  ['synchronous, including the order of errors and resolver calls', false],
  ['with racing promises', true],
])('generated operations, %s', (name, isAsync) => {
  test('return the same result as graphql-js', async () => {
    for (const seed of seeds(String(name), ROUNDS)) {
      const operation = made(seed, isAsync);
      expect(report(await differenceWith(ours, operation), operation)).toBeUndefined();
    }
  }, 300_000);
});

test('generates operations with every kind of result', async () => {
  const kinds = { data: 0, null: 0, errors: 0, below: 0, waiting: 0, merged: 0 };
  for (const seed of seeds('with racing promises', 300)) {
    const operation = made(seed, true);
    const { result, world } = run(reference, operation, new Map());
    const { data, errors } = await result;
    if (isPromise(result)) kinds.waiting++;
    if (data) kinds.data++;
    if (data === null) kinds.null++;
    if (errors) kinds.errors++;
    if (world.calls.some(({ info }) => info.fieldNodes.length > 1)) kinds.merged++;
    if (errors?.some(({ path }) => (path?.length ?? 0) > 3)) kinds.below++;
  }
  expect(Math.min(...Object.values(kinds))).toBeGreaterThan(8);
});

/** The same document with all Boolean variables inverted. */
const turned = (operation: Made): Made => {
  const entries = Object.entries(operation.variables);
  const variables = entries.map(([name, value]) => [name, typeof value === 'boolean' ? !value : value]);
  return { ...operation, variables: Object.fromEntries(variables) as Made['variables'] };
};

describe('the comparison of executors', () => {
  const few = seeds('few', 100).flatMap((seed, at) => {
    const operation = made(seed, at % 2 === 0);
    return [operation, turned(operation)];
  });

  test.each(Object.entries(FAULTS))('detects an executor that %s', async (_name, faultyFor) => {
    const faulty = faultyFor(schema);
    let found = 0;
    for (const operation of few) if (await differenceWith(faulty, operation)) found++;
    expect(found).toBeGreaterThan(0);
  });
});

describe('one document', () => {
  test('respects its variables each time, sequentially and concurrently', async () => {
    for (const seed of seeds('again', 60)) {
      const operation = made(seed, true);
      const turns = [operation, turned(operation), { ...operation, seed: `${seed}'` }];
      const differences = await Promise.all([...turns, ...turns].map((each) => differenceWith(ours, each)));
      expect(report(differences.find(Boolean), operation)).toBeUndefined();
    }
  });

  test('is garbage collected when it is no longer referenced', async () => {
    const documents = seeds('gone', 200).map((seed) => {
      const { document, variables } = made(seed, false);
      const world = createWorld(schema, { seed, isAsync: false, faults: 0, errors: new Map() });
      void ours({ schema, document, variableValues: variables, contextValue: { world } });
      return new WeakRef(document);
    });
    // A WeakRef keeps its target alive until the current task ends.
    await new Promise((done) => setImmediate(done));
    collectGarbage();
    expect(documents.filter((document) => document.deref()).length).toBeLessThan(100);
  });

  test('uses the same memory for thousands of combinations of skipped fields', () => {
    const names = Array.from({ length: 10 }, (_, at) => `v${at}`);
    const document = parse(`query (${names.map((name) => `$${name}: Boolean!`).join(' ')}) {
      ${names.map((name) => `${name}: tool { id ... @skip(if: $${name}) { owner { id age } } title }`).join(' ')} }`);
    const execution: Executes = executorFor(schema);
    const world = createWorld(schema, { seed: 'ways', isAsync: false, faults: 0, errors: new Map() });
    const executeAll = (from: number, to: number) => {
      for (let way = from; way < to; way++) {
        world.calls.length = 0;
        const variableValues = Object.fromEntries(names.map((name, at) => [name, Boolean((way >> at) & 1)]));
        void execution({ schema, document, variableValues, contextValue: { world } });
      }
      world.calls.length = 0;
      collectGarbage();
      return process.memoryUsage().heapUsed;
    };
    const before = executeAll(0, 200);
    const after = executeAll(200, 2 ** names.length);
    expect(after - before).toBeLessThan(4 * 1024 * 1024);
  });
});

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
