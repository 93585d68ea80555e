import {
  missingDescriptions,
  undescribedElements,
  undescribedSettings,
} from '../../scripts/check-descriptions.ts';

test('describes every root field, input, enum, union, refusal and setting', () => {
  expect(missingDescriptions()).toEqual([]);
});

test('reports schema elements without a description', () => {
  const sdl = `
    "Described." scalar Decimal
    scalar Money
    extend type Query { a: Int "Described." b: Int "" c: Int }
    input Filter { name: String }
    enum Sort { NAME }
    union Result = Taken | Done
    type Taken implements UserError { message: String! }
    type Done { id: ID! }
  `;

  expect(undescribedElements(sdl)).toEqual([
    'Money',
    'Query.a',
    'Query.c',
    'Filter',
    'Sort',
    'Result',
    'Taken',
  ]);
});

test('reports settings without a comment', () => {
  const settings = '# The port.\nPORT=4000\nHOST=localhost\n\nSEED=\n\nA_2=\n# Too late.\nB=\n';

  expect(undescribedSettings(settings)).toEqual(['SEED', 'A_2']);
});
