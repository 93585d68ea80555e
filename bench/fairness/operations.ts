import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;
/** A field, as one step of the path from a root type to a field of the schema. */
type Step = { parent: GraphQLObjectType; field: Field };

/** Values for arguments and input fields by name, as literals. They refer to objects of the shop that have much data. */
export type Values = Readonly<Record<string, readonly string[]>>;

/** An operation whose field is repeated `copies` times, with `round` in its texts so that no two are equal. */
export type Candidate = {
  field: string;
  variant: string;
  text: (copies: number, round: number) => string;
};

/** Unknown words, misspelled words, words of most products, words of one character, and a usual search. `#` stands for a number. */
const SEARCHES = [
  'zq# xj# vk# wq# jx# kv# qz# yj#',
  'walnt# cermic# stonware# porclain# coper# linnen# bambo# silicne#',
  'for the kitchen garden summer winter box hand#',
  '水 火 木 金 土 日 月 山#',
  'bowl steel# oak',
];
const MAX_VARIANTS = 60;

/** Generates operations for every field of the schema, with each argument set to the values that could make it costly. */
export function candidatesOf(schema: GraphQLSchema, values: Values): Candidate[] {
  const mutation = schema.getMutationType()!;
  const paths = pathsFrom(schema.getQueryType()!);
  const reads = [...paths].flatMap(([type, path]) =>
    Object.values(type.getFields()).flatMap((field) => candidatesFor([...path, { parent: type, field }])),
  );
  const writes = Object.values(mutation.getFields()).flatMap((field) =>
    candidatesFor([{ parent: mutation, field }]),
  );
  return [...reads, ...writes];

  function candidatesFor(path: Step[]): Candidate[] {
    const { parent, field } = path.at(-1)!;
    const outer = path.slice(0, -1);
    const pages = isPaged(field) ? ['first: 1', 'first: 100'] : [''];
    const options = argumentsOf(field);
    const isWrite = parent === mutation;
    const variants = pages.flatMap((page) =>
      options.flatMap((args) =>
        selectionsOf(field, page !== 'first: 1').map((selection) => ({ args: join(page, args), selection })),
      ),
    );
    return variants.slice(0, MAX_VARIANTS).map(({ args, selection }) => ({
      field: `${parent.name}.${field.name}`,
      variant: `${args ? `(${args})` : ''} ${selection}`.slice(0, 160),
      text: (copies, round) => {
        const all = Array.from({ length: copies }, (_, at) => {
          const given = args.replaceAll('#', `${round}${at}`);
          return `${copies > 1 ? `a${at}: ` : ''}${field.name}${given && `(${given})`} ${selection}`;
        });
        let text = all.join(' ');
        for (const [at, { field: above }] of [...outer.entries()].reverse()) {
          const below = path[at + 1]!.parent.name;
          const selected = isUnionType(getNamedType(above.type)) ? `... on ${below} { ${text} }` : text;
          text = `${above.name}${outerArguments(above)} { ${selected} }`;
        }
        return `${isWrite ? 'mutation ' : ''}{ ${text} }`;
      },
    }));
  }

  function outerArguments(field: Field): string {
    const [required] = argumentsOf(field);
    const given = join(isPaged(field) ? 'first: 5' : '', required ?? '');
    return given && `(${given})`;
  }

  /** Returns the required arguments: alone, with each of their values, and with each value of each optional argument. */
  function argumentsOf(field: Field): string[] {
    const given = field.args.filter(({ name }) => !PAGE.has(name));
    const required = given.filter(isRequiredArgument);
    const base = required.map(({ name, type }) => `${name}: ${literalsOf(name, type)[0]}`).join(', ');
    const ofRequired = required.flatMap(({ name, type }) =>
      literalsOf(name, type).map((literal) =>
        join(
          `${name}: ${literal}`,
          ...required
            .filter((other) => other.name !== name)
            .map((other) => `${other.name}: ${literalsOf(other.name, other.type)[0]}`),
        ),
      ),
    );
    const optional = given.filter((argument) => !isRequiredArgument(argument));
    const ofOptional = optional.flatMap(({ name, type }) =>
      literalsOf(name, type).map((literal) => join(base, `${name}: ${literal}`)),
    );
    return [...new Set([base, ...ofRequired, ...ofOptional])];
  }

  function literalsOf(name: string, type: GraphQLInputType, depth = 0): string[] {
    const nullable = getNullableType(type);
    const known = values[name];
    if (known && !isInputObjectType(getNamedType(type))) {
      if (!isListType(nullable)) return [...known];
      return [`[${known.slice(0, 100).join(', ')}]`];
    }
    if (isListType(nullable)) {
      const entry = getNamedType(nullable) as GraphQLInputType;
      if (name === 'items') {
        const products = values['productId'] ?? [];
        return [
          `[${products
            .slice(0, 100)
            .map((id) => `{ productId: ${id}, quantity: 1 }`)
            .join(', ')}]`,
        ];
      }
      return [
        `[${(isEnumType(entry) ? entry.getValues().map((value) => value.name) : literalsOf(name, entry, depth)).join(', ')}]`,
      ];
    }
    if (name === 'search') return SEARCHES.map((words) => `"${words}"`);
    if (isEnumType(nullable)) return nullable.getValues().map((value) => value.name);
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields());
      if (nullable.isOneOf)
        return fields.map((field) => `{ ${field.name}: ${literalsOf(field.name, field.type)[0]} }`);
      const required = fields.filter(isRequiredInputField);
      const base = required.map(
        (field) => `${field.name}: ${literalsOf(field.name, field.type, depth + 1)[0]}`,
      );
      const optional = fields.filter((field) => !isRequiredInputField(field) && depth < 2);
      const each = optional.flatMap((field) =>
        literalsOf(field.name, field.type, depth + 1).map((literal) => [
          ...base,
          `${field.name}: ${literal}`,
        ]),
      );
      const all = optional
        .filter(({ name: other }) => !['includeInactive', 'number', 'cartToken', 'search'].includes(other))
        .map((field) => `${field.name}: ${literalsOf(field.name, field.type, depth + 1)[0]}`);
      return [base, ...each, [...base, ...all]].map((given) => `{ ${given.join(', ')} }`);
    }
    switch (getNamedType(type).name) {
      case 'Boolean':
        return ['true', 'false'];
      case 'Int':
        return ['1'];
      case 'Decimal':
        return ['"1"', '"99999"'];
      case 'DateTime':
        return ['"2000-01-01T00:00:00Z"', '"2100-01-01T00:00:00Z"'];
      case 'JSONObject':
        return ['{}'];
      default:
        return ['"some text #"'];
    }
  }
}

const PAGE = new Set(['first', 'last', 'after', 'before']);
const isPaged = ({ args }: Field) => args.some(({ name }) => name === 'first');
const join = (...parts: string[]) => parts.filter(Boolean).join(', ');

/** Returns selections below a field: a count, the objects of a page, or all fields without arguments. */
function selectionsOf(field: Field, isLarge: boolean): string[] {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return [''];
  if (isUnionType(type))
    return [
      `{ ${type
        .getTypes()
        .map((each) => `... on ${each.name} { ${flat(each)} }`)
        .join(' ')} }`,
    ];
  if (!isObjectType(type)) return ['{ __typename }'];
  const { totalCount, nodes } = type.getFields();
  if (!nodes) return [`{ ${flat(type)} }`, `{ ${flat(type, true)} }`];
  const list = `{ nodes { ${flat(getNamedType(nodes.type) as GraphQLObjectType)} } }`;
  if (!totalCount || isLarge) return [list];
  return [list, '{ totalCount }'];
}

/**
 * Returns all leaves of a type, and with `deep` the leaves of its objects. The aliases contain the type: fields of union members
 * may conflict.
 */
function flat(type: GraphQLObjectType, deep = false): string {
  const fields = Object.values(type.getFields()).filter(({ args }) => args.length === 0);
  const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
  const objects = deep ? fields.filter((field) => isObjectType(getNamedType(field.type))) : [];
  return [
    '__typename',
    ...leaves.map(({ name }) => `${name}${type.name}: ${name}`).slice(0, 20),
    ...objects
      .slice(0, 9)
      .map(
        (field) =>
          `${field.name} { __typename ${flat(getNamedType(field.type) as GraphQLObjectType).replaceAll(/\w+: /g, '')} }`,
      ),
  ].join(' ');
}

/** Returns the shortest path to each object type. */
function pathsFrom(root: GraphQLObjectType): Map<GraphQLObjectType, Step[]> {
  const paths = new Map<GraphQLObjectType, Step[]>([[root, []]]);
  for (const [parent, path] of paths) {
    for (const field of Object.values(parent.getFields())) {
      const type = getNamedType(field.type);
      const targets = isUnionType(type) ? type.getTypes() : isObjectType(type) ? [type] : [];
      for (const target of targets) if (!paths.has(target)) paths.set(target, [...path, { parent, field }]);
    }
  }
  return paths;
}
