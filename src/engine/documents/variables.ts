import type { GraphQLError } from 'graphql';
import type { Limits } from './limits.ts';
import { findExceededLimit } from './rejection.ts';

/** Checks the variables or extensions of a request. Does not use recursion, because JSON values can have any depth. */
export function checkInputLimits(input: unknown, limits: Limits): GraphQLError | null {
  let variablesSize = 0;
  let listItems = 0;
  let unread: [value: unknown, depth: number][] = [[input, 0]];
  for (let next = unread.pop(); next; next = unread.pop()) {
    const [value, depth] = next;
    variablesSize += typeof value === 'string' ? value.length : 1;
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) listItems = Math.max(listItems, value.length);
    const exceeded = findExceededLimit(limits, { inputDepth: depth, listItems, variablesSize });
    if (exceeded) return exceeded;
    for (const name in value) {
      variablesSize += Array.isArray(value) ? 0 : name.length;
      unread.push([(value as Record<string, unknown>)[name], depth + 1]);
    }
  }
  return findExceededLimit(limits, { variablesSize });
}
