import { Kind, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** How many levels of fields an operation has; introspection, which is deep by nature, counts as one. */
export function depthOf(operation: OperationDefinitionNode, document: DocumentNode): number {
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
