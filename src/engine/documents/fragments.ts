import { Kind, type DocumentNode, type FragmentDefinitionNode } from 'graphql';

/** Returns the fragments of a document, by name. */
export const fragmentsIn = ({ definitions }: DocumentNode): Map<string, FragmentDefinitionNode> =>
  new Map(
    definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
