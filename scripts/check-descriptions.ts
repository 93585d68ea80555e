/**
 * Checks that the API and the settings are documented. Fails if a root field, an input type, an enum, a union, a scalar, a
 * directive or a refusal in `schema/` has no description, or if a setting in `.env.example` has no comment.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Kind, parse, type DefinitionNode } from 'graphql';

const ROOT_TYPES = ['Query', 'Mutation', 'Subscription'];

const DESCRIBED_KINDS = new Set<Kind>([
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.DIRECTIVE_DEFINITION,
]);

/** Returns the schema elements that require a description and have none, as coordinates such as `Query.category`. */
export function undescribedElements(sdl: string): string[] {
  return parse(sdl).definitions.flatMap((definition) => {
    const name = 'name' in definition && definition.name ? definition.name.value : '';
    if (ROOT_TYPES.includes(name) && 'fields' in definition)
      return (definition.fields ?? [])
        .filter(({ description }) => !description?.value.trim())
        .map((field) => `${name}.${field.name.value}`);
    return requiresDescription(definition) && !hasDescription(definition) ? [name] : [];
  });
}

const hasDescription = (definition: DefinitionNode) =>
  'description' in definition && Boolean(definition.description?.value.trim());

const requiresDescription = (definition: DefinitionNode) =>
  DESCRIBED_KINDS.has(definition.kind) ||
  (definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
    definition.interfaces?.some(({ name }) => name.value === 'UserError'));

/** Returns the settings without a comment. A comment describes all settings that follow it without an empty line. */
export function undescribedSettings(text: string): string[] {
  return text.split(/\n\s*\n/).flatMap((block) => {
    const lines = block.split('\n');
    const comment = lines.findIndex((line) => /^#\s*\S/.test(line));
    return lines.flatMap((line, at) => {
      const [, name] = /^([A-Z_0-9]+)=/.exec(line) ?? [];
      return name && (comment < 0 || comment > at) ? [name] : [];
    });
  });
}

/** Returns one line for each missing description. */
export function missingDescriptions(): string[] {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const files = readdirSync(`${root}/schema`).filter((file) => file.endsWith('.graphql'));
  return [
    ...files.flatMap((file) =>
      undescribedElements(readFileSync(`${root}/schema/${file}`, 'utf8')).map(
        (element) => `schema/${file}: ${element} has no description`,
      ),
    ),
    ...undescribedSettings(readFileSync(`${root}/.env.example`, 'utf8')).map(
      (setting) => `.env.example: ${setting} has no comment`,
    ),
  ];
}

if (import.meta.main) {
  const problems = missingDescriptions();
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problems.length > 0) process.exitCode = 1;
}
