import { getOperationAST, parse, type OperationDefinitionNode } from 'graphql';
import { createOperationLabels } from '../../src/platform/telemetry/operation-labels.ts';

const operationOf = (text: string): OperationDefinitionNode => getOperationAST(parse(text))!;
const repeat = <T>(count: number, work: () => T): T[] => Array.from({ length: count }, work);

test('names an operation once its document was used 100 times', () => {
  const labelOf = createOperationLabels(() => false);
  const operation = operationOf('query Home { __typename }');

  const labels = repeat(101, () => labelOf(operation));

  expect(labels.slice(0, 99)).toEqual(repeat(99, () => 'other'));
  expect(labels.slice(99)).toEqual(['Home', 'Home']);
});

test('names a trusted document immediately', () => {
  expect(createOperationLabels(() => true)(operationOf('query Home { __typename }'))).toBe('Home');
});

test('calls a frequent operation without a name anonymous', () => {
  const labelOf = createOperationLabels(() => false);
  const operation = operationOf('{ __typename }');

  expect(repeat(100, () => labelOf(operation)).at(-1)).toBe('anonymous');
});

test('makes no more than 100 labels, however many names clients send', () => {
  const labelOf = createOperationLabels(() => false);
  const labels = new Set<string>();
  for (let name = 0; name < 300; name++) {
    const operation = operationOf(`query Hostile${name} { __typename }`);
    repeat(120, () => labels.add(labelOf(operation)));
  }

  expect(labels.size).toBe(101);
  expect(labels).toContain('other');
});

test('makes no labels from names that are sent once each, or that are too long', () => {
  const labelOf = createOperationLabels(() => false);
  const labels = new Set<string>();
  for (let name = 0; name < 1_000; name++)
    labels.add(labelOf(operationOf(`query Once${name} { __typename }`)));
  const long = operationOf(`query ${'L'.repeat(65)} { __typename }`);
  repeat(200, () => labels.add(labelOf(long)));

  expect([...labels]).toEqual(['other']);
});

test('does not count another document with the name of a known operation', () => {
  const labelOf = createOperationLabels(() => false);
  const home = operationOf('query Home { __typename }');
  repeat(100, () => labelOf(home));

  expect(labelOf(operationOf('query Home { a: __typename }'))).toBe('other');
});
