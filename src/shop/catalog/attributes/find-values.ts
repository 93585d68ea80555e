import type { Queryable } from '../../../platform/db/client.ts';
import type { AttributeRow, AttributeValueRow } from '../../../platform/db/schema.ts';
import type { InputParser } from '../../../platform/graphql/input-issues.ts';
import { attributesByCodes, valuesByCodes } from './attributes.sql.ts';

/** The codes of an attribute and of its values in an input. `path` and `pathOf` give the places of these codes, for issues. */
export type NamedValues = {
  code: string;
  values: readonly string[];
  path: string;
  pathOf: (index: number) => string;
};

export type FoundValues = { attribute: AttributeRow; values: AttributeValueRow[] };

/** Finds the values that an input names, each once. Adds an issue for each attribute or value that does not exist. */
export async function findValues(
  db: Queryable,
  parser: InputParser,
  named: readonly NamedValues[],
): Promise<FoundValues[]> {
  const attributes = await attributesByCodes(
    db,
    named.map(({ code }) => code),
  );
  const rows = await valuesByCodes(
    db,
    attributes.map(({ id }) => id),
    named.flatMap(({ values }) => values),
  );
  return named.flatMap(({ code, values, path, pathOf }) => {
    const attribute = attributes.find((each) => each.code === code);
    if (!attribute) {
      parser.add(path, 'NOT_FOUND', 'does not match any attribute.');
      return [];
    }
    const knownValues = [...new Set(values)].flatMap((value) => {
      const row = rows.find((each) => each.attributeId === attribute.id && each.code === value);
      if (!row)
        parser.add(pathOf(values.indexOf(value)), 'NOT_FOUND', `does not match any value of ${code}.`);
      return row ?? [];
    });
    return [{ attribute, values: knownValues }];
  });
}
