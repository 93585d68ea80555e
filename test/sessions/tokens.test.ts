import {
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign as signWith,
  type KeyObject,
} from 'node:crypto';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { accessTokens } from '../../src/shop/accounts/tokens/access-tokens.ts';
import { type Answer, startApp, type Account, type App } from '../support/app.ts';
import { newStaff } from '../support/data.ts';
import { openSocket } from '../support/live.ts';

const pemOf = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const newKey = () => generateKeyPairSync('ed25519').privateKey;
const [ours, before, next, stranger] = [newKey(), newKey(), newKey(), newKey()];
const publicPem = (key: KeyObject) => createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();

let app: App;
let ada: Account;
let grace: Account;
beforeAll(async () => {
  // The private half of the previous key is kept. Of the next key, only the public half is known.
  const tokens = await accessTokens(pemOf(ours), { verificationKeys: [pemOf(before), publicPem(next)] });
  app = { ...(await startApp({ tokens })), tokens };
  ada = await newStaff(app);
  grace = await newStaff(app);
});
afterAll(() => app.stop());

type Parts = Record<string, unknown>;
const encode = (part: unknown) =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');
const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as Parts;
const headerOf = (token: string) => decode(token.split('.')[0]);
const now = () => Math.floor(Date.now() / 1000);

const header = (): Parts => ({ alg: 'EdDSA', typ: 'at+jwt', kid: headerOf(ada.token)['kid'] });
const claims = (): Parts => ({
  iss: 'ordergraph',
  aud: 'ordergraph',
  sub: ada.id,
  sid: ada.sessionId,
  jti: randomUUID(),
  iat: now(),
  exp: now() + 300,
});
const signed = (header: unknown, payload: unknown, makeSignature: (text: string) => Buffer | string) => {
  const text = `${encode(header)}.${encode(payload)}`;
  const signature = makeSignature(text);
  return `${text}.${typeof signature === 'string' ? signature : signature.toString('base64url')}`;
};
const byKey = (key: KeyObject) => (text: string) => signWith(null, Buffer.from(text), key);
/** Makes a token as the server would, with the changes of a test. An undefined value is left out. */
const forge = (headers: Parts = {}, changes: Parts = {}, key = ours) =>
  signed({ ...header(), ...headers }, { ...claims(), ...changes }, byKey(key));
/** Makes a token by other rules: with another algorithm, and a header that names it. */
const forgeBy = (alg: unknown, makeSignature: (text: string) => Buffer | string, headers: Parts = {}) =>
  signed({ ...header(), alg, ...headers }, claims(), makeSignature);

const parts = () => ada.token.split('.') as [string, string, string];
const signatureOf = (token: string) => token.split('.')[2]!;
const flip = (text: string, at: number) => {
  const index = at < 0 ? text.length + at : at;
  return text.slice(0, index) + (text[index] === 'A' ? 'B' : 'A') + text.slice(index + 1);
};
/** Encodes the same bytes differently: the last character of a signature has four unused bits. */
const respelled = (token: string) => token.slice(0, -1) + { A: 'B', Q: 'R', g: 'h', w: 'x' }[token.slice(-1)];

const hmac = (bits: number, secret: string | Buffer) => (text: string) =>
  createHmac(`sha${bits}`, secret).update(text).digest();
const raw = Buffer.from(createPublicKey(ours).export({ format: 'jwk' }).x!, 'base64url');
const der = createPublicKey(ours).export({ type: 'spki', format: 'der' });
const jwk = createPublicKey(ours).export({ format: 'jwk' });
const SECRETS: [string, string | Buffer][] = [
  ['the public key in PEM', publicPem(ours)],
  ['the public key in PEM without its last line break', publicPem(ours).trimEnd()],
  ['the public key in PEM with CRLF', publicPem(ours).replaceAll('\n', '\r\n')],
  ['the public key in DER', der],
  ['the public key in DER as base64', der.toString('base64')],
  ["the public key's bytes", raw],
  ["the public key's bytes as base64url", raw.toString('base64url')],
  ["the public key's bytes as hex", raw.toString('hex')],
  ['the public key as a JWK', JSON.stringify(jwk)],
  ['the name of the issuer', 'ordergraph'],
  ['nothing', ''],
];
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const byRsa = (bits: number) => (text: string) => signWith(`sha${bits}`, Buffer.from(text), rsa);
const byP256 = (text: string) =>
  signWith('sha256', Buffer.from(text), { key: p256, dsaEncoding: 'ieee-p1363' });
const strangerJwk = createPublicKey(stranger).export({ format: 'jwk' });
const CERTIFICATE = 'MIIBszCCAVmgAwIBAgIUAA';
const KIDS: unknown[] = [
  undefined,
  null,
  '',
  0,
  [],
  {},
  'unknown',
  '../../../../dev/null',
  '/proc/sys/kernel/randomize_va_space',
  "' union select 'key' --",
  'https://attacker.example/key.pem',
  '| sleep 5',
  '__proto__',
  'constructor',
];
const without = (name: string): Parts => ({ [name]: undefined });
const listed = (name: 'kid' | 'iss' | 'aud', value: unknown): Parts => ({ [name]: [value] });

const ATTACKS: [string, () => string][] = [
  ['garbage', () => 'garbage'],
  ['three parts of garbage', () => 'a.b.c'],
  ['three empty parts', () => '..'],
  ['bytes that are percent-encoded', () => 'e30.%00%ff.'],
  [
    'a JWE',
    () => [encode({ alg: 'dir', enc: 'A256GCM' }), '', encode('iv'), encode('text'), encode('tag')].join('.'),
  ],
  [
    'a JWS in JSON',
    () => JSON.stringify({ protected: parts()[0], payload: parts()[1], signature: parts()[2] }),
  ],
  ['a nested one', () => signed({ ...header(), cty: 'JWT' }, ada.token, byKey(ours))],
  ['a refresh token', () => randomUUID().replaceAll('-', '')],

  ...['none', 'None', 'NONE', 'nOnE'].flatMap((alg): [string, () => string][] => [
    [`alg ${alg} and no signature`, () => forgeBy(alg, () => '')],
    [`alg ${alg} and a signature of another token`, () => forgeBy(alg, () => signatureOf(ada.token))],
  ]),
  ...[undefined, null, '', 'eddsa', 'Ed25519', 'ES256K', ['EdDSA'], 1].map((alg): [string, () => string] => [
    `alg ${JSON.stringify(alg)}`,
    () => forge({ alg }),
  ]),
  ...SECRETS.flatMap(([name, secret]) =>
    [256, 384, 512].map((bits): [string, () => string] => [
      `alg HS${bits} with ${name} as its secret`,
      () => forgeBy(`HS${bits}`, hmac(bits, secret)),
    ]),
  ),
  ...[256, 384, 512].flatMap((bits): [string, () => string][] => [
    [`alg RS${bits}`, () => forgeBy(`RS${bits}`, byRsa(bits))],
    [`alg PS${bits}`, () => forgeBy(`PS${bits}`, byRsa(bits))],
    [`alg ES${bits}`, () => forgeBy(`ES${bits}`, byP256)],
  ]),
  ['alg ES256 with a signature of zeroes', () => forgeBy('ES256', () => Buffer.alloc(64))],
  ['a signature of zeroes', () => forgeBy('EdDSA', () => Buffer.alloc(64))],

  ["a stranger's key under our kid", () => forge({}, {}, stranger)],
  ["a stranger's key under its own kid", () => forge({ kid: 'stranger' }, {}, stranger)],
  ["a stranger's key, embedded (jwk)", () => forge({ jwk: strangerJwk }, {}, stranger)],
  [
    "a stranger's key, embedded, without a kid",
    () => forge({ jwk: strangerJwk, kid: undefined }, {}, stranger),
  ],
  [
    "a stranger's key behind a link (jku)",
    () => forge({ jku: 'https://attacker.example/jwks.json' }, {}, stranger),
  ],
  ["a stranger's certificate (x5c)", () => forge({ x5c: [CERTIFICATE] }, {}, stranger)],
  [
    "a stranger's certificate behind a link (x5u)",
    () => forge({ x5u: 'https://attacker.example/cert.pem' }, {}, stranger),
  ],
  ['our key, embedded', () => forge({ jwk })],
  ['our key, and a link to another', () => forge({ jku: 'https://attacker.example/jwks.json' })],
  ['our key, and a certificate', () => forge({ x5c: [CERTIFICATE], x5t: 'AA' })],
  ...KIDS.map((kid): [string, () => string] => [`kid ${JSON.stringify(kid)}`, () => forge({ kid })]),
  ['our kid in a list', () => forge(listed('kid', header()['kid']))],
  ['the kid of another of our keys', () => forge({}, {}, before)],

  ['crit that nobody knows', () => forge({ crit: ['x'], x: 1 })],
  ['crit of nothing', () => forge({ crit: [] })],
  ['a payload that is not encoded (b64, crit)', () => forge({ b64: false, crit: ['b64'] })],
  ['a payload that is not encoded (b64)', () => forge({ b64: false })],
  ['a compressed payload (zip)', () => forge({ zip: 'DEF' })],
  ['a header that is not an object', () => signed('"EdDSA"', claims(), byKey(ours))],
  ['a header that is not JSON', () => signed('{', claims(), byKey(ours))],
  ['a payload that is a list', () => signed(header(), [claims()], byKey(ours))],
  ['a payload that is null', () => signed(header(), 'null', byKey(ours))],
  ['a payload that is not JSON', () => signed(header(), '{"sub":', byKey(ours))],

  ...[undefined, null, '', 'JWT', 'jwt', 'rt+jwt', 'at+jwt2', ['at+jwt']].map(
    (typ): [string, () => string] => [`typ ${JSON.stringify(typ)}`, () => forge({ typ })],
  ),

  ['a changed header', () => [encode({ ...header(), x: 1 }), parts()[1], parts()[2]].join('.')],
  [
    'another order of the header',
    () => [encode({ kid: header()['kid'], typ: 'at+jwt', alg: 'EdDSA' }), parts()[1], parts()[2]].join('.'),
  ],
  [
    'a changed payload',
    () => [parts()[0], encode({ ...decode(parts()[1]), exp: now() + 900 }), parts()[2]].join('.'),
  ],
  [
    "another account's name in it",
    () => [parts()[0], encode({ ...decode(parts()[1]), sub: grace.id }), parts()[2]].join('.'),
  ],
  ["another account's signature", () => [parts()[0], parts()[1], signatureOf(grace.token)].join('.')],
  ["another account's payload", () => [parts()[0], grace.token.split('.')[1], parts()[2]].join('.')],
  ['a bit flipped in the header', () => flip(ada.token, 5)],
  ['a bit flipped in the payload', () => flip(ada.token, parts()[0].length + 20)],
  ['a bit flipped at the beginning of the signature', () => flip(ada.token, -86)],
  ['a bit flipped at the end of the signature', () => flip(ada.token, -2)],
  ['another spelling of the signature', () => respelled(ada.token)],
  ['the last character cut off', () => ada.token.slice(0, -1)],
  ['the signature cut off', () => parts().slice(0, 2).join('.')],
  ['the signature cut off, but not its dot', () => `${parts().slice(0, 2).join('.')}.`],
  ['the header cut off', () => parts().slice(1).join('.')],
  ['an empty payload', () => `${parts()[0]}..${parts()[2]}`],
  ['padding', () => `${ada.token}==`],
  ['a dot more', () => `${ada.token}.`],
  ['a part more', () => `${ada.token}.${parts()[2]}`],
  ['itself twice', () => ada.token + ada.token],
  ['quotes around it', () => `"${ada.token}"`],
  ['a longer text than any token', () => `${parts()[0]}.${'A'.repeat(8_000)}.${parts()[2]}`],
  ['a longer token, well signed', () => forge({}, { more: 'x'.repeat(1_000) })],

  ...['iss', 'aud', 'sub', 'sid', 'jti', 'iat', 'exp'].flatMap((name): [string, () => string][] => [
    [`no ${name}`, () => forge({}, without(name))],
    [`${name} null`, () => forge({}, { [name]: null })],
  ]),
  ['another issuer', () => forge({}, { iss: 'somebody' })],
  ['another audience', () => forge({}, { aud: 'somebody' })],
  ['our issuer in a list', () => forge({}, listed('iss', 'ordergraph'))],
  ['our audience in a list, beside another', () => forge({}, { aud: ['somebody', 'ordergraph'] })],
  ['an issuer in capitals', () => forge({}, { iss: 'Ordergraph' })],
  ["another account's session", () => forge({}, { sid: grace.sessionId })],
  ["another account's name, with one's own session", () => forge({}, { sub: grace.id })],
  ['an unknown session', () => forge({}, { sid: randomUUID() })],
  ['a session that is not an id', () => forge({}, { sid: "' or true --" })],
  ['a session that is not a text', () => forge({}, { sid: { $ne: null } })],
  ['an account that is a list', () => forge({}, { sub: [ada.id] })],
  ['a number for a jti', () => forge({}, { jti: 1 })],
  ['an end that is over', () => forge({}, { iat: now() - 400, exp: now() - 100 })],
  ['an end this very second', () => forge({}, { iat: now() - 300, exp: now() })],
  ['an end as text', () => forge({}, { exp: String(now() + 300) })],
  ['an end with a fraction', () => forge({}, { exp: now() + 100.5 })],
  ['an end before time began', () => forge({}, { exp: -1 })],
  ['an end in milliseconds', () => forge({}, { exp: Date.now() + 300_000 })],
  [
    'an end beyond all numbers',
    () => signed(header(), JSON.stringify(claims()).replace(/"exp":\d+/, '"exp":1e400'), byKey(ours)),
  ],
  ['an end after ten minutes', () => forge({}, { exp: now() + 600 })],
  ['a beginning long ago', () => forge({}, { iat: now() - 86_400 })],
  ['a beginning in a minute', () => forge({}, { iat: now() + 60, exp: now() + 360 })],
  ['a beginning as text', () => forge({}, { iat: String(now()) })],
  ['a beginning with a fraction', () => forge({}, { iat: now() - 0.5 })],
  ['not before in a minute', () => forge({}, { nbf: now() + 60 })],
  ['not before as text', () => forge({}, { nbf: 'now' })],
];

/** Returns the user as the server sees it, and whether it may read a field for staff. */
async function seenWith(authorization: string) {
  const ask = async (query: string) => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as Omit<Answer, 'status'>;
  };
  const [who, guarded] = [await ask('{ me { id } }'), await ask('{ orders { totalCount } }')];
  return [who.errors ?? who.data.me?.id, guarded.errors?.[0]?.extensions.code ?? 'let in'];
}
const GUEST = [undefined, 'UNAUTHENTICATED'];

test('has more than a hundred attacks, all different', () => {
  expect(ATTACKS.length).toBeGreaterThan(120);
  expect(new Set(ATTACKS.map(([name]) => name)).size).toBe(ATTACKS.length);
});

test("accepts tokens like the server's own, so the rejections below have another reason", async () => {
  expect(await seenWith(`Bearer ${forge()}`)).toEqual([ada.id, 'let in']);
  expect(await seenWith(`Bearer ${forge({}, { iat: now() - 290, exp: now() + 10 })}`)).toEqual([
    ada.id,
    'let in',
  ]);
});

test.each(ATTACKS)('rejects a token: %s', async (_, tokenOf) => {
  expect(await seenWith(`Bearer ${tokenOf()}`)).toEqual(GUEST);
});

test.each<[string, (token: string) => string]>([
  ['nothing', () => ''],
  ['no token', () => 'Bearer'],
  ['a space for a token', () => 'Bearer '],
  ['no scheme', (token) => token],
  ['another scheme', (token) => `Token ${token}`],
  ['DPoP', (token) => `DPoP ${token}`],
  ['Basic', (token) => `Basic ${Buffer.from(`ada:${token}`).toString('base64')}`],
  ['two spaces', (token) => `Bearer  ${token}`],
  ['a tab', (token) => `Bearer\t${token}`],
  ['a colon', (token) => `Bearer: ${token}`],
  ['two tokens', (token) => `Bearer ${token} ${token}`],
  ['a token in each of two credentials', (token) => `Bearer ${token}, Bearer ${token}`],
  ['a token behind garbage', (token) => `Bearer garbage ${token}`],
  ['a letter of another alphabet in the token', (token) => `Bearer ${token.replace('e', '\u00e9')}`],
])('rejects a header: %s', async (_, headerWith) => {
  expect(await seenWith(headerWith(ada.token))).toEqual(GUEST);
});

test.each<[string, (token: string) => string]>([
  ['a NUL character', (token) => `${token}\0`],
  ['a NUL character in the middle', (token) => token.replace('.', '\0.')],
  ['a line break', (token) => `${token}\n`],
  ['a line break in the signature', (token) => `${token.slice(0, -10)}\n${token.slice(-10)}`],
  ['letters that look alike', (token) => token.replace('e', '\u0435')],
  ['half a surrogate pair', (token) => `${token}\ud83d`],
  ['90,000 characters', (token) => token + 'A'.repeat(90_000)],
])('opens no live connection for a token that no header can carry: %s', async (_, tokenOf) => {
  const { status, send, closed } = openSocket(app.url);
  expect(await status).toBe(101);

  send({ type: 'connection_init', payload: { Authorization: `Bearer ${tokenOf(ada.token)}` } });

  expect((await closed).code).toBe(4403);
});

test('distinguishes a client with an invalid token from a guest', async () => {
  const challengeFor = async (authorization?: string) => {
    const { headers } = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: JSON.stringify({ query: '{ me { id } }' }),
    });
    return headers.get('www-authenticate');
  };

  const expired = forge({}, { iat: now() - 400, exp: now() - 100 });
  for (const invalid of [`Bearer ${expired}`, 'Bearer none', ada.token])
    expect(await challengeFor(invalid)).toBe('Bearer error="invalid_token"');
  expect(await challengeFor(`Bearer ${ada.token}`)).toBeNull();
  expect(await challengeFor()).toBeNull();
});

test("opens no live connection if the token's user does not own the session", async () => {
  const { status, send, closed } = openSocket(app.url);
  await status;

  send({ type: 'connection_init', payload: { Authorization: `Bearer ${forge({}, { sub: grace.id })}` } });

  expect((await closed).code).toBe(4403);
});

test.each<[string, () => string]>([
  ['the scheme in lower case', () => `bearer ${ada.token}`],
  ['the scheme in mixed case', () => `bEARER ${ada.token}`],
  ['the type in full', () => `Bearer ${forge({ typ: 'application/at+jwt' })}`],
  ['a clock that is two seconds ahead', () => `Bearer ${forge({}, { iat: now() + 2, exp: now() + 302 })}`],
])('accepts an allowed variation: %s', async (_, headerOf) => {
  expect(await seenWith(headerOf())).toEqual([ada.id, 'let in']);
});

test.each([
  ['before', before],
  ['next', next],
])('accepts tokens of the %s key during a key rotation, by their own kid', async (_, key) => {
  const { token } = await (await accessTokens(pemOf(key))).sign(ada.id, ada.sessionId);

  expect(headerOf(token)['kid']).not.toBe(header()['kid']);
  expect(await seenWith(`Bearer ${token}`)).toEqual([ada.id, 'let in']);
  expect(await seenWith(`Bearer ${forge({ kid: headerOf(token)['kid'] })}`)).toEqual(GUEST);
});

test('rejects a key that was removed', async () => {
  const after = await accessTokens(pemOf(next), { verificationKeys: [publicPem(ours)] });
  const { token } = await (await accessTokens(pemOf(before))).sign(ada.id, ada.sessionId);

  expect(await after.verify(ada.token)).toMatchObject({ userId: ada.id, sessionId: ada.sessionId });
  expect(await after.verify(token)).toBeNull();
});

test('publishes the public keys, so that other programs can verify tokens', async () => {
  const response = await fetch(`${app.url}/.well-known/jwks.json`);
  const keys = (await response.json()) as JSONWebKeySet;

  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^application\/jwk-set\+json/);
  expect(response.headers.get('cache-control')).toBe('public, max-age=300');
  const key = {
    kty: 'OKP',
    crv: 'Ed25519',
    x: expect.any(String),
    kid: expect.any(String),
    use: 'sig',
    alg: 'EdDSA',
  };
  // In particular no `d`, the private half.
  expect(keys).toEqual({ keys: [{ ...key, kid: header()['kid'] }, key, key] });
  const { payload } = await jwtVerify(ada.token, createLocalJWKSet(keys), {
    issuer: 'ordergraph',
    audience: 'ordergraph',
  });
  expect(payload.sub).toBe(ada.id);
});

test('rejects a key of another type at startup', async () => {
  await expect(accessTokens(pemOf(rsa))).rejects.toThrow('must be Ed25519 keys');
  await expect(accessTokens(pemOf(ours), { verificationKeys: [publicPem(p256)] })).rejects.toThrow(
    'must be Ed25519 keys',
  );
});
