import type { UpdateAttributeValueInput } from '../../../generated/graphql.ts';
import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId, type RawId } from '../../../platform/graphql/ids.ts';
import { parseInput } from '../../../platform/graphql/input-issues.ts';
import { checkValueType, codeRefusals, parseValueFields } from './attribute-input.ts';
import { attributesByIds, lockValue, updateValueRow } from './attributes.sql.ts';

export async function updateAttributeValue(
  ctx: AuditedContext,
  rawId: RawId,
  input: UpdateAttributeValueInput,
) {
  const id = parseId(rawId);
  const { value: fields, refusal } = parseInput((parser) => parseValueFields(parser, input));
  if (refusal) return refusal;

  return onViolation(
    transaction(ctx.db, async (tx) => {
      const before = await lockValue(tx, id);
      if (!before) throw notFound('attribute value');
      const [attribute] = await attributesByIds(tx, [before.attributeId]);
      const given = Object.entries(fields).filter(([, field]) => field !== undefined);
      const typeCheck = parseInput((parser) =>
        checkValueType(parser, attribute!.type, { ...before, ...Object.fromEntries(given) }),
      );
      if (typeCheck.refusal) return typeCheck.refusal;
      const value = await updateValueRow(tx, id, fields);
      await recordChange(tx, ctx, 'AttributeValue', before, value);
      return { __typename: 'UpdateAttributeValueSuccess' as const, value };
    }),
    codeRefusals(fields.code),
  );
}
