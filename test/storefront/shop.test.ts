import { GraphQLCountryCode } from 'graphql-scalars';
import { COUNTRIES } from '../../src/platform/places/countries.ts';
import { listCountries } from '../../src/shop/storefront/list-countries.ts';
import { testProvider } from '../../src/shop/payments/providers/test/test-provider.ts';
import { ask, startApp, type App } from '../support/app.ts';
import { newShippingZone, newTaxRate } from '../support/data.ts';

let app: App;
/** The same shop, where every order needs a shipping method. */
let shipping: App;
beforeAll(async () => {
  app = await startApp({
    currency: 'EUR',
    pricesIncludeTax: true,
    storefront: {
      name: 'Lamps',
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
      url: 'https://lamps.example',
      links: [{ name: 'AGB', url: 'https://lamps.example/agb' }],
    },
  });
  shipping = await startApp({
    currency: 'EUR',
    sharedApp: app,
    requiresShipping: true,
    paymentProvider: null,
  });
  await newTaxRate(app, { country: 'BR', region: 'SP' });
  await newTaxRate(app, { country: 'ES', region: 'CN' });
  await newTaxRate(app, { country: 'SE' });
  await newTaxRate(app, { country: 'KE', region: 'NAIROBI' });
  await newShippingZone(app, { country: 'CA', region: 'QC' });
  await newShippingZone(app, { country: 'HK' });
});
afterAll(async () => {
  await shipping.stop();
  await app.stop();
});

type Country = {
  code: string;
  name: string;
  postalCodeRequired: boolean;
  regions: { code: string; name: string }[];
};
const COUNTRY_LIST = '{ shop { countries { code name postalCodeRequired regions { code name } } } }';
const countriesOf = async (of: App): Promise<Country[]> => {
  const a = await of.query(COUNTRY_LIST);
  if (!a.data?.shop) throw new Error(JSON.stringify(a) + of.logs.join());
  return a.data.shop.countries;
};

test('shows the settings of the shop to guests', async () => {
  const document = `{ shop { name currency locale timeZone pricesIncludeTax guestCheckout requiresShipping url
    links { name url } payment { provider publishableKey } } }`;

  expect(await ask(app, document)).toEqual({
    name: 'Lamps',
    currency: 'EUR',
    locale: 'de-DE',
    timeZone: 'Europe/Berlin',
    pricesIncludeTax: true,
    guestCheckout: true,
    requiresShipping: false,
    url: 'https://lamps.example',
    links: [{ name: 'AGB', url: 'https://lamps.example/agb' }],
    payment: { provider: 'test', publishableKey: null },
  });
  expect(await ask(shipping, document)).toMatchObject({ requiresShipping: true, payment: null, url: null });
});

test('shows the publishable key of the payment provider', async () => {
  const paymentProvider = { ...testProvider({ db: app.db, webhookSecret: 's' }), publishableKey: 'pk_test' };
  const other = await startApp({ currency: 'EUR', sharedApp: app, paymentProvider });

  const { payment } = await ask(other, '{ shop { payment { publishableKey } } }');
  await other.stop();
  expect(payment).toEqual({ publishableKey: 'pk_test' });
});

test('lists all countries by name in the language of the shop, with one statement', async () => {
  app.statements.length = 0;
  const countries = await countriesOf(app);

  expect(app.statements).toHaveLength(1);
  expect(countries).toHaveLength(COUNTRIES.length);
  const names = countries.map(({ name }) => name);
  expect(names.slice(0, 3)).toEqual(['Afghanistan', 'Ägypten', 'Ålandinseln']);
  expect(names).toEqual(names.toSorted(new Intl.Collator('de').compare));
});

test('lists regions where tax or delivery depends on them, and countries that require postal codes', async () => {
  const byCode = new Map((await countriesOf(app)).map((country) => [country.code, country]));
  const regionsOf = (code: string) => byCode.get(code)!.regions;

  expect(regionsOf('BR')).toHaveLength(27);
  expect(regionsOf('BR')).toContainEqual({ code: 'SP', name: 'São Paulo' });
  // A rate of the Canary Islands applies in their provinces, which addresses name.
  expect(regionsOf('ES')).toContainEqual({ code: 'GC', name: 'Las Palmas' });
  expect(regionsOf('ES').filter(({ code }) => code === 'CN')).toEqual([]);
  expect(regionsOf('ES')).toContainEqual({ code: 'RI', name: 'La Rioja' });
  expect(regionsOf('CA')).toHaveLength(13);
  // The regions of Kenya are not known, and no tax or delivery depends on the regions of the other countries.
  for (const code of ['KE', 'SE', 'US', 'HK']) expect(regionsOf(code)).toEqual([]);
  expect(['SE', 'HK', 'AE', 'US'].map((code) => byCode.get(code)!.postalCodeRequired)).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test('lists only countries with delivery if every order needs a shipping method', async () => {
  const codes = async () => (await countriesOf(shipping)).map(({ code }) => code);

  expect(await codes()).toEqual(['CA', 'HK']);
  await newShippingZone(app, {});
  expect(await codes()).toHaveLength(COUNTRIES.length);
});

test('reads nothing from the database without countries, and reads concurrent lists of countries together', async () => {
  app.statements.length = 0;
  await ask(app, '{ shop { name currency payment { provider } } }');
  expect(app.statements).toEqual([]);

  const shop = { requiresShipping: false };
  const lists = await Promise.all(
    Array.from({ length: 30 }, () => listCountries({ db: app.db, shop }, { locale: 'de-DE' })),
  );
  expect(lists.at(-1)).toEqual(lists[0]);
  expect(app.statements).toHaveLength(1);
});

test('knows the countries that the scalar accepts', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const isAccepted = (code: string) => {
    try {
      return GraphQLCountryCode.parseValue(code) === code;
    } catch {
      return false;
    }
  };

  expect(COUNTRIES.toSorted()).toEqual(
    letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => isAccepted(code)),
  );
});
