import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { shippingMethods } from '../../src/platform/db/schema.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import {
  ADDRESS,
  newCustomer,
  newProduct,
  newShippingMethod,
  newShippingZone,
  newStaff,
  placeOrder,
} from '../support/data.ts';

let app: App;
let staff: Account;
beforeAll(async () => {
  app = await startApp();
  staff = await newStaff(app);
});
afterAll(() => app.stop());

const MONEY = '{ amount }';
const METHOD = `id name description taxClass rateSource carrierService price ${MONEY} freeFrom ${MONEY} minSubtotal ${MONEY}
  maxSubtotal ${MONEY} minWeightGrams maxWeightGrams minDays maxDays position isActive
  tiers { fromWeightGrams fromSubtotal ${MONEY} price ${MONEY} }`;
const ZONE = 'id name places { country region } methods { id name }';
const REFUSALS = `... on InvalidInput { issues { path code } } ... on ShippingMethodsFull { maximum } ... on UserError { message }`;
const CREATE_ZONE = `mutation ($input: CreateShippingZoneInput!) { createShippingZone(input: $input) { __typename
  ... on CreateShippingZoneSuccess { zone { ${ZONE} } } ${REFUSALS.replace('... on ShippingMethodsFull { maximum }', '')} } }`;
const UPDATE_ZONE = `mutation ($id: ID!, $input: UpdateShippingZoneInput!) { updateShippingZone(id: $id, input: $input) { __typename
  ... on UpdateShippingZoneSuccess { zone { ${ZONE} } } ${REFUSALS.replace('... on ShippingMethodsFull { maximum }', '')} } }`;
const DELETE_ZONE = 'mutation ($id: ID!) { deleteShippingZone(id: $id) { zoneId } }';
const CREATE_METHOD = `mutation ($input: CreateShippingMethodInput!) { createShippingMethod(input: $input) { __typename
  ... on CreateShippingMethodSuccess { method { ${METHOD} zone { id } } } ${REFUSALS} } }`;
const UPDATE_METHOD = `mutation ($id: ID!, $input: UpdateShippingMethodInput!) { updateShippingMethod(id: $id, input: $input) {
  __typename ... on UpdateShippingMethodSuccess { method { ${METHOD} } }
  ... on InvalidInput { issues { path code } } } }`;
const DELETE_METHOD = 'mutation ($id: ID!) { deleteShippingMethod(id: $id) { methodId } }';
const LIST = `query ($first: Int, $after: String) { shippingZones(first: $first, after: $after) {
  nodes { name places { country } methods { name zone { name } } } pageInfo { hasNextPage endCursor } totalCount } }`;

const createZone = (places: object[], name = 'Zone') =>
  ask(app, CREATE_ZONE, { input: { name, places } }, staff);
const issuesOf = ({ issues }: { issues: { path: string[]; code: string }[] }) =>
  issues.map(({ path, code }) => `${path.join('.')} ${code}`);

test('creates, changes and deletes a zone, with regions by their codes', async () => {
  const { zone } = await createZone([
    { country: 'us', region: 'Hawaii' },
    { country: 'US', region: 'US-AK' },
  ]);
  expect(zone).toEqual({
    id: expect.any(String),
    name: 'Zone',
    places: [
      { country: 'US', region: 'AK' },
      { country: 'US', region: 'HI' },
    ],
    methods: [],
  });
  const places = [{ country: 'US', region: 'HI' }, { country: 'GU' }];
  const updated = await ask(app, UPDATE_ZONE, { id: zone.id, input: { name: ' Pacific ', places } }, staff);
  expect(updated.zone).toMatchObject({
    name: 'Pacific',
    places: [
      { country: 'GU', region: null },
      { country: 'US', region: 'HI' },
    ],
  });
  expect(await ask(app, DELETE_ZONE, { id: zone.id }, staff)).toEqual({ zoneId: zone.id });
  expect(await ask(app, UPDATE_ZONE, { id: zone.id, input: {} }, staff)).toBe('NOT_FOUND');
});

test('lists all issues of the places of a zone', async () => {
  const places = [
    { country: 'US', region: 'Atlantis' },
    { region: 'HI' },
    { country: 'JM' },
    { country: 'jm' },
  ];
  expect(issuesOf(await createZone(places, ' '))).toEqual([
    'name TOO_SHORT',
    'places.0.region UNKNOWN',
    'places.1.country REQUIRED',
    'places.3 INVALID',
  ]);
  expect(issuesOf(await createZone([]))).toEqual(['places OUT_OF_RANGE']);
});

test('a place belongs to one zone, even if two zones take it at once', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => createZone([{ country: 'JM' }])));
  const countOf = (name: string) => answers.filter(({ __typename }) => __typename === name).length;
  expect([countOf('CreateShippingZoneSuccess'), countOf('ShippingPlaceTaken')]).toEqual([1, 2]);
  const { zone } = await createZone([{ country: 'JM', region: '01' }]);
  const taken = await ask(app, UPDATE_ZONE, { id: zone.id, input: { places: [{ country: 'JM' }] } }, staff);
  expect(taken.__typename).toBe('ShippingPlaceTaken');
});

test('creates, changes and deletes a method with all its terms', async () => {
  const { id: zoneId } = await newShippingZone(app, { country: 'KE' });
  const input = {
    zoneId,
    name: ' Parcel ',
    description: 'By post.',
    taxClass: 'REDUCED',
    price: '4.9',
    freeFrom: '100',
    minSubtotal: '1',
    maxSubtotal: '500',
    minWeightGrams: 1,
    maxWeightGrams: 30_000,
    minDays: 1,
    maxDays: 3,
    position: 2,
    tiers: [
      { fromWeightGrams: 5000, price: '9' },
      { fromWeightGrams: 1000, price: '6' },
    ],
  };
  const { method } = await ask(app, CREATE_METHOD, { input }, staff);
  const { zoneId: _, ...terms } = input;
  expect(method).toEqual({
    ...terms,
    id: expect.any(String),
    name: 'Parcel',
    rateSource: 'TABLE',
    carrierService: null,
    price: { amount: '4.90' },
    freeFrom: { amount: '100.00' },
    minSubtotal: { amount: '1.00' },
    maxSubtotal: { amount: '500.00' },
    isActive: true,
    tiers: [
      { fromWeightGrams: 1000, fromSubtotal: null, price: { amount: '6.00' } },
      { fromWeightGrams: 5000, fromSubtotal: null, price: { amount: '9.00' } },
    ],
    zone: { id: zoneId },
  });
  const change = { freeFrom: null, tiers: [{ fromSubtotal: '50', price: '0' }], isActive: false };
  const updated = await ask(app, UPDATE_METHOD, { id: method.id, input: change }, staff);
  expect(updated.method).toEqual({
    ...method,
    zone: undefined,
    freeFrom: null,
    isActive: false,
    tiers: [{ fromWeightGrams: null, fromSubtotal: { amount: '50.00' }, price: { amount: '0.00' } }],
  });
  expect(await ask(app, DELETE_METHOD, { id: method.id }, staff)).toEqual({ methodId: method.id });
  for (const document of [UPDATE_METHOD, DELETE_METHOD])
    expect(await ask(app, document, { id: method.id, input: {} }, staff)).toBe('NOT_FOUND');
  expect(await ask(app, CREATE_METHOD, { input: { ...input, zoneId: randomUUID() } }, staff)).toBe(
    'NOT_FOUND',
  );
});

test('lists all issues of a method, and compares new bounds with stored ones', async () => {
  const { id, zoneId } = await newShippingMethod(app, { country: 'UG' }, { maxWeightGrams: 500, minDays: 3 });
  const tier = { fromWeightGrams: 5, price: '1' };
  const input = {
    zoneId,
    name: '',
    price: '-1',
    freeFrom: '1.001',
    maxWeightGrams: 10_000_001,
    position: 1001,
    tiers: [tier, tier, { price: '1' }, { fromSubtotal: '1', price: '1' }],
  };
  expect(issuesOf(await ask(app, CREATE_METHOD, { input }, staff))).toEqual([
    'name TOO_SHORT',
    'price OUT_OF_RANGE',
    'tiers.2 INVALID',
    'tiers INVALID',
    'tiers INVALID',
    'freeFrom TOO_PRECISE',
    'maxWeightGrams OUT_OF_RANGE',
    'position OUT_OF_RANGE',
  ]);
  for (const [change, issue] of [
    [{ minWeightGrams: 501 }, 'minWeightGrams OUT_OF_RANGE'],
    [{ maxDays: 2 }, 'minDays OUT_OF_RANGE'],
    [{ name: null }, 'name REQUIRED'],
    [{ rateSource: null }, 'rateSource REQUIRED'],
  ] as const)
    expect(issuesOf(await ask(app, UPDATE_METHOD, { id, input: change }, staff))).toEqual([issue]);
});

test('a zone has at most 20 methods, even if they are created concurrently', async () => {
  const { id: zoneId } = await newShippingZone(app, { country: 'TZ' });
  await app.db
    .insert(shippingMethods)
    .values(Array.from({ length: 18 }, (_, n) => ({ zoneId, name: `M${n}`, price: 1n })));
  const input = { zoneId, name: 'Last', price: '1' };
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => ask(app, CREATE_METHOD, { input }, staff)),
  );
  expect(answers.filter(({ method }) => method)).toHaveLength(2);
  expect(answers.find(({ maximum }) => maximum)).toMatchObject({
    __typename: 'ShippingMethodsFull',
    maximum: 20,
  });
  expect(await app.db.$count(shippingMethods, eq(shippingMethods.zoneId, zoneId))).toBe(20);
});

test('orders keep their delivery after its zone is deleted, and new ones are refused', async () => {
  const { id: shippingMethodId, zoneId } = await newShippingMethod(app, { country: 'RW' });
  const ada = await newCustomer(app);
  const product = await newProduct(app);
  const order = () =>
    placeOrder(app, ada, [{ productId: product.id }], {
      shippingAddress: { ...ADDRESS, country: 'RW' },
      shippingMethodId,
    });
  const placed = await order();
  await ask(app, DELETE_ZONE, { id: zoneId }, staff);
  const { shipping } = await ask(
    app,
    `query ($id: ID!) { order(by: { id: $id }) { shipping { name total ${MONEY} } } }`,
    { id: placed.order.id },
    ada,
  );
  expect(shipping).toEqual({ name: 'Parcel', total: { amount: '4.90' } });
  expect((await order()).__typename).toBe('ShippingMethodUnavailable');
});

test('pages through the zones, newest first, in the same number of statements for each size', async () => {
  for (const country of ['ZM', 'ZW', 'MW'])
    await newShippingMethod(app, { country }, { name: `To ${country}` });
  const namesOf = (page: { nodes: { methods: { name: string }[] }[] }) =>
    page.nodes.map(({ methods }) => methods[0]!.name);
  const list = async (variables: object) => {
    app.statements.length = 0;
    const page = await ask(app, LIST, variables, staff);
    return { page, statements: app.statements.length };
  };
  const first = await list({ first: 2 });
  expect(namesOf(first.page)).toEqual(['To MW', 'To ZW']);
  const { page } = await list({ first: 1, after: first.page.pageInfo.endCursor });
  expect(namesOf(page)).toEqual(['To ZM']);
  const all = await list({ first: 20 });
  expect(all.page.nodes).toHaveLength(all.page.totalCount);
  expect(all.statements).toBe(first.statements);
  // The viewer, the zones, their count, their places and their methods.
  expect(all.statements).toBeLessThanOrEqual(6);
  expect(await ask(app, LIST, {}, await newCustomer(app))).toBe('FORBIDDEN');
});
