import type { CreateProductGroupInput } from '../../../generated/graphql.ts';
import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import { invalidInput, issueAt, parseInput } from '../../../platform/graphql/input-issues.ts';
import { attributesByCodes } from '../attributes/attributes.sql.ts';
import { createWithSlug, parseNewSlug } from '../slug.ts';
import { groupRefusals, MAX_VARYING_ATTRIBUTES, parseGroup } from './group-input.ts';
import { insertGroup, takenGroupSlugs } from './groups.sql.ts';

export async function createProductGroup(ctx: AuditedContext, input: CreateProductGroupInput) {
  const { variesBy } = input;
  const { value, refusal } = parseInput((parser) => {
    if (variesBy.length < 1 || variesBy.length > MAX_VARYING_ATTRIBUTES)
      parser.add('variesBy', 'OUT_OF_RANGE', `must be 1 to ${MAX_VARYING_ATTRIBUTES} attributes.`);
    if (new Set(variesBy).size < variesBy.length)
      parser.add('variesBy', 'INVALID', 'must name each attribute at most once.');
    const fields = parseGroup(parser, input);
    const name = fields.name ?? '';
    return { fields: { ...fields, name }, slug: parseNewSlug(parser, input.slug, name, ['group']) };
  });
  if (refusal) return refusal;

  const knownAttributes = await attributesByCodes(ctx.db, variesBy);
  const attributes = variesBy.map((code) => knownAttributes.find((attribute) => attribute.code === code));
  const unknown = attributes.flatMap((attribute, index) =>
    attribute ? [] : issueAt(`variesBy.${index}`, 'NOT_FOUND', 'does not match any attribute.'),
  );
  if (unknown.length > 0) return invalidInput(...unknown);

  return createWithSlug(
    value.slug,
    (slugs) => takenGroupSlugs(ctx.db, slugs),
    (slug) =>
      onViolation(
        transaction(ctx.db, async (tx) => {
          const attributeIds = attributes.map((attribute) => attribute!.id);
          const group = await insertGroup(tx, { ...value.fields, slug }, attributeIds);
          await recordChange(tx, ctx, 'ProductGroup', null, { ...group, variesBy });
          return { __typename: 'CreateProductGroupSuccess' as const, group };
        }),
        groupRefusals(slug),
      ),
  );
}
