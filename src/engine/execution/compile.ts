import {
  BREAK,
  getNullableType,
  GraphQLError,
  isLeafType,
  isNonNullType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { collectFields } from './collect-fields.ts';
import { completerFor } from './complete.ts';
import { argumentValues } from './input-values.ts';
import type { FieldPlan, Fragments, Selection, Variables } from './plan.ts';

const NO_ARGUMENTS = Object.freeze({});

/** Maximum compiled variants of an operation: one per combination of the variables of `@skip` and `@include`. */
const MAX_VARIANTS = 16;

export type CompiledDocument = { find: (operationName?: string | null) => CompiledOperation | GraphQLError };

export type CompiledOperation = {
  node: OperationDefinitionNode;
  fragments: Fragments;
  selectionFor: (variables: Variables) => Selection;
};

export function compileDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  onFieldPlanned: () => void,
): CompiledDocument {
  const operations: CompiledOperation[] = [];
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null) as {};
  const variableNames = conditionVariablesIn(document);
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node;
    if (node.kind === Kind.OPERATION_DEFINITION) {
      const selectionFor = perVariant(variableNames, (variables) =>
        compileOperation(schema, node, fragments, variables, onFieldPlanned),
      );
      operations.push({ node, fragments, selectionFor });
    }
  }
  return {
    find(name) {
      if (name === undefined || name === null) {
        if (operations.length > 1) {
          return new GraphQLError('Must provide operation name if query contains multiple operations.');
        }
        return operations[0] ?? new GraphQLError('Must provide an operation.');
      }
      // Returns the last operation with this name, as graphql-js does. A validated document has only one.
      const named = operations.findLast(({ node }) => node.name?.value === name);
      return named ?? new GraphQLError(`Unknown operation named "${name}".`);
    },
  };
}

/** Returns the names of the variables of `@skip` and `@include`. */
function conditionVariablesIn(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: args = [] }) {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of args) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

function perVariant(variableNames: readonly string[], compile: (variables: Variables) => Selection) {
  const variants = new Map<string, Selection>();
  return (variables: Variables): Selection => {
    const key = variableNames.map((name) => String(variables[name])).join();
    let variant = variants.get(key);
    if (!variant) {
      // Other variables are left out: they may be large, and would stay in memory as long as the document.
      const decisive = variableNames.flatMap((name) => (name in variables ? [[name, variables[name]]] : []));
      variant = compile(Object.fromEntries(decisive) as Variables);
      if (variants.size >= MAX_VARIANTS) variants.clear();
      variants.set(key, variant);
    }
    return variant;
  };
}

function compileOperation(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
  conditionVariables: Variables,
  onFieldPlanned: () => void,
): Selection {
  let fieldsWithVariables = 0;

  const select = (type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Selection => ({
    type,
    fields: [...collectFields({ schema, fragments, conditionVariables }, type, sets)].flatMap(
      ([responseName, nodes]) => {
        const field = fieldOf(schema, type, nodes[0]!.name.value);
        return field ? [planField(responseName, field, type, nodes)] : [];
      },
    ),
  });

  function planField(
    responseName: string,
    field: GraphQLField<unknown, unknown>,
    parentType: GraphQLObjectType,
    nodes: FieldNode[],
  ): FieldPlan {
    onFieldPlanned();
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    // Nested selections are planned when the first object of their type is completed.
    const selections = new Map<GraphQLObjectType, Selection>();
    const selectBelow = (type: GraphQLObjectType): Selection => {
      let selection = selections.get(type);
      if (!selection) selections.set(type, (selection = select(type, sets)));
      return selection;
    };
    return {
      responseName,
      field,
      parentType,
      nodes,
      resolve: field.resolve ?? null,
      arguments: argumentsOf(field, nodes[0]!),
      complete: completerFor(field.type, { field, parentType, nodes }, selectBelow),
      select: selectBelow,
      isLeaf: isLeafType(getNullableType(field.type)),
      isNonNull: isNonNullType(field.type),
    };
  }

  function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): FieldPlan['arguments'] {
    if (field.args.length === 0) return () => NO_ARGUMENTS;
    if (usesVariables(node)) {
      const number = fieldsWithVariables++;
      return ({ fieldArguments, variableValues }) => (fieldArguments[number] ??= read(variableValues));
    }
    let known: Record<string, unknown> | undefined;
    return () => (known ??= read({}));
    // Frozen, because all executions share the object.
    function read(variables: Variables) {
      return Object.freeze(argumentValues(field, node, variables));
    }
  }

  const rootType = schema.getRootType(operation.operation);
  if (rootType) return select(rootType, [operation.selectionSet]);
  throw new GraphQLError(`Schema is not configured to execute ${operation.operation} operation.`, {
    nodes: operation,
  });
}

function fieldOf(schema: GraphQLSchema, type: GraphQLObjectType, name: string) {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (type === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return type.getFields()[name];
}

function usesVariables({ arguments: args = [] }: FieldNode): boolean {
  let found = false;
  for (const argument of args) {
    visit(argument, {
      Variable() {
        found = true;
        return BREAK;
      },
    });
  }
  return found;
}
