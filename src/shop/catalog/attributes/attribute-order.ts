import type { AttributeRow, AttributeValueRow } from '../../../platform/db/schema.ts';

/**
 * The order of Unicode (CLDR root), to which English adds no rules. `byName` has this order in the database, but of another version
 * of Unicode. The values of a product come from loaders, so they are sorted here. Lists of the database are sorted here, too:
 * otherwise, fields of one response could have different orders.
 */
const names = new Intl.Collator('en');

const compareIds = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

export const compareAttributes = (a: AttributeRow, b: AttributeRow): number =>
  a.position - b.position || names.compare(a.name, b.name) || compareIds(a.id, b.id);

/** Compares values of one attribute. */
export const compareValues = (a: AttributeValueRow, b: AttributeValueRow): number =>
  a.position - b.position || names.compare(a.label, b.label) || compareIds(a.id, b.id);
