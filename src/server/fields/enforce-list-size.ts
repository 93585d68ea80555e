import { defaultFieldResolver, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { createCostAnalysis, fieldsOf, listSizeOf } from '../../engine/documents/cost.ts';
import type { Limits } from '../../engine/documents/limits.ts';
import { findExceededLimit } from '../../engine/documents/refusal.ts';

/** Of one operation: what the answer was to have and what has come on top of it, and for each list what an entry of it has. */
type Counted = { values: number; ofEntry: Map<unknown, number> };

/**
 * Counts what lists have beyond what was assumed of them (`@listSize`), as they come, and refuses what makes the answer larger than
 * any may be. An order of a hundred lines that leads back to itself from each of them costs little and would never end.
 */
export function refuseLongLists(schema: GraphQLSchema, limits: Limits): void {
  const pricing = createCostAnalysis(schema);
  const operations = new WeakMap<object, Counted>();

  function count(list: unknown, assumed: number, context: unknown, info: GraphQLResolveInfo): unknown {
    if (!Array.isArray(list) || list.length <= assumed) return list;
    let counted = operations.get(context as object);
    // The list that it is asked for by, which is the same one wherever it comes up in the answer.
    let ofEntry = counted?.ofEntry.get(info.fieldNodes[0]);
    if (!counted || ofEntry === undefined) {
      const { answer, entry } = pricing.valuesOf(info);
      counted ??= { values: answer, ofEntry: new Map() };
      operations.set(context as object, counted);
      counted.ofEntry.set(info.fieldNodes[0], (ofEntry = entry));
    }
    counted.values += (list.length - assumed) * ofEntry;
    const beyond = findExceededLimit(limits, { values: counted.values });
    if (beyond) throw beyond;
    return list;
  }

  for (const field of fieldsOf(schema)) {
    const assumed = listSizeOf(field);
    if (assumed === undefined) continue;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, context, info) => {
      const list: unknown = resolve(source, args, context, info);
      return list instanceof Promise
        ? list.then((entries) => count(entries, assumed, context, info))
        : count(list, assumed, context, info);
    };
  }
}
