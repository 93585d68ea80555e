import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsIn } from './fragments.ts';
import type { Limits } from './limits.ts';
import { findExceededLimit } from './rejection.ts';

/** The size of a selection set with all fragments expanded. */
type Expansion = { fields: number; depth: number; fragmentDepth: number };
type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * Checks the size of a document with all fragments expanded. The document must have no fragment cycles. Runs before
 * validation, which compares all pairs of fields with the same name and expands every fragment.
 */
export function checkExpansionLimits(document: DocumentNode, limits: Limits): GraphQLError | null {
  const fragments = fragmentsIn(document);
  const expansionOf = expansions(fragments);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION)
      continue;
    const { selectionSet } = definition;
    const isOperation = definition.kind === Kind.OPERATION_DEFINITION;
    const { depth, ...expansion } = expansionOf(selectionSet);
    const exceeded =
      // No depth limit for a fragment: it may select introspection, which is deep.
      findExceededLimit(limits, isOperation ? { ...expansion, depth } : expansion) ??
      // Checked last, because this check really expands the fragments.
      findExceededLimit(limits, {
        ...(isOperation && { rootFields: namesOf([selectionSet], fragments).size }),
        repeats: mostRepeated([selectionSet], fragments),
      });
    if (exceeded) return exceeded;
  }
  return null;
}

/**
 * Visits each fragment once. If every fragment contained two spreads of the next one, visiting each spread would take exponential
 * time.
 */
function expansions(fragments: Fragments): (set: SelectionSetNode) => Expansion {
  const known = new Map<SelectionSetNode, Expansion>();
  function expansionOf(set: SelectionSetNode): Expansion {
    let expansion = known.get(set);
    if (!expansion) {
      expansion = { fields: 0, depth: 0, fragmentDepth: 0 };
      for (const selection of set.selections) {
        const isField = selection.kind === Kind.FIELD;
        const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
        const next = (isSpread ? fragments.get(selection.name.value) : selection)?.selectionSet;
        const below = next && expansionOf(next);
        // Introspection, which is deep by nature, counts as one level.
        const levels = isField && selection.name.value.startsWith('__') ? 0 : (below?.depth ?? 0);
        expansion.fields += (below?.fields ?? 0) + (isField ? 1 : 0);
        expansion.depth = Math.max(expansion.depth, levels + (isField ? 1 : 0));
        expansion.fragmentDepth = Math.max(
          expansion.fragmentDepth,
          (below?.fragmentDepth ?? 0) + (isSpread ? 1 : 0),
        );
      }
      known.set(set, expansion);
    }
    return expansion;
  }
  return expansionOf;
}

/** Returns the name of a field in the response. */
const nameOf = ({ alias, name }: FieldNode) => (alias ?? name).value;

const namesOf = (sets: readonly SelectionSetNode[], fragments: Fragments) =>
  new Set(fieldsAt(sets, fragments).fields.map(nameOf));

/** Returns the highest number of fields with the same response name, or of fragment spreads, at one place of the response. */
function mostRepeated(sets: readonly SelectionSetNode[], fragments: Fragments): number {
  const { fields, spreads } = fieldsAt(sets, fragments);
  const byName = new Map<string, { count: number; below: SelectionSetNode[] }>();
  for (const field of fields) {
    const group = byName.get(nameOf(field)) ?? { count: 0, below: [] };
    byName.set(nameOf(field), group);
    group.count++;
    if (field.selectionSet) group.below.push(field.selectionSet);
  }
  const below = [...byName.values()].map((group) =>
    Math.max(group.count, group.below.length > 0 ? mostRepeated(group.below, fragments) : 0),
  );
  return Math.max(spreads, ...below);
}

/** Collects the fields that these sets select at one place of the response. Counts a fragment's fields once, as the executor does. */
function fieldsAt(sets: readonly SelectionSetNode[], fragments: Fragments) {
  const fields: FieldNode[] = [];
  let spreads = 0;
  const seen = new Set<string>();
  const unread = [...sets];
  for (let set = unread.pop(); set; set = unread.pop()) {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) fields.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) unread.push(selection.selectionSet);
      else {
        spreads++;
        const fragment = fragments.get(selection.name.value);
        if (fragment && !seen.has(selection.name.value)) unread.push(fragment.selectionSet);
        seen.add(selection.name.value);
      }
    }
  }
  return { fields, spreads };
}
