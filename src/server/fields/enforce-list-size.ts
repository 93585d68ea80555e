import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { createCostAnalysis, listSizeOf } from '../../engine/documents/cost.ts';
import type { Limits } from '../../engine/documents/limits.ts';
import { findExceededLimit } from '../../engine/documents/rejection.ts';
import { JsonText } from '../../engine/execution/json-text.ts';
import type { Context } from '../../shop/context.ts';
import type { SchemaField, Wrap } from './schema-field.ts';

/**
 * The number of values in one operation's response: the estimate, plus the values of entries beyond `@listSize`. `perEntry`: the
 * number of values in one entry, by the field node of its list.
 */
type Count = { values: number; perEntry: Map<unknown, number> };

/** The number of entries beyond `@listSize` that the operations of a client returned. */
const extraEntries = new WeakMap<Context['client'], number>();

/** Returns the number of entries beyond `@listSize` since the last call, whose cost the estimate does not include. */
export function takeExtraEntries(client: Context['client']): number {
  const count = extraEntries.get(client) ?? 0;
  extraEntries.delete(client);
  return count;
}

/**
 * Counts the entries of lists beyond their `@listSize` during execution, and rejects an answer that exceeds the limit on values.
 * An order of a hundred lines, each of which selects the order again, has a low estimated cost, but its response would be huge.
 * See docs/decisions/0011.
 */
export function enforceListSize(
  schema: GraphQLSchema,
  limits: Limits,
): (field: SchemaField) => Wrap | undefined {
  const costs = createCostAnalysis(schema);
  const operations = new WeakMap<object, Count>();

  function check(list: unknown, assumed: number, context: Context, info: GraphQLResolveInfo): unknown {
    if (!(Array.isArray(list) || list instanceof JsonText) || list.length <= assumed) return list;
    let count = operations.get(context);
    // The field node identifies the list: it is the same object at every place of the answer.
    let perEntry = count?.perEntry.get(info.fieldNodes[0]);
    if (!count || perEntry === undefined) {
      const { response, entry } = costs.valuesOf(info);
      count ??= { values: response, perEntry: new Map() };
      operations.set(context, count);
      count.perEntry.set(info.fieldNodes[0], (perEntry = entry));
    }
    const extra = list.length - assumed;
    extraEntries.set(context.client, (extraEntries.get(context.client) ?? 0) + extra);
    count.values += extra * perEntry;
    const exceeded = findExceededLimit(limits, { values: count.values });
    if (exceeded) throw exceeded;
    return list;
  }

  return ({ field }) => {
    const assumed = listSizeOf(field);
    if (assumed === undefined) return undefined;
    return (resolve) => (source, args, context, info) => {
      const list: unknown = resolve(source, args, context, info);
      return list instanceof Promise
        ? list.then((entries) => check(entries, assumed, context, info))
        : check(list, assumed, context, info);
    };
  };
}
