import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { orders, taxRates, type TaxClass } from '../../src/platform/db/schema.ts';
import type { TaxProvider, TaxRequest } from '../../src/shop/pricing/tax/tax-provider.ts';
import { ask, fieldOf, startApp, type App } from '../support/app.ts';
import { newGuest, cartClient } from '../support/carts.ts';
import {
  ADDRESS,
  newCustomer,
  newDiscountCode,
  newProduct,
  newStaff,
  newTaxRate,
  placeOrder,
  storedData,
} from '../support/data.ts';

const AMOUNTS = 'subtotal { amount } discount { amount } tax { amount } total { amount }';
const TAXES = 'taxLines { name rate base { amount } amount { amount } } pricesIncludeTax';
const PREVIEW = `query ($input: PreviewOrderInput!) { previewOrder(input: $input) {
  __typename ... on OrderPreview { ${AMOUNTS} ${TAXES} lines { ${AMOUNTS} } } ... on InvalidInput { issues { path code } } } }`;
const CART = `{ me { cart { ${AMOUNTS} ${TAXES} items { ${AMOUNTS} } } } }`;

const money = (amount: string) => ({ amount });
const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR);

let app: App;
beforeAll(async () => {
  app = await startApp();
});
beforeEach(() => app.db.delete(taxRates));
afterAll(() => app.stop());

/** Returns the names of the rates for one product at 10.00 in a place, or `none`. */
async function taxedAt(place: object, taxClass: TaxClass = 'STANDARD'): Promise<string> {
  const { id: productId } = await newProduct(app, { taxClass });
  const { taxLines } = await ask(app, PREVIEW, { input: { items: [{ productId }], ...place } });
  return taxLines.map(({ name }: { name: string }) => name).join() || 'none';
}

describe('rate selection', () => {
  test('a shop without rates charges no tax', async () => {
    const ada = await newCustomer(app);
    const { id: productId } = await newProduct(app);
    await cartClient(app, ada).add({ productId });
    const untaxed = { tax: money('0.00'), total: money('10.00'), taxLines: [] };

    expect((await ask(app, CART, {}, ada)).cart).toMatchObject(untaxed);
    expect(await ask(app, PREVIEW, { input: { country: 'DE' } }, ada)).toMatchObject(untaxed);
    expect((await placeOrder(app, ada, undefined)).order).toMatchObject({
      tax: money('0.00'),
      total: { amount: '10.00' },
      taxLines: [],
    });
  });

  test('a rate of ten per cent everywhere is added in the cart, the preview and the order', async () => {
    await newTaxRate(app);
    const ada = await newCustomer(app);
    const product = await newProduct(app, { price: 999n });
    await cartClient(app, ada).add({ productId: product.id, quantity: 3 });
    const amounts = {
      subtotal: money('29.97'),
      discount: money('0.00'),
      tax: money('3.00'),
      total: money('32.97'),
    };
    const expected = {
      ...amounts,
      pricesIncludeTax: false,
      taxLines: [{ name: 'Tax', rate: '10', base: money('29.97'), amount: money('3.00') }],
    };

    expect((await ask(app, CART, {}, ada)).cart).toEqual({ ...expected, items: [amounts] });
    expect(await ask(app, PREVIEW, { input: {} }, ada)).toEqual({
      __typename: 'OrderPreview',
      ...expected,
      lines: [amounts],
    });
    expect((await placeOrder(app, ada, undefined, { expectedTotal: '32.97' })).order).toMatchObject({
      ...expected,
      total: { amount: '32.97', currency: 'USD' },
      details: [amounts],
    });
  });

  test('a rate of the region takes precedence over the country, and the country over the general rate', async () => {
    await newTaxRate(app, { name: 'everywhere' });
    await newTaxRate(app, { name: 'US', country: 'US' });
    await newTaxRate(app, { name: 'NY', country: 'US', region: 'NEW YORK' });

    expect(await taxedAt({})).toBe('everywhere');
    expect(await taxedAt({ country: 'DE' })).toBe('everywhere');
    expect(await taxedAt({ country: 'DE', region: 'New York' })).toBe('everywhere');
    expect(await taxedAt({ country: 'us' })).toBe('US');
    expect(await taxedAt({ country: 'US', region: 'Texas' })).toBe('US');
    for (const region of ['New York', 'NEW YORK', ' new york ']) {
      expect(await taxedAt({ country: 'US', region })).toBe('NY');
    }
  });

  test('charges no tax in a place without a rate', async () => {
    await newTaxRate(app, { country: 'US' });

    expect(await taxedAt({})).toBe('none');
    expect(await taxedAt({ country: 'CA' })).toBe('none');
  });

  test('a rate applies from its date until the next one for the same place', async () => {
    await newTaxRate(app, { name: 'old', country: 'CH', validFrom: inHours(-48) });
    await newTaxRate(app, { name: 'now', country: 'CH', validFrom: inHours(-1) });
    const later = await newTaxRate(app, { name: 'later', country: 'CH', validFrom: inHours(1) });
    // The older rate of the region takes precedence over the newer one of the country, but only from its date on.
    await newTaxRate(app, { name: 'region', country: 'CH', region: 'ZH', validFrom: inHours(-48) });
    await newTaxRate(app, { name: 'region later', country: 'CH', region: 'GE', validFrom: inHours(1) });

    expect(await taxedAt({ country: 'CH' })).toBe('now');
    expect(await taxedAt({ country: 'CH', region: 'zh' })).toBe('region');
    expect(await taxedAt({ country: 'CH', region: 'ge' })).toBe('now');
    await app.db.update(taxRates).set({ validFrom: new Date() }).where(eq(taxRates.id, later.id));
    expect(await taxedAt({ country: 'CH' })).toBe('later');
  });

  test('a reduced class has the reduced rate, or the standard rate of a place without a reduced one', async () => {
    await newTaxRate(app, { name: 'standard', taxClass: 'STANDARD' });
    expect(await taxedAt({}, 'REDUCED')).toBe('standard');

    await newTaxRate(app, { name: 'reduced', taxClass: 'REDUCED' });
    await newTaxRate(app, { name: 'DK', country: 'DK', taxClass: 'STANDARD' });
    await newTaxRate(app, { name: 'DE', country: 'DE', taxClass: 'STANDARD' });
    await newTaxRate(app, { name: 'DE reduced', country: 'DE', taxClass: 'REDUCED' });
    await newTaxRate(app, { name: 'IE reduced', country: 'IE', taxClass: 'REDUCED' });

    expect(await taxedAt({}, 'REDUCED')).toBe('reduced');
    expect(await taxedAt({ country: 'FR' }, 'REDUCED')).toBe('reduced');
    expect(await taxedAt({ country: 'DK' }, 'REDUCED')).toBe('DK');
    expect(await taxedAt({ country: 'DE' }, 'REDUCED')).toBe('DE reduced');
    expect(await taxedAt({ country: 'DE', region: 'BY' }, 'REDUCED')).toBe('DE reduced');
    expect(await taxedAt({ country: 'IE' }, 'REDUCED')).toBe('IE reduced');
    expect(await taxedAt({ country: 'IE' }, 'STANDARD')).toBe('standard');
  });

  test('the class ZERO is never taxed', async () => {
    await newTaxRate(app, { taxClass: 'STANDARD' });
    await newTaxRate(app, { taxClass: 'REDUCED' });

    expect(await taxedAt({}, 'ZERO')).toBe('none');
  });

  test('rounds each rate once, on the sum of its lines', async () => {
    await newTaxRate(app, { name: 'VAT', rate: 190_000 });
    await newTaxRate(app, { name: 'VAT reduced', taxClass: 'REDUCED', rate: 70_000 });
    const lines = [
      await newProduct(app, { price: 333n }),
      await newProduct(app, { price: 333n, taxClass: 'REDUCED' }),
      await newProduct(app, { price: 333n }),
      await newProduct(app, { price: 333n, taxClass: 'ZERO' }),
    ];
    const { order } = await placeOrder(
      app,
      await newCustomer(app),
      lines.map(({ id }) => ({ productId: id })),
    );

    // 6.66 × 19 % = 1.2654, though twice 3.33 × 19 % = 0.6327 would be 1.26; 3.33 × 7 % = 0.2331.
    expect(order).toMatchObject({
      tax: money('1.50'),
      total: money('14.82'),
      taxLines: [
        { name: 'VAT', rate: '19', base: money('6.66'), amount: money('1.27') },
        { name: 'VAT reduced', rate: '7', base: money('3.33'), amount: money('0.23') },
      ],
      details: [
        { tax: money('0.64') },
        { tax: money('0.23') },
        { tax: money('0.63') },
        { tax: money('0.00') },
      ],
    });
  });
});

describe('regions', () => {
  const at = async (country: string, region: string | null) => {
    const { id: productId } = await newProduct(app);
    const answer = await ask(app, PREVIEW, { input: { items: [{ productId }], country, region } });
    return answer.issues ?? (answer.taxLines.map(({ name }: { name: string }) => name).join() || 'none');
  };
  const unknown = [{ path: ['region'], code: 'UNKNOWN' }];

  test.each([
    [
      'BR',
      'SP',
      ['SP', 'sp', 'BR-SP', 'br-sp', 'S.P.', 'São Paulo', 'Sao Paulo', ' SÃO  PAULO ', 'Estado de São Paulo'],
    ],
    ['CA', 'QC', ['Quebec', 'Québec', 'Que\u0301bec', 'PQ', 'CA-QC', 'Province of Quebec']],
    ['US', 'NY', ['NY', 'N.Y.', 'New York', 'new-york', 'New York State', 'ＮＹ', 'US-NY']],
    ['US', 'DC', ['Washington, D.C.', 'District of Columbia']],
    ['IN', 'TN', ['Tamil Nadu', 'Tamilnadu', 'IN-TN']],
    ['ES', 'CN', ['Canarias', 'Canary Islands', 'Las Palmas', 'Santa Cruz de Tenerife', 'ES-GC']],
    ['PT', '20', ['Açores', 'Azores', 'Região Autónoma dos Açores', 'PT-20']],
    ['IT', '32', ['Trentino-Alto Adige', 'BZ', 'Südtirol']],
    ['FR', '20R', ['Corse', '2A', 'Haute-Corse']],
    ['MX', 'CMX', ['Ciudad de Mexico', 'CDMX', 'Mexico City', 'D.F.']],
    ['AU', 'NSW', ['New South Wales', 'nsw']],
    ['AE', 'DU', ['Dubai', 'Dubayy', 'دبي', 'Emirate of Dubai']],
    ['CN', 'GD', ['Guangdong', '广东省', '广东']],
    ['JP', '27', ['Osaka', 'Ōsaka', '大阪府', 'Osaka-fu', 'JP-27']],
    ['CH', 'SG', ['St. Gallen', 'St Gallen', 'Sankt Gallen', 'Saint-Gall']],
  ])('finds the rate of %s-%s by code and by name', async (country, region, spellings) => {
    await newTaxRate(app, { name: 'country', country });
    await newTaxRate(app, { name: 'region', country, region });

    for (const spelling of spellings) {
      expect([spelling, await at(country, spelling)]).toEqual([spelling, 'region']);
    }
    expect(await at(country, null)).toBe('country');
    expect(await at(country, 'Atlantis')).toEqual(unknown);
  });

  test('a rate keeps the spelling that staff used before regions had codes', async () => {
    for (const region of ['SÃO PAULO', 'SAO PAULO', 'BR-SP']) {
      await app.db.delete(taxRates);
      await newTaxRate(app, { name: region, country: 'BR', region });
      expect(await at('BR', 'SP')).toBe(region);
      expect(await at('BR', 'São Paulo')).toBe(region);
      expect(await at('BR', 'Rio de Janeiro')).toBe('none');
    }
    // A region of the shop's own.
    await newTaxRate(app, { name: 'zone', country: 'US', region: 'FREE ZONE' });
    expect(await at('US', 'Free Zone')).toBe('zone');
    expect(await at('US', 'Other Zone')).toEqual(unknown);
  });

  test('the rate of a province precedes the rate of its larger region', async () => {
    await newTaxRate(app, { name: 'Canarias', country: 'ES', region: 'CN' });
    await newTaxRate(app, { name: 'Las Palmas', country: 'ES', region: 'GC', validFrom: inHours(-48) });

    expect(await at('ES', 'Las Palmas')).toBe('Las Palmas');
    expect(await at('ES', 'Tenerife')).toBe('Canarias');
    expect(await at('ES', 'Canarias')).toBe('Canarias');
    expect(await at('ES', 'Madrid')).toBe('none');
  });

  test('any region is accepted where no rate depends on it, or where regions are not known', async () => {
    await newTaxRate(app, { name: 'US', country: 'US' });
    await newTaxRate(app, { name: 'Nairobi', country: 'KE', region: 'NAIROBI' });

    expect(await at('US', 'Atlantis')).toBe('US');
    expect(await at('KE', 'nairobi')).toBe('Nairobi');
    expect(await at('KE', 'Mombasa')).toBe('none');
  });

  test('an order needs a known region where tax depends on it', async () => {
    await newTaxRate(app, { name: 'SP', country: 'BR', region: 'SP' });
    const ada = await newCustomer(app);
    const { id: productId } = await newProduct(app);
    const to = (region?: string) =>
      placeOrder(app, ada, [{ productId }], { shippingAddress: { ...ADDRESS, country: 'BR', region } });

    for (const region of [undefined, '', '  ']) {
      expect((await to(region)).issues).toMatchObject([
        { path: ['shippingAddress', 'region'], code: 'REQUIRED' },
      ]);
    }
    expect((await to('Atlantis')).issues).toMatchObject([
      { path: ['shippingAddress', 'region'], code: 'UNKNOWN' },
    ]);
    expect((await to('São Paulo')).order.taxLines).toMatchObject([{ name: 'SP' }]);
    expect((await to('Rio de Janeiro')).order.taxLines).toEqual([]);
  });
});

describe('place of taxation', () => {
  test("taxes a cart at the shop's place, a preview there or at the given place, an order at its address", async () => {
    const shop = await startApp({ sharedApp: app, home: { country: 'US', region: 'ny', postalCode: null } });
    try {
      await newTaxRate(shop, { name: 'NY', country: 'US', region: 'NY', rate: 88_750 });
      await newTaxRate(shop, { name: 'DE', country: 'DE', rate: 190_000 });
      const ada = await newCustomer(shop);
      await cartClient(shop, ada).add({ productId: (await newProduct(shop)).id });
      const preview = async (place: object) => (await ask(shop, PREVIEW, { input: place }, ada)).tax;

      expect((await cartClient(shop, ada).cart()).tax).toEqual(money('0.89'));
      expect(await preview({})).toEqual(money('0.89'));
      expect(await preview({ country: 'de' })).toEqual(money('1.90'));
      expect(await preview({ country: 'US' })).toEqual(money('0.00'));
      expect(await ask(shop, PREVIEW, { input: { region: 'NY' } }, ada)).toEqual({
        __typename: 'InvalidInput',
        issues: [{ path: ['country'], code: 'REQUIRED' }],
      });
      const address = { ...ADDRESS, country: 'de', region: 'Bayern' };
      expect((await placeOrder(shop, ada, undefined, { shippingAddress: address })).order).toMatchObject({
        tax: money('1.90'),
        taxLines: [{ name: 'DE' }],
      });
    } finally {
      await shop.stop();
    }
  });

  test('matches the region of an address in any Unicode normalization', async () => {
    await newTaxRate(app, { name: 'Skåne', country: 'SE', region: 'SKÅNE'.normalize('NFC'), rate: 200_000 });
    const { id: productId } = await newProduct(app);
    const shippingAddress = { ...ADDRESS, country: 'SE', region: 'Skåne'.normalize('NFD') };

    expect(
      (await placeOrder(app, await newCustomer(app), [{ productId }], { shippingAddress })).order.tax,
    ).toEqual(money('2.00'));
  });

  test('matches the region of an address in any case', async () => {
    await newTaxRate(app, { name: 'NY', country: 'US', region: 'NEW YORK', rate: 88_750 });
    const { id: productId } = await newProduct(app);
    const shippingAddress = { ...ADDRESS, country: 'us', region: ' New york' };

    expect(
      (await placeOrder(app, await newCustomer(app), [{ productId }], { shippingAddress })).order.tax,
    ).toEqual(money('0.89'));
  });
});

describe('gross prices and stored taxes', () => {
  test('if prices include tax, the tax is shown and not added, and the order keeps this setting', async () => {
    const shop = await startApp({ currency: 'EUR', pricesIncludeTax: true });
    try {
      await newTaxRate(shop, { name: 'MwSt.', rate: 190_000 });
      const { code } = await newDiscountCode(shop);
      const ada = await newCustomer(shop);
      const cart = cartClient(shop, ada);
      await cart.add({ productId: (await newProduct(shop, { price: 11_900n })).id });
      await cart.apply(code);
      // 107.10 × 19 / 119 = 17.10
      const expected = {
        subtotal: money('119.00'),
        discount: money('11.90'),
        tax: money('17.10'),
        total: money('107.10'),
        pricesIncludeTax: true,
        taxLines: [{ name: 'MwSt.', rate: '19', base: money('90.00'), amount: money('17.10') }],
      };

      expect(await cart.cart()).toMatchObject(expected);
      expect(await ask(shop, PREVIEW, { input: {} }, ada)).toMatchObject(expected);
      expect((await placeOrder(shop, ada, undefined)).order).toMatchObject({
        ...expected,
        total: { amount: '107.10', currency: 'EUR' },
      });
    } finally {
      await shop.stop();
    }
  });

  test.each([
    ['half-up', '0.03'],
    ['half-even', '0.02'],
  ] as const)('rounds half a cent of tax %s: 0.25 is taxed %s', async (rounding, tax) => {
    const shop = await startApp({ sharedApp: app, rounding });
    try {
      await newTaxRate(app);
      const guest = await newGuest(shop);

      expect((await guest.add({ productId: (await newProduct(shop, { price: 25n })).id })).cart.tax).toEqual(
        money(tax),
      );
    } finally {
      await shop.stop();
    }
  });

  test('an order keeps its tax when staff change or delete the rate, and a cart does not', async () => {
    const [ada, staff] = [await newCustomer(app), await newStaff(app)];
    const { id } = await newTaxRate(app, { name: 'Then' });
    const { id: productId } = await newProduct(app);
    const { order } = await placeOrder(app, ada, [{ productId }]);
    const cart = cartClient(app, ada);
    await cart.add({ productId });
    const taxesOfOrder = () =>
      ask(app, `query ($id: ID!) { order(by: { id: $id }) { ${AMOUNTS} ${TAXES} } }`, { id: order.id }, ada);
    const before = await taxesOfOrder();

    expect(before.taxLines).toEqual([
      { name: 'Then', rate: '10', base: money('10.00'), amount: money('1.00') },
    ]);
    await ask(
      app,
      'mutation ($id: ID!) { updateTaxRate(id: $id, input: { name: "Now", rate: 20 }) { __typename } }',
      { id },
      staff,
    );
    expect((await cart.cart()).taxLines).toMatchObject([{ name: 'Now', rate: '20', amount: money('2.00') }]);
    expect(await taxesOfOrder()).toEqual(before);
    await ask(app, 'mutation ($id: ID!) { deleteTaxRate(id: $id) { __typename } }', { id }, staff);
    expect((await cart.cart()).taxLines).toEqual([]);
    expect(await taxesOfOrder()).toEqual(before);
  });
});

describe('external tax service', () => {
  describe('an external tax service', () => {
    let service: Server;
    let shop: App;
    /**
     * The requests to the service, with the number of the shop's connections that were in a transaction
     * meanwhile.
     */
    let asked: TaxRequest[];
    let inTransaction: number[];
    let answer: (request: TaxRequest) => { status: number; body: object };

    /** Encodes bigints as digits. */
    const write = (value: unknown) =>
      JSON.stringify(value, (_key, field: unknown) => (typeof field === 'bigint' ? `${field}n` : field));
    const read = (text: string) =>
      JSON.parse(text, (_key, field: unknown) =>
        typeof field === 'string' && /^\d+n$/.test(field) ? BigInt(field.slice(0, -1)) : field,
      );

    const fiveCentsEach = ({ lines }: TaxRequest) => {
      const shares = lines.map(({ quantity }) => 5n * BigInt(quantity));
      const sum = (amounts: bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
      const base = sum(lines.map(({ amount }) => amount));
      return { shares, taxLines: [{ name: 'Parcel duty', rate: 12_500, base, amount: sum(shares) }] };
    };

    beforeAll(async () => {
      service = createServer((request, response) => {
        let text = '';
        request.on('data', (chunk: Buffer) => (text += chunk.toString()));
        request.on('end', () => void serve(text));
        async function serve(body: string) {
          const { rows } = await shop.db.$client.query(
            `select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
            and application_name = 'ordergraph' and xact_start is not null`,
          );
          inTransaction.push(rows[0].count);
          const taxRequest: TaxRequest = read(body);
          asked.push(taxRequest);
          const { status, body: taxes } = answer(taxRequest);
          response.writeHead(status, { 'content-type': 'application/json' }).end(write(taxes));
        }
      }).listen(0, '127.0.0.1');
      await once(service, 'listening');
      const { port } = service.address() as AddressInfo;
      const taxProvider: TaxProvider = async (request) => {
        const response = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: write(request) });
        if (!response.ok) throw new Error(`the tax service said: ${await response.text()}`);
        return read(await response.text());
      };
      shop = await startApp({ taxProvider, home: { country: 'US', region: 'NY', postalCode: '10001' } });
    });
    beforeEach(() => {
      asked = [];
      inTransaction = [];
      answer = (request) => ({ status: 200, body: fiveCentsEach(request) });
    });
    afterAll(async () => {
      await shop.stop();
      service.close();
    });

    test('receives the discounted lines and the destination, and its taxes are charged', async () => {
      const { code } = await newDiscountCode(shop);
      const ada = await newCustomer(shop);
      const [tea, cup] = [await newProduct(shop), await newProduct(shop, { taxClass: 'REDUCED' })];
      const items = [
        { productId: tea.id, quantity: 2 },
        { productId: cup.id, quantity: 1 },
      ];
      const shippingAddress = { ...ADDRESS, country: 'CA', region: 'Ontario', postalCode: 'K1A 0A9' };
      const { order } = await placeOrder(shop, ada, items, { shippingAddress, discountCode: code });

      expect(asked).toEqual([
        {
          destination: { country: 'CA', region: 'Ontario', postalCode: 'K1A 0A9' },
          currency: 'USD',
          pricesIncludeTax: false,
          rounding: 'half-up',
          lines: [
            { productId: tea.id, sku: tea.sku, taxClass: 'STANDARD', quantity: 2, amount: 1800n },
            { productId: cup.id, sku: cup.sku, taxClass: 'REDUCED', quantity: 1, amount: 900n },
          ],
        },
      ]);
      expect(order).toMatchObject({
        subtotal: money('30.00'),
        discount: money('3.00'),
        tax: money('0.15'),
        taxLines: [{ name: 'Parcel duty', rate: '1.25', base: money('27.00'), amount: money('0.15') }],
        total: money('27.15'),
        details: [{ tax: money('0.10') }, { tax: money('0.05') }],
      });
    });

    test('is also called for carts and previews, and never during a transaction', async () => {
      const { code } = await newDiscountCode(shop);
      const ada = await newCustomer(shop);
      const cart = cartClient(shop, ada);
      await cart.add({ productId: (await newProduct(shop)).id, quantity: 3 });
      await cart.apply(code);
      await cart.cart();
      const preview = await ask(shop, PREVIEW, { input: { country: 'CA', postalCode: 'K1A 0A9' } }, ada);
      const { order } = await placeOrder(shop, ada, undefined);

      expect([preview.tax, order.tax]).toEqual([money('0.15'), money('0.15')]);
      expect(asked.map(({ destination }) => destination.postalCode)).toEqual([
        '10001',
        '10001',
        '10001',
        'K1A 0A9',
        '12345',
      ]);
      expect(inTransaction).toEqual([0, 0, 0, 0, 0]);
    });

    test('if it fails, orders are rejected, and its error is only logged', async () => {
      const ada = await newCustomer(shop);
      const cart = cartClient(shop, ada);
      await cart.add({ productId: (await newProduct(shop)).id });
      const before = await storedData(shop);
      answer = () => ({ status: 503, body: { secret: 'out of order' } });
      const refused = await shop.query(
        `mutation ($address: AddressInput!) {
        placeOrder(input: { idempotencyKey: "k", shippingAddress: $address }) { __typename } }`,
        { address: ADDRESS },
        { as: ada },
      );

      expect(fieldOf(refused)).toBe('INTERNAL_SERVER_ERROR');
      expect(refused.errors?.map(({ message }) => message)).toEqual(['Something went wrong on our side.']);
      expect(JSON.stringify(refused)).not.toContain('out of order');
      expect(shop.logs.join('\n')).toContain('out of order');
      expect(await storedData(shop)).toEqual(before);

      answer = (request) => ({ status: 200, body: fiveCentsEach(request) });
      expect((await placeOrder(shop, ada, undefined)).order.total).toMatchObject(money('10.05'));
    });

    test('if it is unavailable, earlier orders are still readable', async () => {
      const ada = await newCustomer(shop);
      const items = [{ productId: (await newProduct(shop)).id }];
      const idempotencyKey = randomUUID();
      const first = await placeOrder(shop, ada, items, { idempotencyKey });
      answer = () => ({ status: 503, body: {} });

      expect(await placeOrder(shop, ada, items, { idempotencyKey })).toMatchObject({
        replayed: true,
        order: { id: first.order.id },
      });
      await expect(placeOrder(shop, ada, items)).rejects.toThrow('INTERNAL_SERVER_ERROR');
    });

    test('is not called for an empty cart', async () => {
      await ask(shop, '{ cart { tax { amount } total { amount } } }', {}, await newCustomer(shop));
      const guest = await newGuest(shop);
      expect((await guest.cart()).tax).toEqual(money('0.00'));
      expect(asked).toEqual([]);
    });

    test('is rejected if its shares do not add up to its taxes', async () => {
      const ada = await newCustomer(shop);
      const items = [{ productId: (await newProduct(shop)).id }];
      const before = await shop.db.$count(orders);
      for (const shares of [[], [4n], [6n], [-5n, 10n], [-5n]]) {
        answer = (request) => ({ status: 200, body: { ...fiveCentsEach(request), shares } });

        expect(await ask(shop, PREVIEW, { input: { items } }, ada)).toBe('INTERNAL_SERVER_ERROR');
        await expect(placeOrder(shop, ada, items)).rejects.toThrow('INTERNAL_SERVER_ERROR');
      }
      expect(await shop.db.$count(orders)).toBe(before);
    });
  });
});
