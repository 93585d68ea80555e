import { readdirSync, readFileSync } from 'node:fs';
import {
  buildSchema,
  isAbstractType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
} from 'graphql';

const folder = new URL('../../schema/', import.meta.url);

const schema = buildSchema(
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n'),
);

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

type DocumentFile = { document?: DocumentNode };

/**
 * Adds `__typename` to every selection on a union or interface, so that clients can distinguish its members (`match`).
 */
export const selectTypenames = {
  transform: <File extends DocumentFile>({ documents }: { documents: File[] }): File[] =>
    documents.map((file) => ({
      ...file,
      ...(file.document && { document: withTypenames(file.document) }),
    })),
};

function withTypenames(document: DocumentNode): DocumentNode {
  const typeInfo = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      // Skips the selections of fragments: the selection that contains the fragment has a `__typename`.
      SelectionSet: (node, _key, parent) =>
        isAbstractType(typeInfo.getParentType()) &&
        (parent as { kind: Kind }).kind === Kind.FIELD &&
        !node.selections.some(
          (selection) => selection.kind === Kind.FIELD && selection.name.value === '__typename',
        )
          ? { ...node, selections: [TYPENAME, ...node.selections] }
          : undefined,
    }),
  );
}
