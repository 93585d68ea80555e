import { startApp, ask, type App } from '../support/app.ts';
import { newAttribute, newGroup, type NewAttribute } from '../support/attributes.ts';
import { newCategory, newProduct } from '../support/data.ts';
import { repetitions } from '../support/depth.ts';
import { drawing, type Drawing } from '../support/drawing.ts';

/** Random filters on random products. The answers are compared with a computation over all products. */
let app: App;
let attributes: NewAttribute[];
let categories: { id: string }[];
let all: Product[];
beforeAll(async () => {
  app = await startApp();
  await fillShop(drawing('facets'));
});
afterAll(() => app.stop());

type Product = Awaited<ReturnType<typeof newProduct>>;
type AttributeFilter = { code: string; anyOf: string[] };
type Filter = {
  attributes?: AttributeFilter[];
  oneOfEachGroup?: boolean;
  inStock?: boolean;
  minPrice?: string | undefined;
  maxPrice?: string | undefined;
  categoryId?: string;
  includeSubcategories?: boolean;
};

const WORDS = ['alder', 'birch', 'cedar'];

async function fillShop(draw: Drawing) {
  attributes = [
    await newAttribute(app, ['a', 'b', 'c'], { position: 1 }),
    await newAttribute(app, ['x', 'y'], { position: 2 }),
    await newAttribute(app, ['p', 'q', 'r', 's'], { position: 0 }),
    await newAttribute(app, ['hidden'], { isFacet: false }),
  ];
  const root = await newCategory(app);
  categories = [root, await newCategory(app, { parentId: root.id })];
  const [first, second, third, hidden] = attributes as [
    NewAttribute,
    NewAttribute,
    NewAttribute,
    NewAttribute,
  ];
  const some = (attribute: NewAttribute, probability: number) =>
    Object.values(attribute.values).filter(() => draw.chance(probability));
  const product = (valueIds: string[], values: object = {}) =>
    newProduct(app, {
      name: `${draw.one(WORDS)} ${draw.one(WORDS)}`,
      categoryId: draw.chance(0.8) ? draw.one(categories).id : null,
      price: BigInt(100 * (1 + draw.upTo(9))),
      stock: draw.upTo(3),
      isActive: draw.chance(0.85),
      deletedAt: draw.chance(0.1) ? new Date() : null,
      valueIds: [...new Set([...valueIds, ...some(third, 0.3), ...some(hidden, 0.5)])],
      ...values,
    });
  const products: Promise<Product>[] = [];
  for (let n = 0; n < 40; n++) products.push(product([...some(first, 0.4), ...some(second, 0.4)]));
  for (let n = 0; n < 12; n++) {
    const { id: groupId } = await newGroup(app, [first, second]);
    for (const a of Object.values(first.values)) {
      for (const b of Object.values(second.values)) {
        if (draw.chance(0.7)) products.push(product([a, b], { groupId, optionIds: [a, b] }));
      }
    }
  }
  all = await Promise.all(products);
}

function drawFilter(draw: Drawing): Filter {
  const chosen = attributes.filter(() => draw.chance(0.35));
  return {
    ...(chosen.length > 0 && {
      attributes: chosen.map(({ code, values }) => ({
        code,
        anyOf: Object.keys(values).filter((_, index) => index === 0 || draw.chance(0.4)),
      })),
    }),
    ...(draw.chance(0.5) && { oneOfEachGroup: true }),
    ...(draw.chance(0.3) && { inStock: draw.chance(0.6) }),
    ...(draw.chance(0.2) && { minPrice: '3' }),
    ...(draw.chance(0.2) && { maxPrice: '7' }),
    ...(draw.chance(0.3) && {
      categoryId: draw.one(categories).id,
      includeSubcategories: draw.chance(0.5),
    }),
  };
}

const has = (product: Product, { code, anyOf }: AttributeFilter) => {
  const { values } = attributes.find((attribute) => attribute.code === code)!;
  return anyOf.some((value) => product.valueIds.includes(values[value]!));
};

const isOnSale = (product: Product) => product.isActive && product.deletedAt === null;

/** All products that match, before one of each group is selected. */
const matching = (filter: Filter, search: string | undefined) =>
  all.filter((product) => {
    const { categoryId, includeSubcategories, inStock, minPrice, maxPrice } = filter;
    const isBelow = includeSubcategories && categoryId === categories[0]!.id;
    return (
      isOnSale(product) &&
      (categoryId === undefined ||
        product.categoryId === categoryId ||
        (isBelow && product.categoryId === categories[1]!.id)) &&
      (inStock === undefined || product.stock > 0 === inStock) &&
      (minPrice === undefined || product.price >= BigInt(minPrice) * 100n) &&
      (maxPrice === undefined || product.price <= BigInt(maxPrice) * 100n) &&
      (search === undefined || product.name.split(' ').includes(search)) &&
      (filter.attributes ?? []).every((entry) => has(product, entry))
    );
  });

function listed(filter: Filter, search: string | undefined): Product[] {
  const products = matching(filter, search);
  if (!filter.oneOfEachGroup) return products;
  const rank = ({ stock, id }: Product) => `${stock === 0 ? 1 : 0}${id}`;
  return products.filter(
    (product) =>
      product.groupId === null ||
      products.every((other) => other.groupId !== product.groupId || rank(product) <= rank(other)),
  );
}

function facetsOf(filter: Filter, search: string | undefined) {
  const filters = filter.attributes ?? [];
  return attributes
    .filter(({ isFacet }) => isFacet)
    .toSorted((a, b) => a.position - b.position)
    .flatMap(({ code, values }) => {
      const others = filters.filter((entry) => entry.code !== code);
      const selected = filters.find((entry) => entry.code === code)?.anyOf ?? [];
      const counts = Object.keys(values).map((value) => {
        const narrowed = { ...filter, attributes: [...others, { code, anyOf: [value] }] };
        return { code: value, count: listed(narrowed, search).length };
      });
      const shown = counts.filter((each) => each.count > 0 || selected.includes(each.code));
      return shown.length > 0 ? [{ code, values: shown }] : [];
    });
}

function priceRangeOf(filter: Filter, search: string | undefined) {
  const atAnyPrice = { ...filter, minPrice: undefined, maxPrice: undefined };
  const prices = matching(atAnyPrice, search).map(({ price }) => Number(price) / 100);
  if (prices.length === 0) return null;
  return { min: Math.min(...prices), max: Math.max(...prices) };
}

const FIELDS = `totalCount nodes { id } priceRange { min { amount } max { amount } }
  facets { attribute { code } values { value { code } count } }`;
const LIST = `query ($filter: ProductFilter, $sort: ProductSort, $search: String) {
  products(first: 100, filter: $filter, sort: $sort, search: $search) { ${FIELDS} } }`;
const LIST_OF = `query ($id: ID!, $filter: ProductFilter) { category(by: { id: $id }) {
  products(first: 100, filter: $filter) { ${FIELDS} } } }`;

const read = (list: any) => ({
  total: list.totalCount,
  ids: list.nodes.map(({ id }: { id: string }) => id).toSorted(),
  priceRange: list.priceRange && {
    min: Number(list.priceRange.min.amount),
    max: Number(list.priceRange.max.amount),
  },
  facets: list.facets.map(({ attribute, values }: any) => ({
    code: attribute.code,
    values: values.map(({ value, count }: any) => ({ code: value.code, count })),
  })),
});

const expected = (filter: Filter, search: string | undefined) => {
  const products = listed(filter, search);
  return {
    total: products.length,
    ids: products.map(({ id }) => id).toSorted(),
    priceRange: priceRangeOf(filter, search),
    facets: facetsOf(filter, search),
  };
};

test('the list, its facets and its price range equal a computation over all products', async () => {
  for (let round = 0; round < repetitions(600); round++) {
    const draw = drawing(`round ${round}`);
    const filter = drawFilter(draw);
    const search = draw.chance(0.25) ? draw.one(WORDS) : undefined;
    const sort = draw.one([undefined, 'NEWEST', 'NAME', 'PRICE_ASC', 'PRICE_DESC']);
    const list = await ask(app, LIST, { filter, search, ...(sort && { sort }) });

    expect([filter, search, sort, read(list)]).toEqual([filter, search, sort, expected(filter, search)]);
    if (filter.categoryId && !search) {
      const { categoryId: id, ...rest } = filter;
      const { products } = await ask(app, LIST_OF, { id, filter: rest });
      expect([filter, read(products)]).toEqual([filter, expected(filter, undefined)]);
    }
  }
});

test('the count of a value equals the length of the list after it is selected', async () => {
  for (let round = 0; round < repetitions(60); round++) {
    const filter = drawFilter(drawing(`selection ${round}`));
    const { facets } = read(await ask(app, LIST, { filter }));
    for (const { code, values } of facets) {
      const others = (filter.attributes ?? []).filter((entry) => entry.code !== code);
      const { code: value, count } = drawing(`value ${round}`).one<any>(values);
      const narrowed = { ...filter, attributes: [...others, { code, anyOf: [value] }] };
      const { nodes, totalCount } = await ask(app, LIST, { filter: narrowed });

      expect([narrowed, nodes.length, totalCount]).toEqual([narrowed, count, count]);
    }
  }
});
