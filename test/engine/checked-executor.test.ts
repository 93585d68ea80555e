import { makeExecutableSchema } from '@graphql-tools/schema';
import { getOperationAST, getVariableValues, parse } from 'graphql';
import { checkedExecutor } from '../support/checked-executor.ts';
import { FAULTS } from '../support/faulty-executors.ts';

const typeDefs = /* GraphQL */ `
  type Box {
    name: String
    must: Int!
    box: Box
    boxes: [Box!]
    later: Box!
    broken: String
    totalCount: Int!
    echo(text: String): String
  }
  type Query {
    box: Box
    other: Box!
  }
  type Mutation {
    next: Int!
    add(count: Int): Int
  }
`;

const fail = (message: string) => {
  throw new Error(message);
};
const box = (must: number | null, inside: object = {}) => ({
  name: 'a box',
  must,
  totalCount: () => must,
  ...inside,
});

function shop() {
  let count = 0;
  const next = async () => {
    const current = count;
    await new Promise((done) => setImmediate(done));
    return (count = current + 1);
  };
  return makeExecutableSchema({
    typeDefs,
    resolvers: {
      Query: { box: () => box(1, { boxes: [box(2), box(3)] }), other: async () => box(null) },
      Box: {
        later: async ({ must }: { must: number }) =>
          must > 2 ? fail('too many') : box(must + 1, { box: box(null) }),
        broken: () => fail('it is broken'),
        echo: (_: unknown, { text }: { text: string }) => text,
      },
      Mutation: { next, add: async (_: unknown, args: { count: number }) => (count += args.count) },
    },
  });
}

/** Each is executed twice, with different variables. */
const DOCUMENTS = [
  '{ box { name must } }',
  '{ box { z: name must totalCount boxes { a: must later { must } } } }',
  '{ box { later { must box { must } } broken name } }',
  '{ other { must later { name } } }',
  '{ box { boxes { later { name later { must } } must } broken other: broken } }',
  '{ box { box { name } later { must } later { name box { name } } } }',
  'query ($no: Boolean!, $text: String) { box { name @skip(if: $no) must @include(if: $no) echo(text: $text) totalCount } }',
  'mutation { one: next two: next add(count: 3) three: next }',
].map((text) => parse(text));

async function differencesOf(make?: Parameters<typeof checkedExecutor>[0]): Promise<string[]> {
  const { executorFor, differences } = checkedExecutor(make);
  const schema = shop();
  const execute = executorFor(schema);
  for (const document of DOCUMENTS) {
    for (const variables of [{ no: true, text: 'x' }, { no: false }]) {
      const { variableDefinitions = [] } = getOperationAST(document)!;
      const coercedVariables = getVariableValues(schema, variableDefinitions, variables).coerced!;
      const before = differences.length;
      const work = async () => execute({ document, coercedVariables, contextValue: {} });
      const isRefused = await work().then(
        () => false,
        () => true,
      );
      expect(isRefused).toBe(differences.length > before);
    }
  }
  return differences;
}

test('accepts execution identical to graphql-js', async () => {
  expect(await differencesOf()).toEqual([]);
});

test.each(Object.entries(FAULTS))('detects an executor that %s', async (_name, faultyFor) => {
  const differences = await differencesOf((schema) => {
    const faulty = faultyFor(schema);
    return ({ coercedVariables = {}, ...operation }) =>
      faulty({ ...operation, schema, variableValues: coercedVariables });
  });
  expect(differences.length).toBeGreaterThan(0);
});
