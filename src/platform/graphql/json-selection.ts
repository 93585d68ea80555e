import { getNamedType, isEnumType, isSpecifiedScalarType } from 'graphql';
import { selectedOf } from '../../engine/execution/selected.ts';
import type { Selection } from '../../engine/execution/plan.ts';
import type { JsonConstants, JsonField, JsonSelection } from '../db/query/selected-columns.ts';

/**
 * Returns the fields that the JSON of each row must contain. Returns null if several fields of the response select from the same
 * rows, because a row has one JSON, or if a selected field has arguments.
 */
export function jsonSelectionOf(
  selections: readonly (Selection | null)[],
  constants: JsonConstants,
): JsonSelection | null {
  const [selection] = selections;
  const fields = selection && selections.length === 1 ? jsonFieldsOf(selection) : null;
  return fields && { constants, fields };
}

function jsonFieldsOf({ fields }: Selection): JsonField[] | null {
  const jsonFields: JsonField[] = [];
  for (const plan of fields) {
    const { field, responseName } = plan;
    const type = getNamedType(field.type);
    const selected = selectedOf(plan);
    const nested = selected ? jsonFieldsOf(selected) : [];
    if (field.args.length > 0 || !nested) return null;
    const isColumn = !field.resolve && (isSpecifiedScalarType(type) || isEnumType(type));
    jsonFields.push({ name: field.name, responseName, isColumn, fields: nested });
  }
  return jsonFields;
}
