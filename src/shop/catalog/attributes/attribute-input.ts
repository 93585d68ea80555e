import type { AttributeValueInput, UpdateAttributeValueInput } from '../../../generated/graphql.ts';
import type { AttributeType } from '../../../platform/db/schema.ts';
import { invalidInput, issueAt, type InputParser } from '../../../platform/graphql/input-issues.ts';

export const MAX_ATTRIBUTES = 200;
/** Maximum number of values of an attribute. */
export const MAX_VALUES = 500;
/** Maximum number of values in one call. Must not exceed the limit of list entries in an input. */
const MAX_NEW_VALUES = 200;
const MAX_POSITION = 10_000;

const ATTRIBUTE_CODE = /^[a-z][a-z0-9]*([_-][a-z0-9]+)*$/;
const VALUE_CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const COLOR = /^#[0-9a-f]{6}$/i;
const NUMBER = /^-?\d{1,10}(\.\d{1,4})?$/;

const parseCode = <T extends string | null | undefined>(
  parser: InputParser,
  path: string,
  code: T,
  pattern: RegExp,
  rule: string,
): T => parser.matching(path, code, (text) => text.length <= 50 && pattern.test(text), rule);

export const parseAttributeCode = <T extends string | null | undefined>(parser: InputParser, code: T): T =>
  parseCode(
    parser,
    'code',
    code,
    ATTRIBUTE_CODE,
    'must be 1 to 50 lower-case letters and digits in groups joined by hyphens or underscores, a letter first.',
  );

export const parsePosition = <T extends number | undefined>(
  parser: InputParser,
  path: string,
  position: T,
): T => {
  if (position !== undefined) parser.wholeNumber(path, position, 0, MAX_POSITION);
  return position;
};

const inLowerCase = (text: string | null | undefined) => (text == null ? text : text.toLowerCase());

const at = (path: string, field: string) => (path ? `${path}.${field}` : field);

/** Parses the fields of a value that can be changed. Omitted fields stay undefined. `path` is the place of the value in the input. */
export const parseValueFields = (parser: InputParser, input: UpdateAttributeValueInput, path = '') => ({
  code: parseCode(
    parser,
    at(path, 'code'),
    parser.notNull(at(path, 'code'), input.code),
    VALUE_CODE,
    'must be 1 to 50 lower-case letters and digits in groups joined by hyphens.',
  ),
  label: parser.text(at(path, 'label'), parser.notNull(at(path, 'label'), input.label), 1, 100),
  position: parsePosition(parser, at(path, 'position'), parser.notNull(at(path, 'position'), input.position)),
  color: inLowerCase(
    parser.matching(at(path, 'color'), input.color, (text) => COLOR.test(text), 'must look like #1a2b3c.'),
  ),
  number: parser.matching(
    at(path, 'number'),
    input.number,
    (text) => NUMBER.test(text),
    'must have at most 10 digits before the point and 4 after it.',
  ),
});

export type ValueFields = ReturnType<typeof parseValueFields>;
type NewValueFields = ValueFields & { code: string; label: string };

/** Adds an issue for each field that does not fit the type of the attribute. */
export function checkValueType(
  parser: InputParser,
  type: AttributeType,
  value: Pick<ValueFields, 'code' | 'number' | 'color'>,
  path = '',
): void {
  const checkField = (field: 'color' | 'number', typeWithField: AttributeType) => {
    if ((value[field] != null) === (type === typeWithField)) return;
    if (type === typeWithField) parser.add(at(path, field), 'REQUIRED', `is required for the type ${type}.`);
    else parser.add(at(path, field), 'INVALID', `is not allowed for the type ${type}.`);
  };
  checkField('color', 'COLOR');
  checkField('number', 'NUMBER');
  if (type === 'BOOLEAN' && value.code !== 'true' && value.code !== 'false')
    parser.add(at(path, 'code'), 'INVALID', 'must be true or false for the type BOOLEAN.');
}

/** Parses the values of a new attribute. */
export function parseNewValues(
  parser: InputParser,
  type: AttributeType,
  values: readonly AttributeValueInput[],
): NewValueFields[] {
  if (values.length > MAX_NEW_VALUES)
    parser.add('values', 'OUT_OF_RANGE', `must be at most ${MAX_NEW_VALUES} values.`);
  const codes = new Set<string>();
  return values.map(({ position, ...input }, index) => {
    const path = `values.${index}`;
    const fields = parseValueFields(parser, { ...input, position: position ?? index }, path);
    checkValueType(parser, type, fields, path);
    if (codes.has(input.code)) parser.add(`${path}.code`, 'INVALID', 'is listed twice.');
    codes.add(input.code);
    return { ...fields, code: input.code, label: fields.label ?? '' };
  });
}

export const attributesFull = (maximum: number, rule: string) => ({
  __typename: 'AttributesFull' as const,
  message: `${rule} Delete one first.`,
  maximum,
});

const attributeInUse = () => ({
  __typename: 'AttributeInUse' as const,
  message:
    'Products have this value or one of its values, or a product group varies by it. Remove it there first.',
});

/** Maps violated database constraints to the refusal of a deletion. */
export const DELETION_REFUSALS = {
  products_value_ids: attributeInUse,
  product_group_attributes_attribute_id_attributes_id_fkey: attributeInUse,
};

/** Maps violated database constraints to the API's refusals. */
export const codeRefusals = (code = '') => {
  const taken = (owner: string) => () => ({
    __typename: 'AttributeCodeTaken' as const,
    message: `The code ${code} is used by another ${owner}. Choose another code.`,
    code,
  });
  return {
    attributes_code_key: taken('attribute'),
    attribute_values_code: taken('value of the attribute'),
    attribute_values_attribute_id_attributes_id_fkey: () =>
      invalidInput(issueAt('attributeId', 'NOT_FOUND', 'does not match any attribute.')),
  };
};
