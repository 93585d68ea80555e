import { randomUUID } from 'node:crypto';
import { desc } from 'drizzle-orm';
import { taxRates } from '../../src/platform/db/schema.ts';
import { ask as askAs, startApp, type Account, type App } from '../support/app.ts';
import { issues } from '../support/catalog.ts';
import { newStaff, newTaxRate } from '../support/data.ts';

let app: App;
let staff: Account;
beforeAll(async () => {
  app = await startApp();
  staff = await newStaff(app);
});
afterAll(() => app.stop());

const RATE = 'id name country region taxClass rate validFrom createdAt updatedAt';
const REFUSALS = '... on TaxRateTaken { message } ... on InvalidInput { issues { path code } }';
const CREATE = `mutation ($input: CreateTaxRateInput!) { createTaxRate(input: $input) {
  __typename ... on CreateTaxRateSuccess { taxRate { ${RATE} } } ${REFUSALS} } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateTaxRateInput!) { updateTaxRate(id: $id, input: $input) {
  __typename ... on UpdateTaxRateSuccess { taxRate { ${RATE} } } ${REFUSALS} } }`;
const DELETE = 'mutation ($id: ID!) { deleteTaxRate(id: $id) { __typename id } }';
const LIST = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: TaxRateFilter) {
  taxRates(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    totalCount nodes { ${RATE} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

const ask = (document: string, variables: object = {}) => askAs(app, document, variables, staff);
const create = (input: object) => ask(CREATE, { input: { name: 'VAT', rate: '20', ...input } });
const update = (id: string, input: object) => ask(UPDATE, { id, input });
const remove = (id: string) => ask(DELETE, { id });

const TAKEN = {
  __typename: 'TaxRateTaken',
  message:
    'A rate for this place, tax class and date already exists. Update that rate or choose another date.',
};

let day = 0;
/** Returns a start date that no other rate of this file has. */
const anotherDay = () => new Date(Date.UTC(2030, 0, ++day)).toISOString();

test('a new shop has no rate', async () => {
  const fresh = await startApp();
  try {
    expect(await askAs(fresh, LIST, {}, await newStaff(fresh))).toMatchObject({ totalCount: 0, nodes: [] });
  } finally {
    await fresh.stop();
  }
});

test('creates a rate with all its fields, with its place as codes', async () => {
  const { taxRate } = await create({
    name: '  New York sales tax ',
    country: 'us',
    region: ' New York ',
    taxClass: 'REDUCED',
    rate: '8.8750',
    validFrom: '2031-02-03T04:05:06.789+01:00',
  });

  expect(taxRate).toEqual({
    id: taxRate.id,
    name: 'New York sales tax',
    country: 'US',
    region: 'NY',
    taxClass: 'REDUCED',
    rate: '8.875',
    validFrom: '2031-02-03T03:05:06.789Z',
    createdAt: taxRate.updatedAt,
    updatedAt: taxRate.updatedAt,
  });
});

test('a rate of only a name and a percentage has the standard class, applies everywhere, and starts now', async () => {
  for (const validFrom of [undefined, null]) {
    const { taxRate } = await create({ name: 'Flat', rate: 7, validFrom });

    expect(taxRate).toMatchObject({ country: null, region: null, taxClass: 'STANDARD', rate: '7' });
    expect(Date.now() - Date.parse(taxRate.validFrom)).toBeLessThan(10_000);
    const { rows } = await app.db.$client.query(
      'select valid_from <= now() as holds from tax_rates where id = $1',
      [taxRate.id],
    );
    expect(rows).toEqual([{ holds: true }]);
  }
});

test('an update changes the given fields, and a null clears the place', async () => {
  const { taxRate } = await create({ country: 'CA', region: 'QC', validFrom: anotherDay() });
  const renamed = await update(taxRate.id, { name: 'QST', rate: '9.975', region: 'on' });
  const wider = await update(taxRate.id, { region: null });
  const everywhere = await update(taxRate.id, {
    country: null,
    taxClass: 'REDUCED',
    validFrom: taxRate.validFrom,
  });

  expect(renamed).toEqual({
    __typename: 'UpdateTaxRateSuccess',
    taxRate: { ...taxRate, name: 'QST', rate: '9.975', region: 'ON', updatedAt: renamed.taxRate.updatedAt },
  });
  expect(Date.parse(renamed.taxRate.updatedAt)).toBeGreaterThan(Date.parse(taxRate.updatedAt));
  expect(wider.taxRate).toMatchObject({ name: 'QST', country: 'CA', region: null });
  expect(everywhere.taxRate).toMatchObject({ country: null, region: null, taxClass: 'REDUCED' });
});

test('a rate is unique by place, class and date', async () => {
  const validFrom = anotherDay();
  for (const place of [{}, { country: 'FR' }, { country: 'FR', region: 'Corse' }]) {
    const { taxRate } = await create({ ...place, validFrom });
    const other = (await create({ ...place, validFrom, taxClass: 'REDUCED' })).taxRate;

    expect(await create({ ...place, validFrom, name: 'Other', rate: '1' })).toEqual(TAKEN);
    expect(await update(other.id, { taxClass: 'STANDARD' })).toEqual(TAKEN);
    expect((await update(taxRate.id, { validFrom, rate: '3' })).taxRate.rate).toBe('3');
  }
  expect(await create({ country: 'fr', region: 'CORSE', validFrom })).toEqual(TAKEN);
});

test('if two callers create the same rate at once, one succeeds', async () => {
  for (let round = 0; round < 10; round++) {
    const validFrom = anotherDay();
    const answers = await Promise.all([create({ validFrom }), create({ validFrom })]);

    expect(answers.map((answer): string => answer.__typename).sort()).toEqual([
      'CreateTaxRateSuccess',
      'TaxRateTaken',
    ]);
  }
});

test('lists all issues of a rate together', async () => {
  const wrong = {
    name: ' ',
    region: 'x'.repeat(201),
    taxClass: 'ZERO',
    rate: '100.0001',
    validFrom: '0000-01-01T00:00:00Z',
  };
  const { taxRate } = await create({ country: 'SE', validFrom: anotherDay() });
  const all: Parameters<typeof issues> = [
    ['name', 'TOO_SHORT'],
    ['region', 'TOO_LONG'],
    ['taxClass', 'INVALID'],
    ['rate', 'OUT_OF_RANGE'],
    ['validFrom', 'OUT_OF_RANGE'],
  ];

  expect(await create(wrong)).toEqual(issues(...all, ['country', 'REQUIRED']));
  expect(await update(taxRate.id, wrong)).toEqual(issues(...all));
  expect(await update(taxRate.id, { name: null, rate: null, taxClass: null, validFrom: null })).toEqual(
    issues(['name', 'REQUIRED'], ['taxClass', 'REQUIRED'], ['rate', 'REQUIRED'], ['validFrom', 'REQUIRED']),
  );
});

test.each<[field: string, code: string, values: unknown[]]>([
  ['name', 'TOO_LONG', ['x'.repeat(101)]],
  ['name', 'INVALID_CHARACTERS', ['a\0b', 'half \ud83d']],
  ['region', 'TOO_SHORT', ['', ' ']],
  ['region', 'INVALID_CHARACTERS', ['a\0b']],
  ['rate', 'OUT_OF_RANGE', ['-1', '-0.0001', '101', '9'.repeat(20)]],
  ['rate', 'TOO_PRECISE', ['8.87501', '0.00001']],
  [
    'validFrom',
    'OUT_OF_RANGE',
    [
      '0001-01-01T00:00:00+01:00',
      '0099-01-01T00:00:00Z',
      '0999-12-31T23:59:59Z',
      '9999-12-31T23:59:59-01:00',
    ],
  ],
])('a rate whose %s is %s is refused', async (field, code, values) => {
  const { taxRate } = await create({ country: 'NO', region: 'Oslo', validFrom: anotherDay() });
  for (const value of values) {
    expect(await create({ country: 'NO', [field]: value })).toEqual(issues([field, code]));
    expect(await update(taxRate.id, { [field]: value })).toEqual(issues([field, code]));
  }
});

test('accepts rates from 0 to 100 per cent', async () => {
  for (const rate of ['0', '0.0001', '100', '100.0000']) {
    expect((await create({ rate, validFrom: anotherDay() })).taxRate.rate).toBe(rate.replace('.0000', ''));
  }
});

test('a region requires a country, even if only one of them changes', async () => {
  const everywhere = (await create({ validFrom: anotherDay() })).taxRate;
  const ofRegion = (await create({ country: 'ES', region: 'CN', validFrom: anotherDay() })).taxRate;
  const refused = issues(['country', 'REQUIRED']);

  expect(await create({ region: 'CN' })).toEqual(refused);
  expect(await update(everywhere.id, { region: 'CN' })).toEqual(refused);
  expect(await update(ofRegion.id, { country: null })).toEqual(refused);
  expect((await update(ofRegion.id, { country: 'IT' })).taxRate).toMatchObject({
    country: 'IT',
    region: 'CN',
  });
});

test('rejects malformed countries, classes, dates and ids before any change', async () => {
  const wrong = [
    { country: 'XX' },
    { country: 'USA' },
    { taxClass: 'NONE' },
    { validFrom: 'tomorrow' },
    { validFrom: '2016-12-31T23:59:60Z' },
    { rate: 'ten' },
  ];
  for (const input of wrong) expect(await create(input)).toBe('BAD_USER_INPUT');
  for (const id of ['', 'abc', '\0']) {
    expect(await update(id, {})).toBe('BAD_USER_INPUT');
    expect(await remove(id)).toBe('BAD_USER_INPUT');
  }
});

test('an unknown rate cannot be changed or deleted, and a deleted rate is removed', async () => {
  const { id } = (await create({ validFrom: anotherDay() })).taxRate;

  expect(await update(randomUUID(), { rate: '1' })).toBe('NOT_FOUND');
  expect(await remove(randomUUID())).toBe('NOT_FOUND');
  expect(await remove(id)).toEqual({ __typename: 'DeleteTaxRateSuccess', id });
  expect(await remove(id)).toBe('NOT_FOUND');
});

describe('list', () => {
  test('lists rates by date, the latest first, in pages in both directions, filtered by country and class', async () => {
    // Two rates at each instant, so that their ids decide the order.
    for (const taxClass of ['STANDARD', 'REDUCED'] as const) {
      for (const country of ['BE', 'NL', null]) {
        for (let month = 0; month < 3; month++) {
          await newTaxRate(app, { country, taxClass, validFrom: new Date(Date.UTC(1990, month)) });
        }
      }
    }
    const rows = await app.db.select().from(taxRates).orderBy(desc(taxRates.validFrom), desc(taxRates.id));
    const walk = async (filter: object | null, backward: boolean) => {
      const ids: string[] = [];
      for (let cursor: string | null = null; ;) {
        const { nodes, pageInfo, totalCount } = await ask(
          LIST,
          backward ? { last: 4, before: cursor, filter } : { first: 4, after: cursor, filter },
        );
        const page = nodes.map((node: { id: string }) => node.id);
        if (backward) ids.unshift(...page);
        else ids.push(...page);
        if (!(backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return { ids, totalCount };
        cursor = backward ? pageInfo.startCursor : pageInfo.endCursor;
      }
    };
    const listed = (fits: (row: (typeof rows)[number]) => boolean) => {
      const ids = rows.filter(fits).map(({ id }) => id);
      return { ids, totalCount: ids.length };
    };

    for (const backward of [false, true]) {
      expect(await walk(null, backward)).toEqual(listed(() => true));
      expect(await walk({ country: null, taxClass: null }, backward)).toEqual(listed(() => true));
      expect(await walk({ country: 'be' }, backward)).toEqual(listed(({ country }) => country === 'BE'));
      expect(await walk({ taxClass: 'REDUCED' }, backward)).toEqual(
        listed(({ taxClass }) => taxClass === 'REDUCED'),
      );
      expect(await walk({ country: 'NL', taxClass: 'STANDARD' }, backward)).toEqual(
        listed(({ country, taxClass }) => country === 'NL' && taxClass === 'STANDARD'),
      );
      expect(await walk({ taxClass: 'ZERO' }, backward)).toEqual({ ids: [], totalCount: 0 });
    }
  });

  test('a list of rates takes one statement and the viewer, and one more for the count', async () => {
    const count = async (fields: string) => {
      app.statements.length = 0;
      await ask(`{ taxRates(first: 5) { ${fields} } }`);
      return app.statements.length;
    };

    expect(await count('nodes { id rate }')).toBe(2);
    expect(await count('nodes { id rate } totalCount')).toBe(3);
  });

  test('rejects a cursor of another list', async () => {
    const cursor = Buffer.from(JSON.stringify(['CREATED_AT', new Date().toISOString(), randomUUID()]));

    expect(await ask(LIST, { first: 1, after: cursor.toString('base64url') })).toBe('BAD_USER_INPUT');
  });
});

test('stores the code of a region, and rejects a region that its country does not have', async () => {
  const input = (country: string, region: string) => ({
    name: 'A rate',
    country,
    region,
    rate: '1',
    validFrom: anotherDay(),
  });
  const created = async (country: string, region: string) =>
    (await create(input(country, region))).taxRate?.region ?? (await create(input(country, region))).issues;

  expect(await created('br', 'São Paulo')).toBe('SP');
  expect(await created('CA', 'CA-QC')).toBe('QC');
  expect(await created('ES', 'Islas Canarias')).toBe('CN');
  expect(await created('KE', ' Nairobi ')).toBe('NAIROBI');
  expect(await created('BR', 'Atlantis')).toMatchObject([{ path: ['region'], code: 'UNKNOWN' }]);
});

test('checks the region again when a rate moves to another place', async () => {
  const { taxRate } = await create({
    name: 'A rate',
    country: 'US',
    region: 'NY',
    rate: '1',
    validFrom: anotherDay(),
  });

  expect((await update(taxRate.id, { region: 'Texas' })).taxRate.region).toBe('TX');
  expect((await update(taxRate.id, { country: 'BR' })).issues).toMatchObject([
    { path: ['region'], code: 'UNKNOWN' },
  ]);
  expect((await update(taxRate.id, { country: 'BR', region: 'BR-SP' })).taxRate).toMatchObject({
    country: 'BR',
    region: 'SP',
  });
});
