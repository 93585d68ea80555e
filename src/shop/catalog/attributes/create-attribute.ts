import type { CreateAttributeInput } from '../../../generated/graphql.ts';
import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import { takeLock } from '../../../platform/db/locks.ts';
import { parseInput } from '../../../platform/graphql/input-issues.ts';
import {
  attributesFull,
  codeRefusals,
  MAX_ATTRIBUTES,
  parseAttributeCode,
  parseNewValues,
  parsePosition,
} from './attribute-input.ts';
import { countAttributes, insertAttribute, insertValues } from './attributes.sql.ts';

/** Creates an attribute with its first values. */
export async function createAttribute(ctx: AuditedContext, input: CreateAttributeInput) {
  const { value, refusal } = parseInput((parser) => ({
    fields: {
      code: parseAttributeCode(parser, input.code),
      name: parser.text('name', input.name, 1, 100),
      type: input.type,
      isFacet: input.isFacet,
      position: parsePosition(parser, 'position', input.position),
    },
    values: parseNewValues(parser, input.type, input.values),
  }));
  if (refusal) return refusal;

  return onViolation(
    transaction(ctx.db, async (tx) => {
      await takeLock(tx, 'attributes');
      if ((await countAttributes(tx)) >= MAX_ATTRIBUTES)
        return attributesFull(MAX_ATTRIBUTES, `A shop can have at most ${MAX_ATTRIBUTES} attributes.`);
      const attribute = await insertAttribute(tx, value.fields);
      const values = value.values.map((each) => ({ ...each, attributeId: attribute.id }));
      await insertValues(tx, values);
      await recordChange(tx, ctx, 'Attribute', null, { ...attribute, values: value.values });
      return { __typename: 'CreateAttributeSuccess' as const, attribute };
    }),
    codeRefusals(value.fields.code),
  );
}
