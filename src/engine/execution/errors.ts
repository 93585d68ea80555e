import type { GraphQLError } from 'graphql';
import type { Path } from './plan.ts';

/** The errors of one execution. Ignores further errors below a place that an error has already made null. */
export type Errors = { list: GraphQLError[]; add: (error: GraphQLError, path: Path | undefined) => void };

export function createErrors(): Errors {
  const list: GraphQLError[] = [];
  const nulled = new Set<Path | undefined>();

  function isBelowNull(path: Path | undefined): boolean {
    for (let place = path; place; place = place.prev) if (nulled.has(place)) return true;
    return nulled.has(undefined);
  }

  return {
    list,
    add(error, path) {
      if (isBelowNull(path)) return;
      nulled.add(path);
      list.push(error);
    },
  };
}
