import type { UpdateAttributeInput } from '../../../generated/graphql.ts';
import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId, type RawId } from '../../../platform/graphql/ids.ts';
import { parseInput } from '../../../platform/graphql/input-issues.ts';
import { codeRefusals, parseAttributeCode, parsePosition } from './attribute-input.ts';
import { lockAttribute, updateAttributeRow } from './attributes.sql.ts';

export async function updateAttribute(ctx: AuditedContext, rawId: RawId, input: UpdateAttributeInput) {
  const id = parseId(rawId);
  const { value: values, refusal } = parseInput((parser) => ({
    code: parseAttributeCode(parser, parser.notNull('code', input.code)),
    name: parser.text('name', parser.notNull('name', input.name), 1, 100),
    isFacet: parser.notNull('isFacet', input.isFacet),
    position: parsePosition(parser, 'position', parser.notNull('position', input.position)),
  }));
  if (refusal) return refusal;

  return onViolation(
    transaction(ctx.db, async (tx) => {
      const before = await lockAttribute(tx, id);
      if (!before) throw notFound('attribute');
      const attribute = await updateAttributeRow(tx, id, values);
      await recordChange(tx, ctx, 'Attribute', before, attribute);
      return { __typename: 'UpdateAttributeSuccess' as const, attribute };
    }),
    codeRefusals(values.code),
  );
}
