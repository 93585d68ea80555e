import { z } from 'zod';
import { DEFAULT_LIMITS, type Limit, type Limits } from '../engine/documents/limits.ts';
import { wholeNumber } from './values.ts';

/** Returns the environment variable of a limit: `MAX_LIST_ITEMS` for `listItems`. */
export const variableOf = (limit: string) => `MAX_${limit.replace(/[A-Z]/g, '_$&').toUpperCase()}`;

/** The parser and the analysis recurse to these depths, so higher values could overflow the stack. */
const CEILINGS: Partial<Limits> = { nesting: 200, fragments: 200 };

const limits = Object.entries(DEFAULT_LIMITS) as [Limit, number][];

export const LIMIT_VARIABLES: readonly string[] = limits.map(([limit]) => variableOf(limit));

const shape = z.object(
  Object.fromEntries(
    limits.map(([limit, defaultValue]) => [
      variableOf(limit),
      wholeNumber(1, CEILINGS[limit] ?? 1_000_000_000).default(defaultValue),
    ]),
  ),
);

/** The environment variables of the limits on documents. Each is a maximum count. */
export const limitVariables = shape.transform(
  (env) => Object.fromEntries(limits.map(([limit]) => [limit, env[variableOf(limit)]])) as Limits,
);
