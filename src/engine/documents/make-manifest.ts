import {
  Kind,
  parse,
  print,
  separateOperations,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import { manifestOf, sha256, type Manifest } from './trusted-documents.ts';

type SourceFile = { path: string; text: string };

/**
 * Builds a manifest of the operations in these files, and lists the faults by file. A fragment and its spread may be in different
 * files. A file that contains one operation, the fragments that it uses, and nothing else keeps its text, because clients may send
 * that text in full.
 */
export function makeManifest(files: readonly SourceFile[]): { manifest: Manifest; faults: string[] } {
  const faults: string[] = [];
  const read = files.flatMap(({ path, text }) => {
    try {
      return [{ path, text, document: parse(text) }];
    } catch (error) {
      faults.push(`${path}: ${(error as Error).message}`);
      return [];
    }
  });
  const definitions = read.flatMap(({ document }) => document.definitions);
  const combined: DocumentNode = { kind: Kind.DOCUMENT, definitions };
  const names = new Set<string>();
  for (const { path, document } of read) {
    for (const { name } of operationsIn(document)) {
      if (!name) faults.push(`${path}: an operation has no name`);
      else if (names.has(name.value)) faults.push(`${path}: there is another operation ${name.value}`);
      else names.add(name.value);
    }
  }
  if (faults.length > 0) return { manifest: manifestOf([]), faults };

  const separate = separateOperations(combined);
  const operations = read.flatMap(({ text, document }) =>
    operationsIn(document).map(({ name, operation }) => {
      const separated = separate[name!.value]!;
      const body = haveSameDefinitions(separated, document) ? text : print(separated);
      return { id: sha256(body), name: name!.value, type: operation, body };
    }),
  );
  return { manifest: manifestOf(operations), faults };
}

const haveSameDefinitions = (a: DocumentNode, b: DocumentNode) =>
  a.definitions.length === b.definitions.length &&
  a.definitions.every((definition) => b.definitions.includes(definition));

const operationsIn = ({ definitions }: DocumentNode) =>
  definitions.filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
