import { readdirSync, readFileSync } from 'node:fs';
import { Kind, parse, type OperationDefinitionNode } from 'graphql';

const folder = new URL('../../examples/operations/', import.meta.url);

/** The operations of `examples/operations`. */
export const examples = readdirSync(folder).map((file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const document = parse(text);
  const operations = document.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  return { file, text, document, operation: operations[0]!, count: operations.length };
});

/** Returns the JSON after `# Variables:` in the leading comment of a file. */
export function variablesOf(text: string): Record<string, unknown> {
  const [, json] = /^# Variables:\n((?:# .*\n)+)/m.exec(text) ?? [];
  return json ? (JSON.parse(json.replace(/^# /gm, '')) as Record<string, unknown>) : {};
}
