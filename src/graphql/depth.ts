import {
  Kind,
  type DocumentNode,
  type GraphQLError,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { operationRefused } from '../errors.ts';

/** Enough for whatever a screen shows. */
const MOST_LEVELS = 12;

/** Each level of a list multiplies what is below it: a few kilobytes of them would fill the process's memory. */
export function tooDeep(operation: OperationDefinitionNode, document: DocumentNode): GraphQLError | null {
  const depth = depthOf(operation, document);
  if (depth <= MOST_LEVELS) return null;
  return operationRefused('QUERY_TOO_COMPLEX', `${depth} levels of fields; ${MOST_LEVELS} are the most.`);
}

/** How many levels of fields an operation has; introspection, which is deep by nature, counts as one. */
function depthOf(operation: OperationDefinitionNode, document: DocumentNode): number {
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node.selectionSet] as const] : [],
    ),
  );
  // Once for each fragment, or fragments that each spread the next one twice would take for ever.
  const depths = new Map<SelectionSetNode, number>();

  function depthBelow(set: SelectionSetNode): number {
    let depth = depths.get(set);
    if (depth === undefined) {
      depth = Math.max(
        0,
        ...set.selections.map((selection) => {
          if (selection.kind === Kind.INLINE_FRAGMENT) return depthBelow(selection.selectionSet);
          if (selection.kind === Kind.FRAGMENT_SPREAD)
            return depthBelow(fragments.get(selection.name.value)!);
          if (selection.name.value.startsWith('__') || !selection.selectionSet) return 1;
          return 1 + depthBelow(selection.selectionSet);
        }),
      );
      depths.set(set, depth);
    }
    return depth;
  }
  return depthBelow(operation.selectionSet);
}
