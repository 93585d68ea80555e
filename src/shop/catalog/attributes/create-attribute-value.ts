import type { CreateAttributeValueInput } from '../../../generated/graphql.ts';
import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { parseInput } from '../../../platform/graphql/input-issues.ts';
import {
  attributesFull,
  checkValueType,
  codeRefusals,
  MAX_VALUES,
  parseValueFields,
} from './attribute-input.ts';
import { countValues, insertValues, lockAttribute } from './attributes.sql.ts';

export async function createAttributeValue(ctx: AuditedContext, input: CreateAttributeValueInput) {
  const attributeId = parseId(input.attributeId);
  const { value: fields, refusal } = parseInput((parser) => parseValueFields(parser, input));
  if (refusal) return refusal;

  return onViolation(
    transaction(ctx.db, async (tx) => {
      const attribute = await lockAttribute(tx, attributeId);
      if (!attribute) throw notFound('attribute');
      const typeCheck = parseInput((parser) => checkValueType(parser, attribute.type, fields));
      if (typeCheck.refusal) return typeCheck.refusal;
      if ((await countValues(tx, attributeId)) >= MAX_VALUES)
        return attributesFull(MAX_VALUES, `An attribute can have at most ${MAX_VALUES} values.`);
      const row = { ...fields, code: input.code, label: fields.label ?? '', attributeId };
      const [value] = await insertValues(tx, [row]);
      await recordChange(tx, ctx, 'AttributeValue', null, value!);
      return { __typename: 'CreateAttributeValueSuccess' as const, value: value! };
    }),
    codeRefusals(input.code),
  );
}
