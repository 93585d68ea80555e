import type { Actor } from '../../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import { uuidv7 } from '../../../platform/crypto/uuid.ts';
import type { Transaction } from '../../../platform/db/client.ts';
import type { AttributeRow, AttributeValueRow, ProductRow } from '../../../platform/db/schema.ts';
import { issueAt, type InputIssue } from '../../../platform/graphql/input-issues.ts';
import { valuesByIds } from '../../catalog/attributes/attributes.sql.ts';
import { MAX_VARIANTS, MAX_VARYING_ATTRIBUTES } from '../../catalog/groups/group-input.ts';
import {
  groupsBySlugs,
  insertGroup,
  lockGroups,
  varyingAttributes,
} from '../../catalog/groups/groups.sql.ts';
import { optionsByGroupIds } from '../../catalog/groups/variants.sql.ts';
import { resolveAttributes } from './attribute-values.ts';
import type { ImportedRow } from './columns.ts';

export type VariantColumns = Partial<Pick<ProductRow, 'valueIds' | 'groupId' | 'optionIds'>>;

type Row = { values: ImportedRow; before: ProductRow | undefined };
type Group = { id: string; variesBy: readonly AttributeRow[]; options: Set<string>; variantCount: number };
type AttributeOf = (code: string) => AttributeRow | InputIssue;
type Options = { actor: Actor; isDryRun: boolean };

const issue = (column: 'group' | 'variesBy', code: string, message: string) => issueAt(column, code, message);

/**
 * Finds the attribute values and the groups of rows, and creates those that are missing. The caller has locked the products: as in
 * orders, products are locked before their groups. Returns a function that plans the columns of one row. Call this function in the
 * order of the rows.
 */
export async function resolveVariants(
  tx: Transaction,
  rows: readonly Row[],
  options: Options,
): Promise<(row: Row) => { columns: VariantColumns } | { issue: InputIssue }> {
  const changed = rows.filter(
    ({ values: { attributes, group } }) => attributes !== undefined || group !== undefined,
  );
  if (changed.length === 0) return () => ({ columns: {} });
  const { valuesOf, attributeOf } = await resolveAttributes(
    tx,
    changed.flatMap(({ values: { attributes, variesBy = [] } }) => [
      ...(attributes ? [attributes] : []),
      new Map(variesBy.map((code) => [code, []])),
    ]),
    options,
  );
  const groups = await resolveGroups(tx, changed, attributeOf, options);
  const keptIds = changed.flatMap(({ values, before }) =>
    values.attributes === undefined ? (before?.valueIds ?? []) : [],
  );
  const keptValues = new Map(
    (keptIds.length > 0 ? await valuesByIds(tx, keptIds) : []).map((value) => [value.id, value]),
  );

  return ({ values: { attributes, group: slug }, before }) => {
    if (attributes === undefined && slug === undefined) return { columns: {} };
    const named = attributes ? valuesOf(attributes) : { values: [] };
    if ('issue' in named) return named;
    const values =
      attributes === undefined
        ? (before?.valueIds ?? []).flatMap((id) => keptValues.get(id) ?? [])
        : named.values;
    const valueIds = storedIfSame(values, before?.valueIds) ?? values.map(({ id }) => id);
    const group =
      slug === undefined ? groups.byId.get(before?.groupId ?? '') : slug && groups.bySlug.get(slug);
    if (!group) return { columns: { valueIds, groupId: null, optionIds: null } };
    if (!('id' in group)) return { issue: group };
    return planVariant(group, valueIds, values, before);
  };
}

/** Returns the stored ids if they contain the same values, so that values in a different sequence are not a change. */
const storedIfSame = (values: readonly AttributeValueRow[], ids: string[] | undefined): string[] | null =>
  ids?.length === values.length && values.every(({ id }) => ids.includes(id)) ? ids : null;

function planVariant(
  group: Group,
  valueIds: string[],
  values: readonly AttributeValueRow[],
  before: ProductRow | undefined,
) {
  const optionIds: string[] = [];
  for (const { id, code } of group.variesBy) {
    const own = values.filter(({ attributeId }) => attributeId === id);
    if (own.length !== 1)
      return { issue: issue('group', 'REQUIRED', `requires exactly one value of ${code} in attributes.`) };
    optionIds.push(own[0]!.id);
  }
  const isMember = before?.groupId === group.id;
  const key = optionIds.join();
  if (isMember && before.optionIds?.join() === key)
    return { columns: { valueIds, groupId: group.id, optionIds: before.optionIds } };
  // If another row of the batch gives up these options, they stay taken, because the statement updates the rows in any order.
  if (group.options.has(key))
    return { issue: issue('group', 'VARIANT_EXISTS', 'already has a variant with these options.') };
  if (!isMember && group.variantCount >= MAX_VARIANTS)
    return { issue: issue('group', 'VARIANTS_FULL', `can have at most ${MAX_VARIANTS} variants.`) };
  group.options.add(key);
  if (!isMember) group.variantCount++;
  return { columns: { valueIds, groupId: group.id, optionIds } };
}

/** Locks the groups of the rows, and reads the options of their variants. Creates the groups that do not exist. */
async function resolveGroups(
  tx: Transaction,
  rows: readonly Row[],
  attributeOf: AttributeOf,
  options: Options,
) {
  const slugs = [...new Set(rows.flatMap(({ values }) => values.group ?? []))];
  const namedGroups = slugs.length > 0 ? await groupsBySlugs(tx, slugs) : [];
  const ids = [
    ...new Set([...namedGroups.map(({ id }) => id), ...rows.flatMap(({ before }) => before?.groupId ?? [])]),
  ];
  if (ids.length > 0) await lockGroups(tx, ids);
  const varying = ids.length > 0 ? await varyingAttributes(tx, ids) : [];
  const variants = ids.length > 0 ? await optionsByGroupIds(tx, ids) : [];
  const byId = new Map(
    ids.map((id): [string, Group] => {
      const own = variants.filter(({ groupId }) => groupId === id);
      return [
        id,
        {
          id,
          variesBy: varying.flatMap(({ groupId, attribute }) => (groupId === id ? attribute : [])),
          options: new Set(own.map(({ optionIds }) => (optionIds ?? []).join())),
          variantCount: own.length,
        },
      ];
    }),
  );
  const bySlug = new Map<string, Group | InputIssue>(
    namedGroups.map(({ slug, id }) => [slug, byId.get(id)!]),
  );
  for (const { values, before } of rows) {
    const { group: slug, groupName, variesBy, changes } = values;
    if (!slug || bySlug.has(slug)) continue;
    const name = groupName ?? changes.name ?? before?.name;
    const attributes = (variesBy ?? []).map(attributeOf);
    bySlug.set(slug, await createGroup(tx, { slug, name: name ?? slug }, attributes, options));
  }
  return { byId, bySlug };
}

async function createGroup(
  tx: Transaction,
  values: { slug: string; name: string },
  attributes: readonly (AttributeRow | InputIssue)[],
  { actor, isDryRun }: Options,
): Promise<Group | InputIssue> {
  if (attributes.length < 1 || attributes.length > MAX_VARYING_ATTRIBUTES)
    return issue(
      'variesBy',
      'REQUIRED',
      `must name 1 to ${MAX_VARYING_ATTRIBUTES} attributes, because the group ${values.slug} does not exist.`,
    );
  const variesBy = attributes.filter((attribute) => 'id' in attribute);
  const unknown = attributes.find((attribute): attribute is InputIssue => !('id' in attribute));
  if (unknown) return { ...unknown, path: ['variesBy'] };
  const empty = { options: new Set<string>(), variantCount: 0 };
  if (isDryRun) return { id: uuidv7(), variesBy, ...empty };
  const group = await insertGroup(
    tx,
    values,
    variesBy.map(({ id }) => id),
  );
  await recordChange(tx, actor, 'ProductGroup', null, {
    ...group,
    variesBy: variesBy.map(({ code }) => code),
  });
  return { id: group.id, variesBy, ...empty };
}
