import type { OperationDefinitionNode } from 'graphql';

/** The number of executions of a document after which the name of its operation becomes a label. */
const MIN_USES = 100;
const MAX_LABELS = 100;
const MAX_TRUSTED_LABELS = 1_000;
const MAX_LENGTH = 64;

/** The label of all operations whose name is not a label. */
export const OTHER_LABEL = 'other';

/**
 * Returns a function that returns the label of an operation in metrics: its name if the document is trusted or frequent, otherwise
 * "other". Names come from clients, so neither the number nor the length of labels may depend on them. Uses are counted for the
 * parsed document. The document cache keeps only frequent documents, so the counts of rare documents take no memory. A rare
 * document has the label "other" even if its operation has the name of a frequent one.
 */
export function createOperationLabels(
  acceptsOnlyTrusted: () => boolean,
): (operation: OperationDefinitionNode) => string {
  const labels = new Set<string>();
  const uses = new WeakMap<OperationDefinitionNode, number>();

  return (operation) => {
    const name = operation.name?.value ?? 'anonymous';
    if (name.length > MAX_LENGTH) return OTHER_LABEL;
    const isTrusted = acceptsOnlyTrusted();
    if (!isTrusted) {
      const count = (uses.get(operation) ?? 0) + 1;
      if (count <= MIN_USES) uses.set(operation, count);
      if (count < MIN_USES) return OTHER_LABEL;
    }
    if (labels.has(name)) return name;
    if (labels.size >= (isTrusted ? MAX_TRUSTED_LABELS : MAX_LABELS)) return OTHER_LABEL;
    labels.add(name);
    return name;
  };
}
