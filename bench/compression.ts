import { brotliCompress, constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';

/**
 * Measures bytes and CPU time of compressed responses at the levels of zlib and brotli: a list of products with and without
 * descriptions, from a running server with the sample shop. Usage: `node bench/compression.ts http://127.0.0.1:4000`
 */
const ROUNDS = 100;

const FIELDS = `id name slug sku price { amount currency } compareAtPrice { amount currency } inStock stock image isActive
  taxClass category { id name slug ancestors { id name slug } } createdAt updatedAt`;
const queries = {
  '100 products': `{ products(first: 100) { edges { cursor node { description ${FIELDS} } } } }`,
  '20 products': `{ products(first: 20) { nodes { description ${FIELDS} } } }`,
  '5 products': '{ products(first: 5) { nodes { id name slug price { amount currency } inStock } } }',
};

const [url = 'http://127.0.0.1:4000'] = process.argv.slice(2);

async function read(query: string): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  if (text.includes('"errors"')) throw new Error(text.slice(0, 500));
  return text;
}

const brotliOf = promisify(brotliCompress);
const gzipOf = promisify(gzip);
const encoders: [string, (text: string) => Promise<Buffer>][] = [
  ...[1, 4, 6].map((level): [string, (text: string) => Promise<Buffer>] => [
    `gzip ${level}`,
    (text) => gzipOf(text, { level }),
  ]),
  ...[1, 4, 5].map((level): [string, (text: string) => Promise<Buffer>] => [
    `brotli ${level}`,
    (text) => brotliOf(text, { params: { [constants.BROTLI_PARAM_QUALITY]: level } }),
  ]),
];

for (const [name, query] of Object.entries(queries)) {
  const text = await read(query);
  console.log(`${name}: ${Buffer.byteLength(text)} bytes`);
  for (const [encoder, compress] of encoders) {
    let length = 0;
    // Also warms up.
    for (let round = 0; round < ROUNDS; round++) ({ length } = await compress(text));
    const before = process.cpuUsage();
    for (let round = 0; round < ROUNDS; round++) await compress(text);
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000 / ROUNDS;
    console.log(`  ${encoder}: ${length} bytes, ${ms.toFixed(2)} ms of CPU time`);
  }
}
