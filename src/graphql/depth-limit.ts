import {
  GraphQLError,
  Kind,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';

/** Enough for whatever a screen shows; introspection, which is deep by nature, does not count. */
const MOST_LEVELS = 12;

/**
 * Refuses operations with more levels of fields than `MOST_LEVELS`. A level of a list multiplies what is below it, so that a
 * few kilobytes of `children { parent { children …` would otherwise hold the process up and fill its memory.
 */
export const depthLimit: ValidationRule = (context) => {
  const depths = new Map<FragmentDefinitionNode, number>();

  function depthOf({ selections }: SelectionSetNode): number {
    return Math.max(
      0,
      ...selections.map((selection) => {
        if (selection.kind === Kind.INLINE_FRAGMENT) return depthOf(selection.selectionSet);
        if (selection.kind === Kind.FRAGMENT_SPREAD) return depthOfFragment(selection.name.value);
        if (selection.name.value.startsWith('__') || !selection.selectionSet) return 1;
        return 1 + depthOf(selection.selectionSet);
      }),
    );
  }

  function depthOfFragment(name: string): number {
    const fragment = context.getFragment(name);
    if (!fragment) return 0;
    const known = depths.get(fragment);
    if (known !== undefined) return known;
    // A fragment that holds itself is another rule's to refuse.
    depths.set(fragment, 0);
    const depth = depthOf(fragment.selectionSet);
    depths.set(fragment, depth);
    return depth;
  }

  return {
    OperationDefinition(node) {
      const depth = depthOf(node.selectionSet);
      if (depth > MOST_LEVELS) {
        const message = `The operation is ${depth} levels deep; ${MOST_LEVELS} are the most.`;
        context.reportError(
          new GraphQLError(message, { nodes: node, extensions: { code: 'QUERY_TOO_COMPLEX' } }),
        );
      }
    },
  };
};
