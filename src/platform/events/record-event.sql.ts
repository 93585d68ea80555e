import type { Queryable } from '../db/client.ts';
import { outbox } from '../db/schema.ts';
import type { EventKind, Events } from './events.ts';

/** Writes down what has happened, to be told once the transaction has committed, and never where it has not. */
export const recordEvent = <Kind extends EventKind>(db: Queryable, kind: Kind, data: Events[Kind]) =>
  db.insert(outbox).values({ kind, data });
