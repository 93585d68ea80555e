import type { Actor } from '../../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import { uuidv7 } from '../../../platform/crypto/uuid.ts';
import type { Transaction } from '../../../platform/db/client.ts';
import { takeLock } from '../../../platform/db/locks.ts';
import type { AttributeRow, AttributeValueRow } from '../../../platform/db/schema.ts';
import { InputParser, issueAt, type InputIssue } from '../../../platform/graphql/input-issues.ts';
import {
  checkValueType,
  MAX_ATTRIBUTES,
  MAX_VALUES,
  parseAttributeCode,
  parseValueFields,
} from '../../catalog/attributes/attribute-input.ts';
import {
  attributesByCodes,
  countAttributes,
  countValues,
  insertAttribute,
  insertValues,
  lockAttribute,
  valuesByCodes,
} from '../../catalog/attributes/attributes.sql.ts';
import { MAX_VALUES_OF_PRODUCT } from '../../catalog/attributes/set-product-attributes.ts';
import { isSlug, slugOf } from '../../catalog/slug.ts';

const MAX_CODE_LENGTH = 50;

/** The attributes of a row. Maps the code of each attribute to the codes or labels of its values. */
export type NamedAttributes = ReadonlyMap<string, readonly string[]>;

type Resolved = {
  valuesOf: (named: NamedAttributes) => { values: AttributeValueRow[] } | { issue: InputIssue };
  attributeOf: (code: string) => AttributeRow | InputIssue;
};

type Options = { actor: Actor; isDryRun: boolean };

const codeOf = (text: string) => (isSlug(text) ? text : slugOf(text)).slice(0, MAX_CODE_LENGTH);

const attributesIssue = (message: string) => issueAt('attributes', 'INVALID', message);

/**
 * Finds the attributes and values that rows name, and creates the missing ones. New attributes have the type TEXT. A missing color
 * is not created, because a row has no color code. `valuesOf` then returns the values of one row. Runs two statements, unless
 * something is created. A dry run creates nothing, and its new attributes and values have ids that nothing else uses.
 */
export async function resolveAttributes(
  tx: Transaction,
  rows: readonly NamedAttributes[],
  options: Options,
): Promise<Resolved> {
  const textsOf = new Map<string, Set<string>>();
  for (const [code, texts] of rows.flatMap((row) => [...row]))
    textsOf.set(code, new Set([...(textsOf.get(code) ?? []), ...texts]));
  const codes = [...textsOf.keys()];
  const existing = codes.length > 0 ? await attributesByCodes(tx, codes) : [];
  const attributes = new Map<string, AttributeRow | InputIssue>(existing.map((each) => [each.code, each]));
  for (const code of codes)
    if (!attributes.has(code)) attributes.set(code, await createAttribute(tx, code, options));

  const valueCodes = [...textsOf.values()].flatMap((texts) => [...texts].map(codeOf));
  const known =
    existing.length > 0
      ? await valuesByCodes(
          tx,
          existing.map(({ id }) => id),
          valueCodes,
        )
      : [];
  const values = new Map<string, AttributeValueRow | InputIssue>(
    known.map((value) => [`${value.attributeId} ${value.code}`, value]),
  );
  for (const [code, texts] of textsOf) {
    const attribute = attributes.get(code)!;
    if (!('id' in attribute)) continue;
    for (const text of texts) {
      const key = `${attribute.id} ${codeOf(text)}`;
      if (!values.has(key)) values.set(key, await createValue(tx, attribute, text, options));
    }
  }

  const valuesOf: Resolved['valuesOf'] = (named) => {
    const listed: AttributeValueRow[] = [];
    for (const [code, texts] of named) {
      const attribute = attributes.get(code)!;
      if (!('id' in attribute)) return { issue: attribute };
      if (attribute.type === 'BOOLEAN' && texts.length > 1)
        return { issue: attributesIssue(`must have at most one value of ${code}.`) };
      for (const text of texts) {
        const value = values.get(`${attribute.id} ${codeOf(text)}`)!;
        if (!('id' in value)) return { issue: value };
        listed.push(value);
      }
    }
    return listed.length > MAX_VALUES_OF_PRODUCT
      ? { issue: attributesIssue(`must be at most ${MAX_VALUES_OF_PRODUCT} values in total.`) }
      : { values: listed };
  };
  return { valuesOf, attributeOf: (code) => attributes.get(code)! };
}

async function createAttribute(
  tx: Transaction,
  code: string,
  { actor, isDryRun }: Options,
): Promise<AttributeRow | InputIssue> {
  const parser = new InputParser();
  parseAttributeCode(parser, code);
  if (parser.issues.length > 0)
    return attributesIssue(`names ${JSON.stringify(code)}, which cannot be an attribute.`);
  await takeLock(tx, 'attributes');
  if ((await countAttributes(tx)) >= MAX_ATTRIBUTES)
    return attributesIssue(`would create more than ${MAX_ATTRIBUTES} attributes.`);
  const fields = { code, name: code, type: 'TEXT' as const, isFacet: false, position: 0 };
  const at = new Date();
  if (isDryRun) return { ...fields, id: uuidv7(), createdAt: at, updatedAt: at };
  const attribute = await insertAttribute(tx, fields);
  await recordChange(tx, actor, 'Attribute', null, attribute);
  return attribute;
}

async function createValue(
  tx: Transaction,
  attribute: AttributeRow,
  text: string,
  { actor, isDryRun }: Options,
): Promise<AttributeValueRow | InputIssue> {
  const parser = new InputParser();
  const code = codeOf(text);
  const number = attribute.type === 'NUMBER' ? text : null;
  const fields = parseValueFields(parser, { code, label: text, position: 0, color: null, number });
  checkValueType(parser, attribute.type, fields);
  if (parser.issues.length > 0)
    return attributesIssue(
      `names ${JSON.stringify(text)}, which is not a value of ${attribute.code} and cannot be created for the type ${attribute.type}.`,
    );
  await lockAttribute(tx, attribute.id);
  if ((await countValues(tx, attribute.id)) >= MAX_VALUES)
    return attributesIssue(`would create more than ${MAX_VALUES} values of ${attribute.code}.`);
  const row = { code, label: text, position: 0, color: null, number, attributeId: attribute.id };
  const at = new Date();
  if (isDryRun) return { ...row, id: uuidv7(), createdAt: at, updatedAt: at };
  const [value] = await insertValues(tx, [row]);
  await recordChange(tx, actor, 'AttributeValue', null, value!);
  return value!;
}
