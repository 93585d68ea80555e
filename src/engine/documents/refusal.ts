import { GraphQLError } from 'graphql';
import type { Limit, Limits } from './limits.ts';

/** Why something is not executed. */
export type Refusal = { errors: readonly GraphQLError[] };

type Code = 'BAD_USER_INPUT' | 'QUERY_TOO_COMPLEX' | 'PERSISTED_QUERY_NOT_FOUND';

/** An error of an operation that is not executed at all: over HTTP its status is 400. */
export const operationRefused = (code: Code, message: string) =>
  new GraphQLError(message, { extensions: { code, http: { status: 400 } } });

/** The client is told no more of them at once. */
export const MAX_ERRORS = 20;

/** For what is no operation that can be executed in the way that it is sent. */
export const cannotExecute = (message: string): Refusal => ({
  errors: [operationRefused('BAD_USER_INPUT', message)],
});

export const noSuchOperation = () => cannotExecute('There is no such operation in the document.');

const OF_WHAT: Record<Limit, string> = {
  documentLength: 'characters',
  tokens: 'tokens or more',
  nesting: 'brackets or more, one in another',
  depth: 'levels of fields',
  operations: 'operations',
  rootFields: 'fields at the root',
  aliases: 'aliases',
  fields: 'fields, with all fragments written out',
  repeats: 'fields of one name, or fragments, in one place',
  directives: 'directives',
  directivesPerNode: 'directives in one place',
  fragments: 'fragments',
  fragmentDepth: 'fragments, one in another',
  variables: 'variables',
  variablesSize: 'characters and values of variables or more',
  inputDepth: 'levels of lists and objects in an input or more',
  listItems: 'entries of one list',
  cost: 'is what it costs',
  values: 'values may be in the answer',
};

const written = (count: number) => Math.ceil(count).toLocaleString('en-US');

/** The first of the limits that is passed, in the words of: `40 aliases; 30 are the most.` */
export function findExceededLimit(
  limits: Limits,
  found: Partial<Record<Limit, number>>,
): GraphQLError | null {
  for (const [limit, count] of Object.entries(found) as [Limit, number][]) {
    if (count > limits[limit]) {
      const message = `${written(count)} ${OF_WHAT[limit]}; ${written(limits[limit])} are the most.`;
      return operationRefused('QUERY_TOO_COMPLEX', message);
    }
  }
  return null;
}
