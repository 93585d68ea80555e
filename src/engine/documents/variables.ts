import type { GraphQLError } from 'graphql';
import type { Limits } from './limits.ts';
import { findExceededLimit } from './rejection.ts';

/** Checks the variables of an operation. Iterative, because JSON values can have any depth. */
export function exceedsInputLimits(input: unknown, limits: Limits): GraphQLError | null {
  let variablesSize = 0;
  let listItems = 0;
  let left: [value: unknown, depth: number][] = [[input, 0]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [value, depth] = next;
    variablesSize += typeof value === 'string' ? value.length : 1;
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) listItems = Math.max(listItems, value.length);
    const exceeded = findExceededLimit(limits, { inputDepth: depth, listItems, variablesSize });
    if (exceeded) return exceeded;
    for (const name in value) {
      variablesSize += Array.isArray(value) ? 0 : name.length;
      left.push([(value as Record<string, unknown>)[name], depth + 1]);
    }
  }
  return findExceededLimit(limits, { variablesSize });
}
