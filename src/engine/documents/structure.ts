import { Kind, visit, type ASTNode, type DocumentNode, type GraphQLError } from 'graphql';
import type { Limits } from './limits.ts';
import { findExceededLimit } from './refusal.ts';

const isInput = ({ kind }: ASTNode) => kind === Kind.LIST || kind === Kind.OBJECT;

/** Checks a document as it is written, without expanding fragments. */
export function exceedsStructureLimits(document: DocumentNode, limits: Limits): GraphQLError | null {
  const found = {
    ...{ operations: 0, fragments: 0, aliases: 0, variables: 0, directives: 0 },
    ...{ directivesPerNode: 0, listItems: 0, inputDepth: 0 },
  };
  let inputDepth = 0;
  visit(document, {
    enter(node) {
      if (node.kind === Kind.OPERATION_DEFINITION) found.operations++;
      if (node.kind === Kind.FRAGMENT_DEFINITION) found.fragments++;
      if (node.kind === Kind.FIELD && node.alias) found.aliases++;
      if (node.kind === Kind.VARIABLE_DEFINITION) found.variables++;
      if (node.kind === Kind.LIST) found.listItems = Math.max(found.listItems, node.values.length);
      if (isInput(node)) found.inputDepth = Math.max(found.inputDepth, ++inputDepth);
      if ('directives' in node) {
        const directives = node.directives?.length ?? 0;
        found.directives += directives;
        found.directivesPerNode = Math.max(found.directivesPerNode, directives);
      }
    },
    leave(node) {
      if (isInput(node)) inputDepth--;
    },
  });
  return findExceededLimit(limits, found);
}
