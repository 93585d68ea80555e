import { Kind, visit, type ASTNode, type DocumentNode, type GraphQLError } from 'graphql';
import type { Limits } from './limits.ts';
import { findExceededLimit } from './rejection.ts';

const isInput = ({ kind }: ASTNode) => kind === Kind.LIST || kind === Kind.OBJECT;

/** Checks a document as it is written, without expanding fragments. */
export function checkStructureLimits(document: DocumentNode, limits: Limits): GraphQLError | null {
  const counts = {
    ...{ operations: 0, fragments: 0, aliases: 0, variables: 0, directives: 0 },
    ...{ directivesPerNode: 0, listItems: 0, inputDepth: 0 },
  };
  let inputDepth = 0;
  visit(document, {
    enter(node) {
      if (node.kind === Kind.OPERATION_DEFINITION) counts.operations++;
      if (node.kind === Kind.FRAGMENT_DEFINITION) counts.fragments++;
      if (node.kind === Kind.FIELD && node.alias) counts.aliases++;
      if (node.kind === Kind.VARIABLE_DEFINITION) counts.variables++;
      if (node.kind === Kind.LIST) counts.listItems = Math.max(counts.listItems, node.values.length);
      if (isInput(node)) counts.inputDepth = Math.max(counts.inputDepth, ++inputDepth);
      if ('directives' in node) {
        const directives = node.directives?.length ?? 0;
        counts.directives += directives;
        counts.directivesPerNode = Math.max(counts.directivesPerNode, directives);
      }
    },
    leave(node) {
      if (isInput(node)) inputDepth--;
    },
  });
  return findExceededLimit(limits, counts);
}
