import type { Queryable } from '../db/client.ts';
import { outbox } from '../db/schema.ts';
import { withTraceparent } from '../telemetry/tracing.ts';
import type { EventKind, Events } from './events.ts';

/** Inserts an event in the outbox. The relay publishes it after the transaction has committed, and never if it rolls back. */
export const recordEvent = <Kind extends EventKind>(db: Queryable, kind: Kind, data: Events[Kind]) =>
  db.insert(outbox).values({ kind, data: withTraceparent(data) });
