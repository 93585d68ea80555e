import { z } from 'zod';
import { DEFAULT_LIMITS, type Limit, type Limits } from '../engine/documents/limits.ts';
import { wholeNumber } from './values.ts';

/** `MAX_LIST_ITEMS` for `listItems`. */
export const variableOf = (limit: string) => `MAX_${limit.replace(/[A-Z]/g, '_$&').toUpperCase()}`;

/** Reading a document calls itself as deep as these two allow. */
const CEILINGS: Partial<Limits> = { nesting: 200, fragments: 200 };

const limits = Object.entries(DEFAULT_LIMITS) as [Limit, number][];

const shape = z.object(
  Object.fromEntries(
    limits.map(([limit, most]) => [
      variableOf(limit),
      wholeNumber(1, CEILINGS[limit] ?? 1_000_000_000).default(most),
    ]),
  ),
);

/** The variables of the limits on documents, all of one kind: how many there may be. */
export const limitVariables = shape.transform(
  (env) => Object.fromEntries(limits.map(([limit]) => [limit, env[variableOf(limit)]])) as Limits,
);
