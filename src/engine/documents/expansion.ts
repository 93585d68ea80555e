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
import { findExceededLimit } from './refusal.ts';

/** What is below a selection set once all fragments are written out. */
type Extent = { fields: number; depth: number; fragmentDepth: number };
type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * How far a document reaches, which has no fragment inside itself. It is asked before the validation, which compares each two
 * fields that come together under one name, and follows fragments wherever they lead.
 */
export function exceedsExpansionLimits(document: DocumentNode, limits: Limits): GraphQLError | null {
  const fragments = fragmentsIn(document);
  const extentOf = extents(fragments);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION)
      continue;
    const { selectionSet } = definition;
    const isOperation = definition.kind === Kind.OPERATION_DEFINITION;
    const { depth, ...extent } = extentOf(selectionSet);
    const tooFar =
      // A fragment may be one on the types of introspection.
      findExceededLimit(limits, isOperation ? { ...extent, depth } : extent) ??
      // No sooner: this does write them out.
      findExceededLimit(limits, {
        ...(isOperation && { rootFields: namesOf([selectionSet], fragments).size }),
        repeats: mostRepeated([selectionSet], fragments),
      });
    if (tooFar) return tooFar;
  }
  return null;
}

/** Looks once at each fragment: those that each spread the next one twice would take for ever. */
function extents(fragments: Fragments): (set: SelectionSetNode) => Extent {
  const known = new Map<SelectionSetNode, Extent>();
  function extentOf(set: SelectionSetNode): Extent {
    let extent = known.get(set);
    if (!extent) {
      extent = { fields: 0, depth: 0, fragmentDepth: 0 };
      for (const selection of set.selections) {
        const isField = selection.kind === Kind.FIELD;
        const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
        const next = (isSpread ? fragments.get(selection.name.value) : selection)?.selectionSet;
        const below = next && extentOf(next);
        // Introspection, which is deep by nature, counts as one level.
        const levels = isField && selection.name.value.startsWith('__') ? 0 : (below?.depth ?? 0);
        extent.fields += (below?.fields ?? 0) + (isField ? 1 : 0);
        extent.depth = Math.max(extent.depth, levels + (isField ? 1 : 0));
        extent.fragmentDepth = Math.max(
          extent.fragmentDepth,
          (below?.fragmentDepth ?? 0) + (isSpread ? 1 : 0),
        );
      }
      known.set(set, extent);
    }
    return extent;
  }
  return extentOf;
}

/** What a field is called in the answer. */
const nameOf = ({ alias, name }: FieldNode) => (alias ?? name).value;

const namesOf = (sets: readonly SelectionSetNode[], fragments: Fragments) =>
  new Set(placeOf(sets, fragments).fields.map(nameOf));

/** How many fields of one name, or fragments, come together in one place of the answer, where they are most. */
function mostRepeated(sets: readonly SelectionSetNode[], fragments: Fragments): number {
  const { fields, spreads } = placeOf(sets, fragments);
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

/** What comes together where these are selected; a fragment's fields once, as in the executor. */
function placeOf(sets: readonly SelectionSetNode[], fragments: Fragments) {
  const fields: FieldNode[] = [];
  let spreads = 0;
  const seen = new Set<string>();
  const left = [...sets];
  for (let set = left.pop(); set; set = left.pop()) {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) fields.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) left.push(selection.selectionSet);
      else {
        spreads++;
        const fragment = fragments.get(selection.name.value);
        if (fragment && !seen.has(selection.name.value)) left.push(fragment.selectionSet);
        seen.add(selection.name.value);
      }
    }
  }
  return { fields, spreads };
}
