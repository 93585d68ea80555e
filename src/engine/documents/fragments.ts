import { Kind, type DocumentNode, type FragmentDefinitionNode } from 'graphql';

/** Maps the name of each fragment in a document to its definition. */
export const fragmentsIn = ({ definitions }: DocumentNode): Map<string, FragmentDefinitionNode> =>
  new Map(
    definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
