import type { TaxClass } from '../platform/db/schema.ts';
import { bags } from './bags.ts';
import { bedBath } from './bed-bath.ts';
import type { CategoryTree, Family, Option } from './family.ts';
import { furniture } from './furniture.ts';
import { kitchen } from './kitchen.ts';
import { lighting } from './lighting.ts';
import { office } from './office.ts';
import { outdoors } from './outdoors.ts';
import { dishwasherValues, materialsOf } from './properties.ts';
import { seededRandom } from './random.ts';

type SampleCategory = {
  slug: string;
  name: string;
  description: string;
  image: string;
  parentSlug: string | null;
};

export type SampleProduct = {
  sku: string;
  slug: string;
  name: string;
  description: string;
  categorySlug: string;
  price: string;
  compareAtPrice: string | null;
  cost: string;
  stock: number;
  image: string;
  isActive: boolean;
  taxClass: TaxClass;
  weightGrams: number;
  /** The SKU of its family. */
  family: string;
  /** The attribute code and the label of each value. The options come first. */
  values: [code: string, label: string][];
  /** The first `optionCount` elements of `values` are options. */
  optionCount: number;
};

/** Products that differ in their options only. */
type SampleFamily = {
  sku: string;
  name: string;
  slug: string;
  description: string;
  categorySlug: string;
  /** The codes of the attributes in which its products differ. */
  axes: string[];
};

const departments = [kitchen, bedBath, lighting, furniture, office, outdoors, bags];

/** Maps the drawing of each department to the drawings of its products. */
export const DEPARTMENT_DRAWINGS: Record<string, readonly string[]> = Object.fromEntries(
  departments.map(({ category, families }) => [
    category.image,
    [...new Set(families.map(({ image }) => image))],
  ]),
);

/** Returns the catalog of the sample shop, the same on every call. Parents precede their subcategories. */
export function sampleCatalog(): {
  categories: SampleCategory[];
  families: SampleFamily[];
  products: SampleProduct[];
} {
  return {
    families: departments.flatMap(({ families }) =>
      families.map(({ sku, name, about, category, options }) => ({
        sku,
        name,
        slug: slugOf(name),
        // Sentences with a placeholder are about one option.
        description: about.filter((sentence) => !sentence.includes('{')).join(' '),
        categorySlug: category,
        axes: Object.keys(options),
      })),
    ),
    categories: departments.flatMap(({ category }) => flatten(category, null)),
    products: departments.flatMap(({ families, weightGrams }) =>
      families.flatMap((family) => productsOf(family).map((product) => ({ ...product, weightGrams }))),
    ),
  };
}

function flatten(
  { name, description, image, children = [] }: CategoryTree,
  parentSlug: string | null,
): SampleCategory[] {
  const slug = slugOf(name);
  return [
    { slug, name, description, image: imagePath(image), parentSlug },
    ...children.flatMap((child) => flatten(child, slug)),
  ];
}

function productsOf(family: Family): Omit<SampleProduct, 'weightGrams'>[] {
  const materials = materialsOf(family);
  return combinations(Object.entries(family.options)).map((choice) => {
    const options = Object.values(choice);
    const sku = [family.sku, ...options.map(({ code }) => code)].join('-');
    const name = [family.name, ...options.map(({ label }) => label)].join(', ');
    const cents = Math.round(100 * options.reduce((price, { add }) => price + add, family.price));
    return {
      sku,
      slug: slugOf(name),
      name,
      description: family.about
        .join(' ')
        .replaceAll(/\{(\w+)\}/g, (hole, axis) => choice[axis]?.text ?? hole),
      categorySlug: family.category,
      price: dollars(cents),
      image: imagePath(family.image),
      taxClass: family.taxClass ?? 'STANDARD',
      family: family.sku,
      values: [
        ...Object.entries(choice).map(([axis, { label }]): [string, string] => [axis, label]),
        ...materials.map((label): [string, string] => ['material', label]),
        ...dishwasherValues(family),
      ],
      optionCount: options.length,
      ...tradeOf(sku, cents),
    };
  });
}

/** Returns every combination of one option per axis. The last axis varies fastest. */
function combinations([first, ...rest]: [string, Option[]][]): Record<string, Option>[] {
  if (!first) return [{}];
  const [axis, options] = first;
  return options.flatMap((option) => combinations(rest).map((others) => ({ [axis]: option, ...others })));
}

/** Generates a plausible cost, compare-at price, stock and status, with the SKU as the random seed. */
function tradeOf(sku: string, cents: number) {
  const random = seededRandom(sku);
  const cost = Math.round(cents * (0.4 + 0.25 * random()));
  const wasMoreExpensive = random() < 0.12;
  const step = cents < 5000 ? 50 : 100;
  const compareAt = Math.ceil((cents * (1.12 + 0.28 * random())) / step) * step;
  const supply = random();
  const maximum = cents < 5000 ? 400 : cents < 15000 ? 180 : 60;
  const plenty = 4 + Math.floor((maximum - 3) * random() ** 1.5);
  const few = 1 + Math.floor(3 * random());
  return {
    cost: dollars(cost),
    compareAtPrice: wasMoreExpensive ? dollars(compareAt) : null,
    stock: supply < 0.05 ? 0 : supply < 0.07 ? few : plenty,
    isActive: random() >= 0.02,
  };
}

const dollars = (cents: number) => (cents / 100).toFixed(2);

const imagePath = (name: string) => `/images/${name}.svg`;

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replaceAll('×', 'x')
    .replaceAll(/[’']/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
