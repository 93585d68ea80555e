import { readdirSync, readFileSync, statSync } from 'node:fs';
import { sampleAttributes, sampleAttributeValues, sampleValueOf } from '../../src/sample/attributes.ts';
import { sampleCatalog } from '../../src/sample/catalog.ts';
import { sampleAddresses, sampleNotes, samplePeople } from '../../src/sample/people.ts';
import { SAMPLE_PICTURES } from '../../src/sample/pictures.data.ts';
import { seededRandom } from '../../src/sample/random.ts';
import { versionWidths } from '../../src/shop/images/image-files.ts';

const { categories, families, products } = sampleCatalog();
const slugs = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const expectUnique = (values: string[]) =>
  expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);

describe('the sample catalog', () => {
  test('is the same on every call', () => {
    expect(sampleCatalog()).toEqual({ categories, families, products });
  });

  test('has at least 500 products, each with its own SKU, slug and name', () => {
    expect(products.length).toBeGreaterThanOrEqual(500);
    expectUnique(products.map(({ sku }) => sku));
    expectUnique(products.map(({ slug }) => slug));
    expectUnique(products.map(({ name }) => name));
    for (const { sku, slug } of products) {
      expect(sku).toMatch(/^[A-Z]{3}(-[A-Z0-9]+)+$/);
      expect(slug).toMatch(slugs);
    }
  });

  test('has a material, and values of its options, for every product', () => {
    for (const { sku, values, optionCount } of products) {
      const codes = values.map(([code]) => code);
      if (!codes.includes('material')) throw new Error(`${sku} has no material`);
      expect(values.every(([code, label]) => sampleValueOf(code, label))).toBe(true);
      expect(optionCount).toBeGreaterThan(0);
    }
    expectUnique(families.map(({ slug }) => slug));
    expectUnique(sampleAttributeValues.map(({ id }) => id));
    expectUnique(sampleAttributeValues.map(({ attributeId, code }) => `${attributeId} ${code}`));
    for (const { id, type } of sampleAttributes) {
      const ofAttribute = sampleAttributeValues.filter(({ attributeId }) => attributeId === id);
      for (const { code, color, number } of ofAttribute) {
        expect(code).toMatch(slugs);
        expect([type, color !== null, number !== null]).toEqual([type, type === 'COLOR', type === 'NUMBER']);
        if (type === 'COLOR') expect(color).toMatch(/^#[0-9a-f]{6}$/);
      }
    }
  });

  test('lists sizes from the smallest to the largest', () => {
    const litres = sampleAttributeValues
      .map(({ label }) => label)
      .filter((label) => /^[\d.]+ l$/.test(label));
    expect(litres.length).toBeGreaterThan(5);
    expect(litres).toEqual(litres.toSorted((a, b) => Number.parseFloat(a) - Number.parseFloat(b)));
  });

  test('is a category tree with parents first, and at least three levels deep in several branches', () => {
    expectUnique(categories.map(({ slug }) => slug));
    const depths = new Map<string, number>();
    for (const { slug, parentSlug } of categories) {
      expect(slug).toMatch(slugs);
      const parentDepth = parentSlug === null ? 0 : depths.get(parentSlug);
      if (parentDepth === undefined) throw new Error(`${slug} comes before its parent ${parentSlug}`);
      depths.set(slug, parentDepth + 1);
    }
    const atDepth = (depth: number) => [...depths.values()].filter((found) => found === depth).length;
    expect(atDepth(1)).toBeGreaterThanOrEqual(6);
    expect(atDepth(3)).toBeGreaterThanOrEqual(30);
    expect(atDepth(4)).toBeGreaterThan(0);
  });

  test('puts its products into the leaves of the tree, and leaves no leaf empty', () => {
    const parents = new Set(categories.map(({ parentSlug }) => parentSlug));
    const leaves = categories.map(({ slug }) => slug).filter((slug) => !parents.has(slug));
    const used = new Set(products.map(({ categorySlug }) => categorySlug));
    expect([...used].toSorted()).toEqual(leaves.toSorted());
  });

  test('has prices above cost, and below the compareAtPrice', () => {
    for (const { sku, price, cost, compareAtPrice } of products) {
      for (const amount of [price, cost, compareAtPrice ?? '1.00'])
        expect(amount).toMatch(/^[1-9]\d*\.\d\d$/);
      const share = Number(cost) / Number(price);
      if (share < 0.395 || share > 0.655) throw new Error(`${sku} costs ${cost} and sells at ${price}`);
      if (compareAtPrice !== null) expect(Number(compareAtPrice)).toBeGreaterThan(Number(price));
    }
  });

  test('includes sales, empty and low stock, inactive products, and every tax class', () => {
    const share = (count: number) => count / products.length;
    const reduced = share(products.filter(({ compareAtPrice }) => compareAtPrice !== null).length);
    expect(reduced).toBeGreaterThan(0.08);
    expect(reduced).toBeLessThan(0.16);
    const soldOut = share(products.filter(({ stock }) => stock === 0).length);
    expect(soldOut).toBeGreaterThan(0.02);
    expect(soldOut).toBeLessThan(0.06);
    const withdrawn = share(products.filter(({ isActive }) => !isActive).length);
    expect(withdrawn).toBeGreaterThan(0.005);
    expect(withdrawn).toBeLessThan(0.04);
    expect(products.some(({ stock }) => stock >= 1 && stock <= 3)).toBe(true);
    for (const taxClass of ['REDUCED', 'ZERO']) {
      const ofClass = share(products.filter((product) => product.taxClass === taxClass).length);
      expect(ofClass).toBeGreaterThan(0.005);
      expect(ofClass).toBeLessThan(0.06);
    }
    for (const { stock } of products) {
      expect(Number.isInteger(stock)).toBe(true);
      expect(stock).toBeGreaterThanOrEqual(0);
      expect(stock).toBeLessThanOrEqual(400);
    }
  });

  test('describes every product in complete sentences, without placeholders', () => {
    for (const { description } of products) {
      expect(description).toMatch(/^[A-Z].{100,}\.$/);
      expect(description).not.toMatch(/[{}]|undefined|\ba [aeiou](?!ne|se)/);
    }
  });
});

describe('the images', () => {
  const images = [...new Set([...categories, ...products].map(({ image }) => image))];

  test.each(images)('%s is a small, well-formed SVG without external resources', (image) => {
    expect(image).toMatch(/^\/images\/[a-z0-9-]+\.svg$/);
    const file = new URL(`../../assets${image}`, import.meta.url);
    const svg = readFileSync(file, 'utf8');
    expect(statSync(file).size).toBeLessThan(3000);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 480 480"/);
    expect(svg).toMatch(/<title[^>]*>[^<]+<\/title>/);
    expect(svg).not.toMatch(/<script|<text|<image|<style|href=|url\(|\son\w+=|<!/);
    expectBalanced(svg);
  });

  function expectBalanced(svg: string) {
    const open: string[] = [];
    const outside = svg.replaceAll(
      /<(\/?)([a-z]\w*)((?:\s+[\w:-]+="[^"<&]*")*)\s*(\/?)>/gi,
      (_tag, closing, name, _attributes, empty) => {
        if (closing) expect(open.pop()).toBe(name);
        else if (!empty) open.push(name);
        return '';
      },
    );
    expect(open).toEqual([]);
    expect(outside).not.toMatch(/[<>]/);
  }
});

describe('the uploaded images', () => {
  const folder = new URL('../../assets/media/', import.meta.url);
  const expected = Object.entries(SAMPLE_PICTURES).flatMap(([name, { width }]) =>
    versionWidths(width).flatMap((each) => [`${name}-${each}.avif`, `${name}-${each}.webp`]),
  );

  test('exist for every drawing and department, with all their files, and are small', () => {
    const drawings = [...new Set([...categories, ...products].map(({ image }) => image))];
    const names = drawings.map((image) => image.replace(/^\/images\/|\.svg$/g, ''));
    const scenes = names
      .filter((name) => name.startsWith('department-'))
      .map((name) => name.replace('department', 'scene'));
    expect(Object.keys(SAMPLE_PICTURES).sort()).toEqual(expect.arrayContaining([...names, ...scenes]));
    expect(readdirSync(folder).sort()).toEqual(expected.sort());
    const bytes = expected.map((name) => statSync(new URL(name, folder)).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
  });
});

describe('the sample customers', () => {
  test('have unique addresses at reserved domains', () => {
    expectUnique(samplePeople.map(({ email }) => email));
    expect(samplePeople.length).toBeGreaterThanOrEqual(40);
    for (const { email } of samplePeople) expect(email).toMatch(/^[a-z.]+@example\.(com|org|net)$/);
  });

  test('live in many countries', () => {
    expect(sampleAddresses.length).toBeGreaterThanOrEqual(40);
    for (const { country, phone } of sampleAddresses) {
      expect(country).toMatch(/^[A-Z]{2}$/);
      if (phone !== null) expect(phone).toMatch(/^\+\d[\d ]{8,18}$/);
    }
    expect(new Set(sampleAddresses.map(({ country }) => country)).size).toBeGreaterThan(10);
    expect(sampleNotes.length).toBeGreaterThan(4);
  });
});

test('seeded random numbers repeat, differ by seed, and fill the range evenly', () => {
  const draw = (seed: number | string) => Array.from({ length: 10_000 }, seededRandom(seed));
  expect(draw('MUG-350-SAG')).toEqual(draw('MUG-350-SAG'));
  expect(draw(1)).not.toEqual(draw(2));
  const numbers = draw(7);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1);
});
