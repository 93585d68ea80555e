import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { products } from '../../src/platform/db/schema.ts';
import { wordsIn } from '../../src/engine/documents/words.ts';
import { startApp, type App } from '../support/app.ts';
import { repetitions } from '../support/depth.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const WORDS =
  `the only can you No Node js Wi Fi M8x1 25 42 6E Zephyr L Oréal Crème brûlée Straße Łódź ＡＢＣ m² 青花瓷茶碗 茶碗 ティー カップ
  찻잔 กาแฟ चाय Чайник ΟΔΟΣ شاي ﬁne Å ½ Ⅷ İzmir naïve x é e\u0301 Bowl Mug Teapot a 1.25 0.5l`.split(/\s+/);
const SEPARATORS = [
  ' ',
  ' ',
  ' ',
  '-',
  '/',
  '.',
  '–',
  '’',
  "'",
  ' & ',
  '\u00a0',
  '\u00ad',
  '\u200b',
  ', ',
  '  ',
  '_',
  '+',
];

const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }) },
);
const namesOf = (words: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(words, fc.constantFrom(...SEPARATORS)), { minLength: 1, maxLength: 12 })
    .map((parts) => parts.flat().slice(0, -1).join('').trim().slice(0, 200))
    .filter((text) => /[\p{L}\p{N}]/u.test(text) && !/\p{Control}|\p{Surrogate}/u.test(text));

const SEARCH = 'query ($search: String!) { products(search: $search, first: 1) { nodes { name } } }';

test('finds every product of a generated catalogue first by its exact name', async () => {
  const names = [...new Set(fc.sample(namesOf(word), { numRuns: repetitions(2_000), seed: 17 }))];
  await app.db.insert(products).values(
    names.map((text, n) => ({
      name: text,
      slug: `generated-${n}`,
      sku: `GENERATED-${n}`,
      price: 100n,
      stock: 1,
    })),
  );

  const missed: unknown[] = [];
  for (const search of names) {
    const { data, errors } = await app.query(SEARCH, { search });
    const first = data?.products.nodes[0]?.name as string | undefined;
    if (first !== search) missed.push({ search, first, errors });
  }
  expect(missed).toEqual([]);
}, 120_000);

/** Many terms in few characters: scripts without spaces, compatibility forms, symbols, signs that only separate. */
const COSTLY = [
  '\uac00\ub098\ub2e4\ub77c\ub9c8\ubc14\uc0ac\uc544\uc790\ucc28',
  '\u1000\u1001\u1002\u1003\u1004\u1005\u1006\u1007\u1008',
  '\u337f\u334d\u337e',
  '\ufdfa',
  'js\u9752\u82b1\u74f7\u8336\u7897\u5668\u5177',
  '! ? % & / ( ) =',
  'a\u{10107}b\u{10107}c\u{10107}d',
  '\u1b13\u1b44\u1b14\u1b44\u1b15\u1b44\u1b16',
];

test('prices a search by at least the number of terms that it has', async () => {
  const generated = fc.sample(namesOf(fc.constantFrom(...WORDS)), { numRuns: repetitions(2_000), seed: 18 });
  const texts = [...COSTLY, ...generated];
  const { rows } = await app.db.execute<{ text: string; terms: number }>(sql`
    select text, (select count(distinct term)::int from search_terms(text) where kind <> 'END') as terms
    from unnest(${sql.param(texts)}::text[]) text`);

  expect(rows).toHaveLength(texts.length);
  for (const { text, terms } of rows) {
    expect([text, wordsIn(text) >= Math.min(terms, 8)]).toEqual([text, true]);
  }
});
