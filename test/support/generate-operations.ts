import {
  doTypesOverlap,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  parse,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  validate,
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLLeafType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationTypeNode,
} from 'graphql';
import { drawing, type Drawing } from './drawing.ts';

export type Generated = { text: string; document: DocumentNode; variables: Record<string, unknown> };

type GeneratorOptions = {
  operation?: `${OperationTypeNode}`;
  /** The maximum depth of selections. */
  depth?: number;
  /** The maximum number of fields, not counting required ones. */
  fields?: number;
  /**
   * Returns a value, as JSON, for a position such as `Query.product.by` or `ProductKey.slug`. By default, any
   * valid value.
   */
  leaf?: (type: GraphQLLeafType, place: string, draw: Drawing) => unknown;
  /** The probability that an optional argument or input field is given. Default: 0.5. */
  likelihood?: (place: string) => number;
};

type Field = GraphQLField<unknown, unknown>;
/** A field that was selected before. Selecting it again with the same text merges both selections. */
type Head = { text: string; type: GraphQLNamedType };

/** Returns a generator of valid operations for a schema. The same seed gives the same operation. */
export function operationsOf(schema: GraphQLSchema, options: GeneratorOptions = {}) {
  const { operation = 'query', depth = 4, fields = 40, leaf, likelihood = () => 0.5 } = options;
  const types = Object.values(schema.getTypeMap());
  const composites = types.filter((type) => isCompositeType(type) && !isIntrospectionType(type));
  const overlapping = new Map(
    types
      .filter(isCompositeType)
      .map((type) => [
        type,
        composites.filter((other): other is GraphQLCompositeType =>
          doTypesOverlap(schema, type, other as GraphQLCompositeType),
        ),
      ]),
  );
  const typesByFieldName = fieldTypesByName(types);

  return (seed: string): Generated => {
    const draw = drawing(seed);
    const names = countedNames();
    const fragments: { name: string; on: GraphQLCompositeType; text: string }[] = [];
    const definitions: string[] = [];
    const declared: { name: string; type: string }[] = [];
    const variables: Record<string, unknown> = {};
    let fieldsLeft = fields;

    function selectionOf(type: GraphQLCompositeType, levels: number, heads: Head[] = []): string {
      const chosen = Array.from({ length: draw.upTo(4) + 1 }, () => oneOf(type, levels, heads));
      return `{ ${chosen.join(' ')} }`;
    }

    function oneOf(type: GraphQLCompositeType, levels: number, heads: Head[]): string {
      const among = overlapping.get(type) ?? [];
      if (fieldsLeft > 0 && levels > 0 && among.length > 0 && draw.chance(isUnionType(type) ? 0.8 : 0.2)) {
        const objects = among.filter((other) => isObjectType(other));
        return fragmentOn(type, draw.one(draw.chance(0.6) ? objects : among), levels, heads);
      }
      if (draw.chance(0.08))
        return `${draw.chance(0.5) ? `${names('kind')}: ` : ''}__typename${directives()}`;
      if (heads.length > 0 && draw.chance(0.15)) return fieldOf(draw.one(heads), levels);
      const field = pickField(type, levels);
      if (!field) return '__typename';
      fieldsLeft -= 1;
      const head = { text: headOf(type, field), type: getNamedType(field.type) };
      heads.push(head);
      return fieldOf(head, levels);
    }

    function fieldOf({ text, type }: Head, levels: number): string {
      if (!isCompositeType(type)) return text + directives();
      // graphql-js rejects introspection with more nested lists.
      const below = isIntrospectionType(type) ? Math.min(levels - 1, 2) : levels - 1;
      return `${text}${directives()} ${selectionOf(type, below)}`;
    }

    function fragmentOn(from: GraphQLCompositeType, on: GraphQLCompositeType, levels: number, heads: Head[]) {
      const known = fragments.filter(({ on: other }) => doTypesOverlap(schema, from, other));
      if (known.length > 0 && draw.chance(0.3)) return `...${draw.one(known).name}${directives()}`;
      const text = selectionOf(on, levels - 1, on === from ? heads : []);
      if (draw.chance(0.5))
        return `... ${on === from && draw.chance(0.3) ? '' : `on ${on.name}`}${directives()} ${text}`;
      const name = names('Part');
      fragments.push({ name, on, text });
      return `...${name}${directives()}`;
    }

    function pickField(type: GraphQLCompositeType, levels: number): Field | undefined {
      if (isUnionType(type)) return undefined;
      const isQuery = type === schema.getQueryType();
      if (isQuery && draw.chance(0.04)) return draw.one([SchemaMetaFieldDef, TypeMetaFieldDef]);
      const all = Object.values(type.getFields());
      const leaves = all.filter((field) => isLeafType(getNamedType(field.type)));
      const possible = levels > 0 && fieldsLeft > 0 ? all : leaves;
      return possible.length > 0 ? draw.one(possible) : undefined;
    }

    /** A subscription selects exactly one field. */
    function eventOf(root: GraphQLObjectType): string {
      const field = draw.one(Object.values(root.getFields()));
      const type = getNamedType(field.type);
      return `{ ${headOf(root, field)}${isCompositeType(type) ? ` ${selectionOf(type, depth - 1)}` : ''} }`;
    }

    /**
     * Adds an alias to a field with arguments, and to a field whose name has different types in the schema:
     * otherwise such fields could not be merged.
     */
    function headOf(parent: GraphQLCompositeType, field: Field): string {
      const args = field.args
        .filter(
          (argument) =>
            isRequiredArgument(argument) ||
            draw.chance(likelihood(`${parent.name}.${field.name}.${argument.name}`)),
        )
        .map(
          (argument) =>
            `${argument.name}: ${literalOf(argument, `${parent.name}.${field.name}.${argument.name}`)}`,
        );
      const hasOneType = typesByFieldName.get(field.name)?.size === 1 || field.name.startsWith('__');
      if (args.length > 0) return `${names(field.name)}: ${field.name}(${args.join(', ')})`;
      if (draw.chance(0.15)) return `${names(field.name)}: ${field.name}`;
      return hasOneType ? field.name : `${field.name}Of${parent.name}: ${field.name}`;
    }

    function directives(): string {
      if (draw.chance(0.85)) return '';
      const condition = () =>
        draw.chance(0.4) ? String(draw.chance(0.5)) : variableOf('Boolean!', () => draw.chance(0.5));
      const directiveNames = draw.one([['skip'], ['include'], ['include', 'skip']]);
      return directiveNames.map((name) => ` @${name}(if: ${condition()})`).join('');
    }

    /** Returns a literal, a variable, or a literal that contains variables. */
    function literalOf(
      { type, defaultValue }: GraphQLArgument | GraphQLInputField,
      place: string,
      isOneOf = false,
    ): string {
      const hasDefault = defaultValue !== undefined;
      if (draw.chance(0.35)) return variableAt(type, place, hasDefault, isOneOf);
      if (!isOneOf && !isNonNullType(type) && draw.chance(0.1)) return 'null';
      const inner = getNullableType(type);
      if (isListType(inner)) {
        const entry = { type: inner.ofType as GraphQLInputType, defaultValue: undefined } as GraphQLArgument;
        // A single entry that is null would be a null list, not a list with one null.
        if (draw.chance(0.2))
          return write(inner.ofType as GraphQLInputType, presentOf(inner.ofType as GraphQLInputType, place));
        return `[${Array.from({ length: draw.upTo(3) }, () => literalOf(entry, place)).join(', ')}]`;
      }
      if (isInputObjectType(inner)) {
        const given = fieldsGiven(inner).map(
          (field) => `${field.name}: ${literalOf(field, `${inner.name}.${field.name}`, inner.isOneOf)}`,
        );
        return `{${given.join(', ')}}`;
      }
      return write(inner, presentOf(inner, place));
    }

    function variableAt(
      type: GraphQLInputType,
      place: string,
      hasDefault: boolean,
      isOneOf: boolean,
    ): string {
      const nullable = getNullableType(type);
      if (isOneOf || (isNonNullType(type) && draw.chance(0.6)))
        return variableOf(`${String(nullable)}!`, () => presentOf(nullable, place));
      const withDefault = (isNonNullType(type) && !hasDefault) || draw.chance(0.3);
      const preset = withDefault ? ` = ${write(nullable, presentOf(nullable, place))}` : '';
      // Null also replaces a default. A non-null argument then rejects the null.
      const value = draw.chance(0.3)
        ? undefined
        : draw.chance(isNonNullType(type) ? 0.05 : 0.15)
          ? null
          : presentOf(nullable, place);
      return declare(`${String(nullable)}${preset}`, value);
    }

    function variableOf(type: string, value: () => unknown): string {
      const same = declared.filter((other) => other.type === type);
      return same.length > 0 && draw.chance(0.4) ? `$${draw.one(same).name}` : declare(type, value());
    }

    function declare(type: string, value: unknown): string {
      const name = names('v');
      declared.push({ name, type });
      definitions.push(`$${name}: ${type}`);
      if (value !== undefined) variables[name] = value;
      return `$${name}`;
    }

    function presentOf(type: GraphQLInputType, place: string): unknown {
      const inner = getNullableType(type);
      if (isListType(inner)) {
        const entry = inner.ofType as GraphQLInputType;
        if (draw.chance(0.2)) return presentOf(entry, place);
        return Array.from({ length: draw.upTo(3) }, () => valueOf(entry, place));
      }
      if (isInputObjectType(inner)) {
        return Object.fromEntries(
          fieldsGiven(inner).map((field) => {
            const at = `${inner.name}.${field.name}`;
            return [field.name, inner.isOneOf ? presentOf(field.type, at) : valueOf(field.type, at)];
          }),
        );
      }
      return leaf?.(inner, place, draw) ?? anyLeaf(inner);
    }

    const valueOf = (type: GraphQLInputType, place: string) =>
      !isNonNullType(type) && draw.chance(0.1) ? null : presentOf(type, place);

    function fieldsGiven(type: GraphQLNamedType): GraphQLInputField[] {
      if (!isInputObjectType(type)) return [];
      const all = Object.values(type.getFields());
      return type.isOneOf
        ? [draw.one(all)]
        : all.filter(
            (field) => isRequiredInputField(field) || draw.chance(likelihood(`${type.name}.${field.name}`)),
          );
    }

    function anyLeaf(type: GraphQLLeafType): unknown {
      if (isEnumType(type)) return draw.one(type.getValues()).name;
      if (type.name === 'Boolean') return draw.chance(0.5);
      if (type.name === 'Int') return draw.upTo(10);
      if (type.name === 'Float') return draw.upTo(100) / 8;
      return draw.one([`text ${draw.upTo(9)}`, '', '“quoted”\n"twice"', String(draw.upTo(99))]);
    }

    const root = schema.getRootType(operation as OperationTypeNode)!;
    const selection = operation === 'subscription' ? eventOf(root) : selectionOf(root, depth);
    const declarations = definitions.length > 0 ? `(${definitions.join(', ')})` : '';
    const text = [
      `${operation} Generated${declarations} ${selection}`,
      ...fragments.map(({ name, on, text: body }) => `fragment ${name} on ${on.name} ${body}`),
    ].join('\n');
    const document = parse(text);
    const [wrong] = validate(schema, document);
    if (wrong) throw new Error(`${seed} made an operation that is not valid: ${wrong.message}\n${text}`);
    return { text, document, variables };
  };
}

function countedNames() {
  let count = 0;
  return (stem: string) => `${stem.replace(/^_+/, '')}_${++count}`;
}

/** Returns all types of the fields with each name, across the schema. */
function fieldTypesByName(types: readonly GraphQLNamedType[]): Map<string, Set<string>> {
  const typesByName = new Map<string, Set<string>>();
  for (const type of types) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const known = typesByName.get(field.name) ?? new Set();
      typesByName.set(field.name, known.add(String(field.type)));
    }
  }
  return typesByName;
}

/** Writes a JSON value as a literal of a document. */
function write(type: GraphQLInputType, value: unknown): string {
  const inner = getNullableType(type);
  if (value === null) return 'null';
  if (isListType(inner)) {
    const entry = inner.ofType as GraphQLInputType;
    return Array.isArray(value)
      ? `[${value.map((each) => write(entry, each)).join(', ')}]`
      : write(entry, value);
  }
  if (isInputObjectType(inner)) {
    const fields = inner.getFields();
    return `{${Object.entries(value as object)
      .map(([name, each]) => `${name}: ${write(fields[name]!.type, each)}`)
      .join(', ')}}`;
  }
  return isEnumType(inner) ? (value as string) : JSON.stringify(value);
}
