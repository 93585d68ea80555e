import type { attributes, attributeValues } from '../platform/db/schema.ts';
import { FOUNDING, SECOND } from './calendar.ts';
import { sampleCatalog } from './catalog.ts';
import { idAt } from './ids.ts';
import { seededRandom } from './random.ts';

/** The names of attributes whose code does not give the name. */
const NAMES: Record<string, string> = {
  'dishwasher-safe': 'Dishwasher safe',
  height: 'Seat height',
  ruling: 'Pages',
  steel: 'Type of steel',
  use: 'Made for',
};

/** Attributes by which customers filter, in their order. The others follow by name. */
const FACETS = ['color', 'material', 'size', 'wood', 'set', 'dishwasher-safe', 'season', 'scent'];

const COLORS: Record<string, string> = {
  ...{
    Amber: '#d9922e',
    Aqua: '#8fd0cf',
    Black: '#1c1c1c',
    Blush: '#e8c1b9',
    Brass: '#b9975b',
    Brick: '#9c4a38',
  },
  ...{
    Chalk: '#f3f0e8',
    Charcoal: '#43464a',
    Clay: '#c99c8a',
    Clear: '#eef4f5',
    Coral: '#ef7f68',
    Cream: '#f4ead2',
  },
  ...{
    Forest: '#2f4f3a',
    Graphite: '#54585c',
    Gray: '#9a9c9e',
    Indigo: '#33406b',
    Ink: '#26354f',
    Ivory: '#f6f1e1',
  },
  ...{
    Lilac: '#b9a7cf',
    Moss: '#6b7245',
    Mustard: '#d1a136',
    Natural: '#dccfb6',
    Navy: '#1f2f4e',
    Oat: '#d9cbb3',
  },
  ...{
    Ocean: '#27607f',
    Ochre: '#c08a2d',
    Olive: '#75753f',
    Plum: '#5c3551',
    Red: '#b8312f',
    Rust: '#a5552f',
  },
  ...{
    Sage: '#9caf94',
    Sand: '#d8c3a0',
    Silver: '#c3c7ca',
    Sky: '#9cc3de',
    Slate: '#5f6b73',
    Smoke: '#8d8f90',
  },
  ...{ Steel: '#aab1b5', Stone: '#b3ada2', Teal: '#2c7a78', Terracotta: '#bf6a4a', White: '#ffffff' },
};

type AttributeInsert = typeof attributes.$inferInsert & { id: string };
type ValueInsert = typeof attributeValues.$inferInsert & {
  id: string;
  color: string | null;
  number: string | null;
};

/** The labels of all values by attribute. */
const labelsByCode = new Map<string, Set<string>>();
for (const { values } of sampleCatalog().products) {
  for (const [code, label] of values) {
    const labels = labelsByCode.get(code) ?? new Set();
    labelsByCode.set(code, labels.add(label));
  }
}

const numbersIn = (label: string) => (label.match(/\d+(\.\d+)?/g) ?? []).map(Number);
const unitOf = (label: string) => label.replaceAll(/[\d.×\s]/g, '');

/** Sorts labels: first measures by unit and size, then names in their given order: "0.35 l", "0.6 l", "Single". */
const inOrder = (labels: Iterable<string>): string[] =>
  [...labels].toSorted((a, b) => {
    const [sizes, others] = [numbersIn(a), numbersIn(b)];
    if (sizes.length === 0 || others.length === 0)
      return Number(sizes.length === 0) - Number(others.length === 0);
    const differing = sizes.findIndex((size, position) => size !== others[position]);
    return (
      unitOf(a).localeCompare(unitOf(b), 'en') ||
      (sizes[differing] ?? 0) - (others[differing] ?? 0) ||
      sizes.length - others.length
    );
  });

const typeOf = (code: string) =>
  code === 'color' ? 'COLOR' : code === 'set' ? 'NUMBER' : code === 'dishwasher-safe' ? 'BOOLEAN' : 'TEXT';

const codes = [...FACETS, ...[...labelsByCode.keys()].filter((code) => !FACETS.includes(code)).toSorted()];

export const sampleAttributes: AttributeInsert[] = codes.map((code, position) => {
  const createdAt = new Date(FOUNDING + position * SECOND);
  return {
    id: idAt(createdAt.getTime(), position, seededRandom(`attribute ${code}`)),
    code,
    name: NAMES[code] ?? code[0]!.toUpperCase() + code.slice(1),
    type: typeOf(code),
    isFacet: FACETS.includes(code),
    position,
    createdAt,
    updatedAt: createdAt,
  };
});

/** "0.75 l" becomes `0-75-l`. */
const codeOf = (label: string) =>
  label
    .toLowerCase()
    .replaceAll('×', 'x')
    .replaceAll(/[^a-z0-9]+/g, '-');

const valueOf = (
  { id, code, createdAt, type }: AttributeInsert,
  label: string,
  position: number,
): ValueInsert => ({
  id: idAt(createdAt!.getTime(), position, seededRandom(`value ${code} ${label}`)),
  attributeId: id,
  code: type === 'BOOLEAN' ? String(label === 'Yes') : codeOf(label),
  label,
  position,
  color: type === 'COLOR' ? COLORS[label]! : null,
  number: type === 'NUMBER' ? /\d+/.exec(label)![0] : null,
  createdAt: createdAt!,
  updatedAt: createdAt!,
});

const valuesByCode = new Map(
  sampleAttributes.map((attribute) => [
    attribute.code,
    new Map(
      inOrder(labelsByCode.get(attribute.code)!).map((label, index) => [
        label,
        valueOf(attribute, label, index),
      ]),
    ),
  ]),
);

export const sampleAttributeValues: ValueInsert[] = [...valuesByCode.values()].flatMap((values) => [
  ...values.values(),
]);

export const attributeIdOf = (code: string): string =>
  sampleAttributes.find((attribute) => attribute.code === code)!.id;

export const sampleValueOf = (code: string, label: string): ValueInsert =>
  valuesByCode.get(code)!.get(label)!;
