import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** An operation of `examples/operations`. `role` is its folder. */
export type ExampleOperation = { name: string; role: string; text: string; variables: string };

const folder = fileURLToPath(new URL('../../../examples/operations/', import.meta.url));

/** The roles in the order of the menu. */
const ROLES = ['shopper', 'staff', 'admin'];

/** Returns all examples, grouped by role. Empty if the program runs without them. */
export function exampleOperations(): ExampleOperation[] {
  const files = ROLES.flatMap((role) => filesIn(role).map((file) => ({ role, file })));
  return files.map(({ role, file }) => {
    const text = readFileSync(`${folder}${role}/${file}`, 'utf8');
    const name = file.replace('.graphql', '');
    return { name, role, text: text.replace(VARIABLES, ''), variables: variablesIn(text) };
  });
}

function filesIn(role: string): string[] {
  try {
    return readdirSync(folder + role).sort();
  } catch {
    return [];
  }
}

/** The end of the comment at the start of an example: its variables as JSON. */
const VARIABLES = /^(?:#\n)?# Variables:\n((?:# .*\n)+)/m;

/** Returns the JSON; empty if there is none. */
const variablesIn = (text: string): string =>
  (VARIABLES.exec(text)?.[1] ?? '').replaceAll(/^# /gm, '').trim();
