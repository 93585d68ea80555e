import type { UpdateProductGroupInput } from '../../../generated/graphql.ts';
import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId, type RawId } from '../../../platform/graphql/ids.ts';
import { parseInput } from '../../../platform/graphql/input-issues.ts';
import { parseSlug } from '../slug.ts';
import { groupRefusals, parseGroup } from './group-input.ts';
import { lockGroup, updateGroupRow } from './groups.sql.ts';

export async function updateProductGroup(ctx: AuditedContext, rawId: RawId, input: UpdateProductGroupInput) {
  const id = parseId(rawId);
  const { value: values, refusal } = parseInput((parser) => ({
    ...parseGroup(parser, input),
    slug: parseSlug(parser, parser.notNull('slug', input.slug)),
  }));
  if (refusal) return refusal;

  return onViolation(
    transaction(ctx.db, async (tx) => {
      const before = await lockGroup(tx, id);
      if (!before) throw notFound('product group');
      const group = await updateGroupRow(tx, id, values);
      await recordChange(tx, ctx, 'ProductGroup', before, group);
      return { __typename: 'UpdateProductGroupSuccess' as const, group };
    }),
    groupRefusals(values.slug),
  );
}
