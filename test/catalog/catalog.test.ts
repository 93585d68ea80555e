import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { products, stockMovements } from '../../src/platform/db/schema.ts';
import { ask, startApp, type App } from '../support/app.ts';
import { issues, newShopkeeper } from '../support/catalog.ts';
import { newCategory } from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

describe('createProduct', () => {
  test('creates a product with all its fields, and a ledger entry for its initial stock', async () => {
    const { create, staff } = await newShopkeeper(app);
    const { id: categoryId } = await newCategory(app);
    const { product } = await create({
      name: '  Stoneware Teapot ',
      slug: 'stoneware-teapot',
      sku: 'TEA-1.5_s',
      description: 'Holds 1.5 l.\nPours well.',
      price: '39.9',
      compareAtPrice: 45,
      cost: '12.34',
      stock: 7,
      image: 'https://images.example.com/teapot.webp',
      taxClass: 'REDUCED',
      categoryId,
    });
    const booked = await app.db.select().from(stockMovements).where(eq(stockMovements.productId, product.id));

    expect(product).toEqual({
      id: product.id,
      name: 'Stoneware Teapot',
      slug: 'stoneware-teapot',
      sku: 'TEA-1.5_s',
      description: 'Holds 1.5 l.\nPours well.',
      price: { amount: '39.90', currency: 'USD' },
      compareAtPrice: { amount: '45.00' },
      cost: { amount: '12.34' },
      stock: 7,
      inStock: true,
      image: 'https://images.example.com/teapot.webp',
      isActive: true,
      taxClass: 'REDUCED',
      category: { id: categoryId },
      deletedAt: null,
    });
    expect(booked).toMatchObject([{ kind: 'RECEIVED', delta: 7, stockAfter: 7, actorId: staff.id }]);
  });

  test('a product of only a name, a SKU and a price is active, has the standard tax class, no stock and no category', async () => {
    const { create } = await newShopkeeper(app);
    const { product } = await create({ name: 'Bare', slug: undefined, sku: 'BARE', price: '0' });

    expect(product).toEqual({
      id: product.id,
      name: 'Bare',
      slug: 'bare',
      sku: 'BARE',
      description: null,
      price: { amount: '0.00', currency: 'USD' },
      compareAtPrice: null,
      cost: null,
      stock: 0,
      inStock: false,
      image: null,
      isActive: true,
      taxClass: 'STANDARD',
      category: null,
      deletedAt: null,
    });
  });

  test('derives the slug from the name, in ASCII', async () => {
    const { create } = await newShopkeeper(app);
    const slugOf = async (name: string) => (await create({ name, slug: undefined })).product.slug;

    expect(await slugOf('Café au lait, 2 l')).toBe('cafe-au-lait-2-l');
    expect(await slugOf(' Crème  Brûlée — Ångström ')).toBe('creme-brulee-angstrom');
    expect(await slugOf('100 % Linen / “Nº 5”')).toBe('100-linen-no-5');
    expect(await slugOf('ﬀ'.repeat(200))).toBe('f'.repeat(200));
    expect(await slugOf('Straße')).toBe('strasse');
    expect(await slugOf('Łódź')).toBe('lodz');
    expect(await slugOf('Smørrebrød Œuvre Ærø Þing Đường ISPARTA İzmir')).toBe(
      'smorrebrod-oeuvre-aero-thing-duong-isparta-izmir',
    );
    expect(await slugOf('Чайник Щука')).toBe('chainik-shchuka');
    expect(await slugOf('Ελληνικός καφές')).toBe('ellinikos-kafes');
    expect(await slugOf('青花瓷 Bowl')).toBe('bowl');
    expect(await slugOf('soft\u00adhyphen')).toBe('softhyphen');
    expect(await slugOf('Ɗan Ƙasa Ɓera Ƴar')).toBe('dan-kasa-bera-yar');
    expect(await slugOf('Ɖɛƒe Ɔdɔ')).toBe('defe-odo');
    expect(await slugOf('Қазақ өнері үлгі ғажап')).toBe('qazaq-oneri-ulgi-ghazhap');
  });

  test('derives the slug from the SKU if the letters and symbols of the name have no transliteration', async () => {
    const { create } = await newShopkeeper(app);

    expect((await create({ name: '🎉 ★★★', slug: undefined, sku: 'PARTY.1' })).product.slug).toBe('party-1');
    expect((await create({ name: '青花瓷茶碗', slug: undefined, sku: 'TEA-BOWL.9' })).product.slug).toBe(
      'tea-bowl-9',
    );
    expect((await create({ name: 'شاي', slug: undefined, sku: '--' })).product.slug).toBe('product');
    expect((await create({ name: 'شاي', slug: undefined, sku: '-.' })).product.slug).toBe('product-2');
  });

  test('appends a number to a generated slug that is taken', async () => {
    const { create, remove } = await newShopkeeper(app);
    const make = async (name: string) => (await create({ name, slug: undefined })).product;

    const made = [await make('Twin Mug'), await make('twin mug'), await make('Twin-Mug')];
    expect(made.map(({ slug }) => slug)).toEqual(['twin-mug', 'twin-mug-2', 'twin-mug-3']);
    await remove(made[1].id);
    expect((await make('Twin Mug')).slug).toBe('twin-mug-2');
    expect(await create({ slug: 'twin-mug' })).toEqual({ __typename: 'SlugTaken', slug: 'twin-mug' });

    const long = [await make('y'.repeat(200)), await make('y'.repeat(200))];
    expect(long.map(({ slug }) => slug)).toEqual(['y'.repeat(200), `${'y'.repeat(196)}-2`]);
    const together = await Promise.all(Array.from({ length: 4 }, () => make('Race Mug')));
    expect(new Set(together.map(({ slug }) => slug))).toEqual(
      new Set(['race-mug', 'race-mug-2', 'race-mug-3', 'race-mug-4']),
    );
  });

  test('requires a slug if the name has neither letters nor digits', async () => {
    const { create } = await newShopkeeper(app);

    expect(await create({ name: '!?', slug: undefined })).toEqual(issues(['slug', 'REQUIRED']));
    expect((await create({ name: '茶壺', slug: 'cha-hu' })).product).toMatchObject({
      name: '茶壺',
      slug: 'cha-hu',
    });
  });

  test('lists all issues of a new product together, and creates nothing', async () => {
    const { create } = await newShopkeeper(app);
    const before = await app.db.$count(products);
    const answer = await create({
      name: '   ',
      slug: 'Not a slug',
      sku: 'not a sku',
      description: 'x'.repeat(10_001),
      price: '1.999',
      compareAtPrice: '-1',
      cost: '90071992547409.93',
      stock: -1,
    });

    expect(answer).toEqual(
      issues(
        ['name', 'TOO_SHORT'],
        ['sku', 'INVALID'],
        ['description', 'TOO_LONG'],
        ['price', 'TOO_PRECISE'],
        ['compareAtPrice', 'OUT_OF_RANGE'],
        ['cost', 'OUT_OF_RANGE'],
        ['slug', 'INVALID'],
        ['stock', 'OUT_OF_RANGE'],
      ),
    );
    expect(await app.db.$count(products)).toBe(before);
  });

  test('lists a compareAtPrice at or below the price with the other issues', async () => {
    const { create } = await newShopkeeper(app);

    expect(await create({ sku: '?', price: '10', compareAtPrice: '10' })).toEqual(
      issues(['sku', 'INVALID'], ['compareAtPrice', 'OUT_OF_RANGE']),
    );
    expect(await create({ price: '10.001', compareAtPrice: '10' })).toEqual(issues(['price', 'TOO_PRECISE']));
  });

  test.each<[field: string, code: string, values: unknown[]]>([
    ['name', 'TOO_SHORT', ['', ' \n ']],
    ['name', 'TOO_LONG', ['x'.repeat(201)]],
    ['name', 'INVALID_CHARACTERS', ['a\0b', 'bell\u0007', 'half \ud83d']],
    ['description', 'INVALID_CHARACTERS', ['a\0b']],
    ['slug', 'INVALID', ['', '-a', 'a-', 'a--b', 'A', 'é', 'a b', 'a'.repeat(201)]],
    ['sku', 'INVALID', ['', ' ', 'é', 'a/b', 'a\0', 'a\n', 'A'.repeat(65)]],
    ['price', 'OUT_OF_RANGE', ['-0.01', '99999999999999999999']],
    ['price', 'TOO_PRECISE', ['0.001']],
    ['compareAtPrice', 'OUT_OF_RANGE', ['10', '9.99', 0]],
    ['cost', 'OUT_OF_RANGE', ['-1']],
    ['stock', 'OUT_OF_RANGE', [1_000_000_001]],
    ['categoryId', 'NOT_FOUND', [randomUUID()]],
  ])('a new product whose %s is %s is refused', async (field, code, values) => {
    const { create } = await newShopkeeper(app);
    for (const value of values) expect(await create({ [field]: value })).toEqual(issues([field, code]));
  });

  test('accepts the limits of every field', async () => {
    const { create } = await newShopkeeper(app);
    const sku = `${randomUUID()}.${'A_9'.repeat(9)}`;
    const input = {
      name: '🫖'.repeat(200),
      slug: 'a'.repeat(200),
      sku,
      description: 'x'.repeat(10_000),
      price: '90071992547409.91000',
      compareAtPrice: '90071992547409.92',
      stock: 1_000_000_000,
    };

    expect((await create(input)).product).toMatchObject({
      ...input,
      price: { amount: '90071992547409.91' },
      compareAtPrice: { amount: '90071992547409.92' },
    });
  });

  test.each<[field: string, values: unknown[]]>([
    ['price', ['abc', '', '1e3', '1,50', true, null]],
    [
      'image',
      ['ftp://example.com/a', 'javascript:alert(1)', '/a.svg', `https://example.com/${'a'.repeat(2000)}`],
    ],
    ['categoryId', ['', 'abc', `${randomUUID()}0`, 7]],
    ['stock', [1.5, '5', 2 ** 31, null]],
    ['isActive', [null]],
  ])('a new product whose %s has an invalid value is BAD_USER_INPUT', async (field, values) => {
    const { create } = await newShopkeeper(app);
    for (const value of values) expect(await create({ [field]: value })).toBe('BAD_USER_INPUT');
  });

  test('rejects the slug and the SKU of another product by name', async () => {
    const { create } = await newShopkeeper(app);
    await create({ slug: 'taken-slug', sku: 'TAKEN-SKU' });

    expect(await create({ slug: 'taken-slug' })).toEqual({ __typename: 'SlugTaken', slug: 'taken-slug' });
    expect(await create({ sku: 'TAKEN-SKU' })).toEqual({ __typename: 'SkuTaken', sku: 'TAKEN-SKU' });
  });

  test('of several concurrent products with one SKU, one is created', async () => {
    const { create } = await newShopkeeper(app);
    const answers = await Promise.all(Array.from({ length: 12 }, () => create({ sku: 'RACED' })));
    const types = answers.map((answer): string => answer.__typename).sort();

    expect(types).toEqual(['CreateProductSuccess', ...Array(11).fill('SkuTaken')]);
  });
});

describe('updateProduct', () => {
  test('an omitted field stays, and a null clears an optional one', async () => {
    const { create, update } = await newShopkeeper(app);
    const { id: categoryId } = await newCategory(app);
    const optional = {
      description: 'Thick.',
      compareAtPrice: '12',
      cost: '3',
      image: 'https://example.com/a',
      categoryId,
    };
    const { product } = await create({ ...optional, stock: 5 });

    const renamed = await update(product.id, { name: 'Renamed', price: 11, isActive: false });
    const cleared = await update(
      product.id,
      Object.fromEntries(Object.keys(optional).map((field) => [field, null])),
    );

    const expected = {
      ...product,
      name: 'Renamed',
      price: { amount: '11.00', currency: 'USD' },
      isActive: false,
    };
    expect(renamed).toEqual({ __typename: 'UpdateProductSuccess', product: expected });
    expect(cleared.product).toEqual({
      ...expected,
      description: null,
      compareAtPrice: null,
      cost: null,
      image: null,
      category: null,
    });
  });

  test('rejects a null for a required field, and changes nothing', async () => {
    const { create, update } = await newShopkeeper(app);
    const { product } = await create({});
    const fields = ['name', 'sku', 'price', 'isActive', 'taxClass', 'slug'];
    const nulls = Object.fromEntries(fields.map((field) => [field, null]));

    expect(await update(product.id, { ...nulls, description: 'new' })).toEqual(
      issues(...fields.map((field): [string, string] => [field, 'REQUIRED'])),
    );
    expect((await update(product.id, {})).product).toEqual(product);
  });

  test('moves a product to another tax class, which is public', async () => {
    const { create, update } = await newShopkeeper(app);
    const { id } = (await create({})).product;
    const seen = () => ask(app, 'query ($id: ID!) { product(by: { id: $id }) { taxClass } }', { id });

    for (const taxClass of ['ZERO', 'REDUCED', 'STANDARD']) {
      expect((await update(id, { taxClass })).product.taxClass).toBe(taxClass);
      expect(await seen()).toEqual({ taxClass });
    }
    expect(await update(id, { taxClass: 'LUXURY' })).toBe('BAD_USER_INPUT');
  });

  test('requires a compareAtPrice above the price, when either of them changes', async () => {
    const { create, update } = await newShopkeeper(app);
    const { id } = (await create({ price: '10', compareAtPrice: '12' })).product;
    const refused = issues(['compareAtPrice', 'OUT_OF_RANGE']);

    expect(await update(id, { price: '12' })).toEqual(issues(['price', 'OUT_OF_RANGE']));
    expect(await update(id, { compareAtPrice: '10' })).toEqual(refused);
    expect(await update(id, { price: '20', compareAtPrice: '20' })).toEqual(refused);
    expect((await update(id, { price: '20', compareAtPrice: '20.01' })).product).toMatchObject({
      price: { amount: '20.00' },
      compareAtPrice: { amount: '20.01' },
    });
  });

  test('validates an update like a new product', async () => {
    const { create, update } = await newShopkeeper(app);
    await create({ slug: 'first-slug', sku: 'FIRST' });
    const { product } = await create({ slug: 'second-slug', sku: 'SECOND' });

    expect(await update(product.id, { slug: 'first-slug' })).toEqual({
      __typename: 'SlugTaken',
      slug: 'first-slug',
    });
    expect(await update(product.id, { sku: 'FIRST' })).toEqual({ __typename: 'SkuTaken', sku: 'FIRST' });
    expect(await update(product.id, { name: '', sku: '?', categoryId: randomUUID() })).toEqual(
      issues(['name', 'TOO_SHORT'], ['sku', 'INVALID']),
    );
    expect(await update(product.id, { categoryId: randomUUID() })).toEqual(
      issues(['categoryId', 'NOT_FOUND']),
    );
    expect((await update(product.id, { slug: 'second-slug', sku: 'SECOND' })).product).toEqual(product);
  });

  test('rejects a change of an unknown or deleted product', async () => {
    const { create, update, remove } = await newShopkeeper(app);
    const { id } = (await create({})).product;
    await remove(id);

    expect(await update(id, { isActive: true })).toBe('NOT_FOUND');
    expect(await update(randomUUID(), {})).toBe('NOT_FOUND');
    expect(await remove(randomUUID())).toBe('NOT_FOUND');
    for (const malformed of ['', 'abc', `${id} `, '\0']) {
      expect(await update(malformed, {})).toBe('BAD_USER_INPUT');
      expect(await remove(malformed)).toBe('BAD_USER_INPUT');
    }
  });
});
