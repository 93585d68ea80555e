import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import {
  Kind,
  print,
  separateOperations,
  stripIgnoredCharacters,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

type Config = { typedDocumentFrom?: string };

/**
 * A plugin of codegen. Writes each operation as a string constant that has the name of the operation, and the types that
 * `typescript-operations` writes for it. If the output is a `.json` file, writes a manifest for TRUSTED_DOCUMENTS instead:
 * `{ "<SHA-256>": "<text>" }`.
 */
export const plugin = (
  _schema: GraphQLSchema,
  files: { document?: DocumentNode }[],
  { typedDocumentFrom }: Config,
  { outputFile = '' }: { outputFile?: string } = {},
): string | { prepend: string[]; content: string } => {
  const texts = textsOf(files.flatMap(({ document }) => document?.definitions ?? []));
  if (extname(outputFile) === '.json') {
    const byId = texts.map(({ text }) => [createHash('sha256').update(text).digest('hex'), text]);
    return JSON.stringify(Object.fromEntries(byId), null, 2);
  }
  return {
    prepend: [`import type { TypedDocument } from '${typedDocumentFrom}';`],
    content: texts
      .map(({ name, type, text }) => {
        const types = `${name}${type}, ${name}${type}Variables`;
        return `export const ${name} = ${JSON.stringify(text)} as TypedDocument<${types}>;`;
      })
      .join('\n'),
  };
};

/** Returns the text of each operation, with the fragments that it uses. */
function textsOf(definitions: readonly DefinitionNode[]) {
  const separate = separateOperations({ kind: Kind.DOCUMENT, definitions });
  return definitions
    .filter(
      (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
    )
    .map(({ name, operation }) => ({
      name: name!.value,
      type: operation[0]!.toUpperCase() + operation.slice(1),
      text: stripIgnoredCharacters(print(separate[name!.value]!)),
    }));
}
