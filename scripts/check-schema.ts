/**
 * Compares the schema with that of the last release. Fails for changes that break clients, and for changes that may surprise them
 * and are not listed in CHANGELOG.md. With `--release`, writes the schema of a new release instead.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CriticalityLevel, diff, type Change } from '@graphql-inspector/core';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  print,
  visit,
  type GraphQLSchema,
} from 'graphql';
import { printedSchema } from '../src/server/fields/executable-schema.ts';

const DEPRECATED_MONTHS = 12;

/** Changes that do not affect existing clients: new interfaces, new optional inputs, removed directives (wider access). */
const ALLOWED = [
  /^OBJECT_TYPE_INTERFACE_ADDED$/,
  /^FIELD_ARGUMENT_ADDED$/,
  /^INPUT_FIELD_ADDED$/,
  /^DIRECTIVE_USAGE_.*_REMOVED$/,
];
/** Operation costs and list sizes may change. */
const ALLOWED_DIRECTIVES = /@(?:cost|listSize)\b/;

type Schemas = { released: string; current: string };

/** Returns the changes that must not be merged, one sentence each. `changelog` is the text of the entries to be released. */
export async function findSchemaProblems(
  { released, current }: Schemas,
  changelog: string,
  today = new Date(),
): Promise<string[]> {
  const [before, after] = [buildSchema(released), buildSchema(current)];
  const changes = await diff(before, after);
  return changes.flatMap((change) => {
    const { message, path = '' } = change;
    if (isBreaking(change)) {
      if (!wasDeprecatedLongEnough(before, path, today)) return [`${message}. This breaks clients.`];
    } else if (!isDangerous(change, after)) return [];
    return changelog.includes(`\`${path}\``)
      ? []
      : [`${message}. List it as \`${path}\` under Unreleased in CHANGELOG.md.`];
  });
}

/** A new `@auth` on an existing field also breaks clients: they can no longer read the field. */
const isBreaking = ({ type, path = '', criticality }: Change): boolean =>
  criticality.level === CriticalityLevel.Breaking ||
  (criticality.level === CriticalityLevel.Dangerous && type.endsWith('_ADDED') && path.endsWith('@auth'));

function isDangerous({ type, path = '', meta, criticality }: Change, after: GraphQLSchema): boolean {
  if (criticality.level !== CriticalityLevel.Dangerous) return false;
  if (ALLOWED.some((pattern) => pattern.test(type)) || ALLOWED_DIRECTIVES.test(path)) return false;
  // Clients handle unknown refusals as UserError.
  return !(type === 'UNION_MEMBER_ADDED' && isRefusal(after, String(meta['addedUnionMemberTypeName'])));
}

function isRefusal(schema: GraphQLSchema, name: string): boolean {
  const type = schema.getType(name);
  return isObjectType(type) && type.getInterfaces().some((implemented) => implemented.name === 'UserError');
}

/** Reads the date from the reason of `@deprecated`, such as "Use `slug`. Since 2026-11-29." */
function wasDeprecatedLongEnough(before: GraphQLSchema, path: string, today: Date): boolean {
  const [, date] = /\bSince (\d{4}-\d{2}-\d{2})\b/.exec(deprecationOf(before, path) ?? '') ?? [];
  if (!date) return false;
  const removable = new Date(date);
  removable.setUTCMonth(removable.getUTCMonth() + DEPRECATED_MONTHS);
  return removable <= today;
}

function deprecationOf(schema: GraphQLSchema, path: string): string | null | undefined {
  const [typeName = '', name = ''] = path.split('.');
  const type = schema.getType(typeName);
  if (isEnumType(type)) return type.getValue(name)?.deprecationReason;
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
    return type.getFields()[name]?.deprecationReason;
  return undefined;
}

/** Removes the descriptions, which the comparison does not need. */
const withoutDescriptions = (sdl: string): string =>
  `${print(
    visit(parse(sdl), {
      enter: (node) =>
        'description' in node && node.description ? { ...node, description: undefined } : undefined,
    }),
  )}\n`;

const root = fileURLToPath(new URL('..', import.meta.url));
const RELEASED = `${root}schema/released/schema.graphql`;

async function run(): Promise<void> {
  if (process.argv.includes('--release')) {
    writeFileSync(RELEASED, withoutDescriptions(printedSchema()));
    return;
  }
  const changelog = readFileSync(`${root}CHANGELOG.md`, 'utf8');
  const [, unreleased = ''] = /^## \[Unreleased\]\n([^]*?)(?=^## |(?![^]))/m.exec(changelog) ?? [];
  const schemas = { released: readFileSync(RELEASED, 'utf8'), current: printedSchema() };
  const problems = await findSchemaProblems(schemas, unreleased);
  if (problems.length === 0) return;
  process.stderr.write(`The API has changed since the last release:\n  ${problems.join('\n  ')}\n`);
  process.exitCode = 1;
}

if (import.meta.main) await run();
