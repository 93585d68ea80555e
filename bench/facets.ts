/**
 * Times lists with facets on a running server, one request after another, and prints the median and the 95th percentile.
 *
 *   node bench/facets.ts http://127.0.0.1:4000 [requests]
 *
 * Uses the attributes and the categories of the shop. RATE_LIMITS=off avoids rejections.
 */
const [url = 'http://127.0.0.1:4000', requests = '100'] = process.argv.slice(2);

type Attribute = { code: string; values: { code: string }[] };
type Answer = { attributes: Attribute[]; categories: { nodes: { slug: string }[] } };

async function send(query: string): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: Answer; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

const FACETS = 'facets { attribute { code name } values { value { code label } count } }';
const NODES = 'nodes { id name price { amount } }';

const { attributes, categories } = await send(
  '{ attributes { code values { code } } categories(rootsOnly: true) { nodes { slug } } }',
);
const filterBy = (number: number, count: number) => {
  const { code, values } = attributes.filter((each) => each.values.length > 1)[number]!;
  const codes = values.slice(0, count).map((value) => `"${value.code}"`);
  return `{ code: "${code}", anyOf: [${codes.join(', ')}] }`;
};
const one = `attributes: [${filterBy(0, 1)}]`;
const two = `attributes: [${filterBy(0, 2)}, ${filterBy(1, 2)}]`;
const category = `categorySlug: "${categories.nodes[0]?.slug}", includeSubcategories: true`;
const list = (filter: string, fields: string, more = '') =>
  `{ products(filter: { ${filter} }, ${more}) { ${NODES} ${fields} } }`;

const CASES: Record<string, string> = {
  'no filter': list('', FACETS),
  'no filter, page only': list('', ''),
  'one attribute': list(one, FACETS),
  'one attribute, page only': list(one, ''),
  'two attributes': list(two, FACETS),
  'two attributes, count and price range': list(two, `totalCount priceRange { min { amount } } ${FACETS}`),
  'category with subcategories': list(category, FACETS),
  'category and two attributes': list(`${category}, ${two}`, FACETS),
  'price range': list('minPrice: "10", maxPrice: "90"', `priceRange { min { amount } } ${FACETS}`),
  search: list('', FACETS, 'search: "wool"'),
  'one of each group, page only': list('oneOfEachGroup: true', ''),
  'one of each group, count': list('oneOfEachGroup: true', 'totalCount'),
  'one of each group': list('oneOfEachGroup: true', FACETS),
  'one of each group, two attributes': list(`oneOfEachGroup: true, ${two}`, `totalCount ${FACETS}`),
  'one of each group, category': list(`oneOfEachGroup: true, ${category}`, FACETS),
};

for (const [name, query] of Object.entries(CASES)) {
  for (let n = 0; n < 5; n++) await send(query);
  const times: number[] = [];
  for (let n = 0; n < Number(requests); n++) {
    const start = performance.now();
    await send(query);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor(times.length * part)]!.toFixed(1).padStart(7);
  process.stdout.write(`${at(0.5)} ms p50 ${at(0.95)} ms p95  ${at(0)} ms min  ${name}\n`);
}
