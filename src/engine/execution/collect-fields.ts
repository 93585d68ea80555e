import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  typeFromAST,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { conditionOf } from './input-values.ts';
import type { Fragments, Variables } from './plan.ts';

type Document = {
  schema: GraphQLSchema;
  fragments: Fragments;
  /** The variables that `@skip` and `@include` depend on. */
  conditionVariables: Variables;
};

/** Collects the fields that selection sets select from an object type, by response name ("Field Collection", section 6.3.2). */
export function collectFields(
  { schema, fragments, conditionVariables }: Document,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const visited = new Set<string>();

  function collect(selection: SelectionNode): void {
    if (selection.kind === Kind.FRAGMENT_SPREAD && visited.has(selection.name.value)) return;
    if (!isIncluded(selection, conditionVariables)) return;
    if (selection.kind === Kind.FIELD) {
      const name = (selection.alias ?? selection.name).value;
      const nodes = fields.get(name);
      if (nodes) nodes.push(selection);
      else fields.set(name, [selection]);
      return;
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) visited.add(selection.name.value);
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    if (fragment && appliesTo(fragment)) fragment.selectionSet.selections.forEach(collect);
  }

  function appliesTo({ typeCondition }: FragmentDefinitionNode | InlineFragmentNode): boolean {
    if (!typeCondition) return true;
    const conditionType = typeFromAST(schema, typeCondition);
    return conditionType === type || (isAbstractType(conditionType) && schema.isSubType(conditionType, type));
  }

  for (const { selections } of sets) selections.forEach(collect);
  return fields;
}

const isIncluded = (node: SelectionNode, conditionVariables: Variables): boolean =>
  conditionOf(GraphQLSkipDirective, node, conditionVariables) !== true &&
  conditionOf(GraphQLIncludeDirective, node, conditionVariables) !== false;
