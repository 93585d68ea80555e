import { eq, inArray, like } from 'drizzle-orm';
import {
  attributes,
  attributeValues,
  auditLog,
  productGroups,
  products,
} from '../../src/platform/db/schema.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newAttribute } from '../support/attributes.ts';
import { newStaff } from '../support/data.ts';
import { get, importer } from '../support/exchange.ts';

let app: App;
let staff: Account;
let imports: ReturnType<typeof importer>;
beforeAll(async () => {
  app = await startApp({ worker: {} });
  staff = await newStaff(app);
  imports = importer(app, staff);
});
afterAll(() => app.stop());

const SHIRTS = `sku,name,price,attributes,group,groupName,variesBy
SH-S-RED,Shirt S red,20,"size=s; color=Deep Red; material=cotton, linen",shirt,Shirt,"size, color"
SH-M-RED,Shirt M red,20,size=m; color=deep-red; material=cotton,shirt,,
SH-M-BLUE,Shirt M blue,21,size=m; color=blue,shirt,,
PLAIN,Scarf,9,material=wool,,,
`;

const GROUP = `query ($slug: String!) { productGroup(by: { slug: $slug }) { name variesBy { code }
  variants { sku options { attribute { code } value { code label } } } } }`;
const groupOf = (slug: string) => ask(app, GROUP, { slug });
const skusOf = async (slug: string) =>
  (await groupOf(slug)).variants.map(({ sku }: { sku: string }) => sku).toSorted();
const productOf = async (sku: string) =>
  (await app.db.select().from(products).where(eq(products.sku, sku)))[0]!;
const download = async (format: string) => {
  const create = `mutation ($format: ExportFormat!) { createExport(kind: PRODUCTS, format: $format) { url } }`;
  return (await get(app, (await ask(app, create, { format }, staff)).url)).body;
};

test('creates groups with their variants, attributes and values; the export of them changes nothing', async () => {
  expect(await imports.run('CSV', SHIRTS, { dryRun: true })).toMatchObject({ created: 4, failed: 0 });
  expect(await app.db.$count(attributes)).toBe(0);
  expect(await imports.run('CSV', SHIRTS)).toMatchObject({
    state: 'SUCCEEDED',
    created: 4,
    failed: 0,
    issues: [],
  });

  expect(await groupOf('shirt')).toMatchObject({
    name: 'Shirt',
    variesBy: [{ code: 'size' }, { code: 'color' }],
  });
  const { variants } = await groupOf('shirt');
  expect(variants.find(({ sku }: { sku: string }) => sku === 'SH-S-RED').options).toEqual([
    { attribute: { code: 'size' }, value: { code: 's', label: 's' } },
    { attribute: { code: 'color' }, value: { code: 'deep-red', label: 'Deep Red' } },
  ]);
  expect(await skusOf('shirt')).toEqual(['SH-M-BLUE', 'SH-M-RED', 'SH-S-RED']);
  const audited = await app.db
    .select({ type: auditLog.subjectType })
    .from(auditLog)
    .where(inArray(auditLog.subjectType, ['Attribute', 'AttributeValue', 'ProductGroup']));
  expect(audited.map(({ type }) => type).toSorted()).toEqual([
    ...Array(3).fill('Attribute'),
    ...Array(7).fill('AttributeValue'),
    'ProductGroup',
  ]);

  expect(await imports.run('CSV', SHIRTS)).toMatchObject({ unchanged: 4, failed: 0 });
  for (const format of ['CSV', 'JSONL'] as const)
    expect(await imports.run(format, await download(format))).toMatchObject({
      unchanged: 4,
      failed: 0,
      unknownColumns: [],
    });
});

test('an export fills an empty shop with the same groups, attributes and terms of sale', async () => {
  const startsAt = new Date(Date.now() + 86_400_000);
  const terms = `sku,name,price,minQuantity,maxQuantity,quantityStep,salePrice,saleStartsAt,saleEndsAt,publishAt,unpublishAt
SH-S-RED,,,2,10,2,15.50,${startsAt.toISOString()},2999-01-01T00:00:00Z,2020-01-01T00:00:00Z,2998-01-01T12:00:00+02:00
`;
  expect(await imports.run('CSV', terms)).toMatchObject({ updated: 1, failed: 0, issues: [] });
  expect(await imports.run('CSV', terms)).toMatchObject({ unchanged: 1, failed: 0, issues: [] });
  const stored = await productOf('SH-S-RED');
  expect(stored).toMatchObject({
    minQuantity: 2,
    maxQuantity: 10,
    quantityStep: 2,
    price: 2000n,
    salePrice: 1550n,
    saleStartsAt: startsAt,
    saleEndsAt: new Date('2999-01-01T00:00:00Z'),
    publishAt: new Date('2020-01-01T00:00:00Z'),
    unpublishAt: new Date('2998-01-01T10:00:00Z'),
  });

  const exported = await download('CSV');
  const other = await startApp({ worker: {} });
  const there = importer(other, await newStaff(other));
  const rows = await app.db.$count(products);
  expect(await there.run('CSV', exported)).toMatchObject({ created: rows, failed: 0, issues: [] });
  expect(await there.run('CSV', exported)).toMatchObject({ unchanged: rows, failed: 0 });
  expect(await ask(other, GROUP, { slug: 'shirt' })).toMatchObject({
    name: 'Shirt',
    variesBy: [{ code: 'size' }, { code: 'color' }],
    variants: expect.arrayContaining([expect.objectContaining({ sku: 'SH-M-BLUE' })]),
  });
  const [copy] = await other.db.select().from(products).where(eq(products.sku, 'SH-S-RED'));
  const { salePrice, saleStartsAt, saleEndsAt, minQuantity, publishAt, unpublishAt } = stored;
  expect(copy).toMatchObject({ salePrice, saleStartsAt, saleEndsAt, minQuantity, publishAt, unpublishAt });
  await other.stop();
});

test('a sale starts now at the earliest, and is kept, changed and ended by the price of the sale', async () => {
  const saleOf = async () => {
    const { price, regularPrice, salePrice, saleStartsAt, saleEndsAt } = await productOf('SALE-1');
    return { price, regularPrice, salePrice, saleStartsAt, saleEndsAt };
  };
  const before = new Date();
  await imports.run('CSV', 'sku,name,price,salePrice,saleStartsAt\nSALE-1,Lamp,10,8,2020-01-01T00:00:00Z\n');
  const started = await saleOf();
  expect(started).toMatchObject({ price: 800n, regularPrice: 1000n, salePrice: 800n, saleEndsAt: null });
  expect(started.saleStartsAt!.getTime()).toBeGreaterThanOrEqual(before.getTime() - 1000);

  expect(await imports.run('CSV', 'sku,price,salePrice\nSALE-1,10,8\n')).toMatchObject({ unchanged: 1 });
  expect(await imports.run('CSV', 'sku,salePrice\nSALE-1,7\n')).toMatchObject({ updated: 1 });
  expect(await saleOf()).toMatchObject({ price: 700n, salePrice: 700n });
  expect(await imports.run('CSV', 'sku,salePrice\nSALE-1,\n')).toMatchObject({ updated: 1 });
  expect(await saleOf()).toEqual({
    price: 1000n,
    regularPrice: null,
    salePrice: null,
    saleStartsAt: null,
    saleEndsAt: null,
  });
});

test('an end after the start ends a running sale, also if it is in the past', async () => {
  const [start, end] = [2, 1].map((days) => new Date(Date.now() - days * 86_400_000));
  await imports.run('CSV', 'sku,name,price,salePrice\nSALE-3,Lamp,10,8\n');
  await app.db.update(products).set({ saleStartsAt: start! }).where(eq(products.sku, 'SALE-3'));
  const endAt = (at: Date) => imports.run('CSV', `sku,salePrice,saleEndsAt\nSALE-3,8,${at.toISOString()}\n`);

  expect(await endAt(start!)).toMatchObject({ issues: [{ column: 'saleEndsAt', code: 'OUT_OF_RANGE' }] });
  expect(await endAt(end!)).toMatchObject({ updated: 1 });
  expect(await productOf('SALE-3')).toMatchObject({ price: 1000n, saleStartsAt: start, saleEndsAt: end });
});

test('a sale that has ended starts again if a row has its price without dates, but not if the row repeats its end', async () => {
  const [startsAt, endsAt] = [2, 1].map((days) => new Date(Date.now() - days * 86_400_000));
  const [start, end] = [startsAt!.toISOString(), endsAt!.toISOString()];
  const dated = (...cells: string[]) => `sku,salePrice,saleStartsAt,saleEndsAt\nSALE-2,${cells.join()}\n`;
  const undated = 'sku,salePrice\nSALE-2,8\n';
  await imports.run('CSV', 'sku,name,price,salePrice\nSALE-2,Lamp,10,8\n');

  for (const file of [undated, dated('8', '', '')]) {
    await app.db
      .update(products)
      .set({ saleStartsAt: startsAt!, saleEndsAt: endsAt! })
      .where(eq(products.sku, 'SALE-2'));
    for (const repeated of [dated('8', start, end), dated('8', '', end), dated('', '', '')])
      expect(await imports.run('CSV', repeated)).toMatchObject({ unchanged: 1, failed: 0 });
    expect(await productOf('SALE-2')).toMatchObject({ price: 1000n, saleEndsAt: endsAt });

    expect(await imports.run('CSV', file)).toMatchObject({ updated: 1 });
    const again = await productOf('SALE-2');
    expect(again).toMatchObject({ price: 800n, regularPrice: 1000n, saleEndsAt: null });
    expect(again.saleStartsAt!.getTime()).toBeGreaterThan(endsAt!.getTime());
    expect(await imports.run('CSV', file)).toMatchObject({ unchanged: 1 });
  }
});

test('names row and column of terms, attributes and groups that are invalid', async () => {
  await newAttribute(app, ['black'], { code: 'paint', type: 'COLOR' });
  const columns = [
    ...['sku', 'name', 'price', 'minQuantity', 'maxQuantity', 'salePrice', 'saleStartsAt', 'saleEndsAt'],
    ...['publishAt', 'unpublishAt', 'attributes', 'group', 'groupName', 'variesBy'],
  ];
  const cases: [column: string, code: string, row: object][] = [
    ['maxQuantity', 'OUT_OF_RANGE', { minQuantity: 5, maxQuantity: 4 }],
    ['salePrice', 'OUT_OF_RANGE', { salePrice: 10 }],
    ['salePrice', 'REQUIRED', { saleEndsAt: '2999-01-01T00:00:00Z' }],
    ['saleEndsAt', 'OUT_OF_RANGE', { salePrice: 5, saleEndsAt: '2020-01-01T00:00:00Z' }],
    ['saleStartsAt', 'INVALID', { salePrice: 5, saleStartsAt: '1 May 2030' }],
    [
      'unpublishAt',
      'OUT_OF_RANGE',
      { publishAt: '2030-01-02T00:00:00Z', unpublishAt: '2030-01-01T00:00:00Z' },
    ],
    ['attributes', 'INVALID', { attributes: 'size' }],
    ['attributes', 'INVALID', { attributes: 'Größe=m' }],
    ['attributes', 'INVALID', { attributes: 'paint=white' }],
    ['attributes', 'INVALID', { attributes: 'size=!!!' }],
    ['group', 'INVALID', { group: 'No Slug' }],
    ['variesBy', 'REQUIRED', { group: 'unknown-group' }],
    ['group', 'REQUIRED', { group: 'shirt', attributes: 'size=s' }],
    ['group', 'VARIANT_EXISTS', { group: 'shirt', attributes: 'size=m; color=blue' }],
  ];
  const lines = cases.map(([, , row], index) =>
    JSON.stringify({ sku: `BAD-${index}`, name: 'Bad', price: 10, ...row }),
  );
  expect(columns).toEqual(expect.arrayContaining(cases.map(([column]) => column)));

  const { created, failed, issues } = await imports.run('JSONL', lines.join('\n'), { onError: 'CONTINUE' });
  expect(issues).toEqual(cases.map(([column, code], index) => ({ row: index + 1, column, code })));
  expect([created, failed]).toEqual([0, cases.length]);
  expect(await app.db.$count(products, like(products.sku, 'BAD-%'))).toBe(0);
});

test('a variant changes its options, leaves its group, and takes the place of none', async () => {
  const two = 'sku,attributes,group\nSH-M-BLUE,size=l; color=blue,shirt\nSH-M-RED,size=l; color=blue,shirt\n';
  expect(await imports.run('CSV', two, { onError: 'CONTINUE' })).toMatchObject({
    updated: 1,
    failed: 1,
    issues: [{ row: 3, column: 'group', code: 'VARIANT_EXISTS' }],
  });
  const values = await app.db.select().from(attributeValues);
  const codesOf = ({ optionIds }: Awaited<ReturnType<typeof productOf>>) =>
    optionIds?.map((id) => values.find((value) => value.id === id)!.code);
  expect(codesOf(await productOf('SH-M-BLUE'))).toEqual(['l', 'blue']);

  // Without the column of the group, the options follow the attributes.
  await imports.run('CSV', 'sku,attributes\nSH-M-BLUE,size=s; color=blue\n');
  expect(codesOf(await productOf('SH-M-BLUE'))).toEqual(['s', 'blue']);
  expect(await imports.run('CSV', 'sku,attributes\nSH-M-BLUE,\n')).toMatchObject({
    state: 'REFUSED',
    issues: [{ row: 2, column: 'group', code: 'REQUIRED' }],
  });
  expect(await imports.run('CSV', 'sku,group\nSH-M-BLUE,\n')).toMatchObject({ updated: 1 });
  expect(await skusOf('shirt')).toEqual(['SH-M-RED', 'SH-S-RED']);
  expect((await productOf('SH-M-BLUE')).valueIds).toHaveLength(2);
});

test('concurrent imports of one new group create it once', async () => {
  const row = (sku: string, size: string) =>
    `sku,name,price,attributes,group,variesBy\n${sku},Cap,5,cap-size=${size},cap,cap-size\n`;
  const results = await Promise.all([
    imports.run('CSV', row('CAP-1', 's')),
    imports.run('CSV', row('CAP-2', 'm')),
  ]);
  expect(results).toMatchObject([{ created: 1 }, { created: 1 }]);
  expect(await app.db.$count(productGroups, eq(productGroups.slug, 'cap'))).toBe(1);
  expect(await skusOf('cap')).toEqual(['CAP-1', 'CAP-2']);
});

test('sends the same number of statements for 2 variants and for 120', async () => {
  const statementsOf = async (count: number, prefix: string) => {
    const lines = Array.from({ length: count }, (_, n) =>
      JSON.stringify({
        sku: `${prefix}-${n}`,
        name: 'Cap',
        price: 5,
        attributes: `number=${n}; shade=a`,
        group: 'counted',
      }),
    );
    const token = await imports.upload('JSONL', lines.join('\n'));
    app.statements.length = 0;
    const { catalogImport } = await imports.start(token, { onError: 'CONTINUE' });
    expect(await imports.finished(catalogImport.id)).toMatchObject({ created: count, failed: 0 });
    return app.statements.filter((text) => /attribute|product_groups|"products"/.test(text)).length;
  };
  await newAttribute(
    app,
    Array.from({ length: 120 }, (_, n) => String(n)),
    { code: 'number' },
  );
  await newAttribute(app, ['a', 'b'], { code: 'shade' });
  const group =
    'sku,name,price,attributes,group,variesBy\nFIRST,Cap,5,number=0; shade=b,counted,"number, shade"\n';
  expect(await imports.run('CSV', group)).toMatchObject({ created: 1, failed: 0 });
  const few = await statementsOf(2, 'FEW');
  await imports.run('CSV', 'sku,group\nFEW-0,\nFEW-1,\n');
  expect(await statementsOf(120, 'MANY')).toBe(few);
});
