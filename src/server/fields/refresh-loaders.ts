import { createLoaders } from '../../shop/loaders.ts';
import type { SchemaField, Wrap } from './schema-field.ts';

/**
 * Replaces the loaders after each root field of a mutation, since their rows are stale from then on, and notifies the outbox
 * relay. Root fields run one after the other, and each has committed its events by then.
 */
export function refreshLoadersAndNotifyRelay({ schema, type }: SchemaField): Wrap | undefined {
  if (type !== schema.getMutationType()) return undefined;
  return (resolve) => async (source, args, context, info) => {
    const result: unknown = await resolve(source, args, context, info);
    context.loaders = createLoaders(context.db);
    context.bus.notifyRelay();
    return result;
  };
}
