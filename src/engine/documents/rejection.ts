import { GraphQLError } from 'graphql';
import type { Limit, Limits } from './limits.ts';

/** The errors of an operation that is not executed. */
export type Rejection = { errors: readonly GraphQLError[] };

type Code = 'BAD_USER_INPUT' | 'QUERY_TOO_COMPLEX' | 'PERSISTED_QUERY_NOT_FOUND';

/** Creates an error for an operation that is not executed. HTTP status 400. */
export const operationRejected = (code: Code, message: string) =>
  new GraphQLError(message, { extensions: { code, http: { status: 400 } } });

/** Maximum errors in one response. */
export const MAX_ERRORS = 20;

/** Rejects a request that contains no operation that can be executed over its transport. */
export const cannotExecute = (message: string): Rejection => ({
  errors: [operationRejected('BAD_USER_INPUT', message)],
});

export const noSuchOperation = () => cannotExecute('There is no such operation in the document.');

/** Rejects a subscription whose only field is skipped, or whose @skip or @include has a variable. */
export const fieldSkipped = () =>
  cannotExecute('A subscription must always execute its field: remove @skip and @include.');

const UNITS: Record<Limit, string> = {
  documentLength: 'characters',
  tokens: 'or more tokens',
  nesting: 'or more nested brackets',
  depth: 'levels of fields',
  operations: 'operations',
  rootFields: 'fields at the root',
  aliases: 'aliases',
  fields: 'fields with all fragments expanded',
  repeats: 'uses of the same field or fragment in one place',
  directives: 'directives',
  directivesPerNode: 'directives in one place',
  fragments: 'fragments',
  fragmentDepth: 'levels of nested fragments',
  variables: 'variables',
  variablesSize: 'or more characters and values in the variables',
  inputDepth: 'or more levels of lists and objects in an input',
  listItems: 'entries of one list',
  cost: 'units of cost',
  values: 'values in the response',
};

const formatCount = (count: number) => Math.ceil(count).toLocaleString('en-US');

/** Returns an error for the first exceeded limit, such as `40 aliases; the limit is 30.`, or null. */
export function findExceededLimit(
  limits: Limits,
  counts: Partial<Record<Limit, number>>,
): GraphQLError | null {
  // Object.entries would create an array per limit, and this function runs for each object in the variables.
  for (const name in counts) {
    const limit = name as Limit;
    const count = counts[limit]!;
    if (count > limits[limit]) {
      const message = `${formatCount(count)} ${UNITS[limit]}; the limit is ${formatCount(limits[limit])}.`;
      return operationRejected('QUERY_TOO_COMPLEX', message);
    }
  }
  return null;
}
