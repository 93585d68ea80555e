import { Kind, type DocumentNode, type FragmentDefinitionNode } from 'graphql';

/** Returns a map from names to the fragments of a document. */
export const fragmentsIn = ({ definitions }: DocumentNode): Map<string, FragmentDefinitionNode> =>
  new Map(
    definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
