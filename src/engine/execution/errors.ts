import type { GraphQLError } from 'graphql';
import type { Path } from './plan.ts';

/** What has failed in one execution. Below a place that has become null for it, nothing is said of what else fails. */
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
