import { GraphQLScalarType, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';
import { GraphQLCountryCode, GraphQLCurrency, GraphQLDateTime, GraphQLJSONObject } from 'graphql-scalars';
import { badUserInput } from '../errors.ts';
import { hasInvalidCharacter } from './invalid-character.ts';

const DECIMAL = /^-?\d{1,20}(\.\d{1,20})?$/;

function parseDecimal(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && DECIMAL.test(text)) return text;
  throw badUserInput('must be a decimal number such as "19.99".');
}

const parseNumber = (node: ValueNode) =>
  // Uses the digits of the literal. A JavaScript number would be rounded.
  parseDecimal(node.kind === Kind.INT || node.kind === Kind.FLOAT ? node.value : valueFromASTUntyped(node));

function parseUrl(value: unknown): URL {
  if (
    typeof value === 'string' &&
    value.length <= 2000 &&
    !hasInvalidCharacter(value) &&
    URL.canParse(value)
  ) {
    const url = new URL(value);
    if (url.protocol === 'https:' || url.protocol === 'http:') return url;
  }
  throw badUserInput('must be an http or https address of at most 2,000 characters.');
}

/** Accepts any text. `InputParser.email` checks the address, so that its issues are reported together with all other issues. */
function parseEmail(value: unknown): string {
  if (typeof value === 'string') return value;
  throw badUserInput('must be text.');
}

/** Serializes without a check: the value was checked as input, and another check costs a regular expression per value. */
const trusting = (type: GraphQLScalarType, serialize: (value: unknown) => unknown = String) =>
  new GraphQLScalarType({ ...type.toConfig(), serialize });

export const scalars = {
  DateTime: trusting(GraphQLDateTime, (value) => (value as Date).toISOString()),
  Decimal: new GraphQLScalarType({
    name: 'Decimal',
    serialize: String,
    parseValue: parseDecimal,
    parseLiteral: parseNumber,
  }),
  CurrencyCode: trusting(new GraphQLScalarType({ ...GraphQLCurrency.toConfig(), name: 'CurrencyCode' })),
  EmailAddress: new GraphQLScalarType({
    name: 'EmailAddress',
    serialize: String,
    parseValue: parseEmail,
    parseLiteral: (node) => parseEmail(valueFromASTUntyped(node)),
  }),
  CountryCode: trusting(GraphQLCountryCode),
  JSONObject: trusting(GraphQLJSONObject, (value) => value),
  URL: new GraphQLScalarType({ name: 'URL', serialize: String, parseValue: parseUrl }),
};
