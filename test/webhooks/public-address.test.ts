import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { post, type PostOptions } from '../../src/platform/outbound/post.ts';
import { isPublicAddress, publicLookup, checkUrl } from '../../src/platform/outbound/public-address.ts';
import { startReceiver, type Receiver } from '../support/webhook-receiver.ts';

let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.stop());
beforeEach(() => {
  receiver.received.length = 0;
});

test.each([
  // This host and its networks.
  ['0.0.0.0', '127.0.0.1', '127.255.255.254', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  // Link-local, which includes cloud metadata services, and carrier-grade NAT.
  ['169.254.169.254', '100.64.0.1', '100.127.255.255'],
  // Multicast, discard and documentation addresses.
  ['224.0.0.1', '255.255.255.255', '240.0.0.1', '192.0.0.1', '192.0.2.1', '198.18.0.1', '203.0.113.1'],
  [
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12::1',
    'fec0::1',
    'ff02::1',
    '2001:db8::1',
    '100::1',
  ],
  // IPv4 in IPv6: mapped, compatible, translated, and tunnels, whose inner address is not checked.
  ['::ffff:127.0.0.1', '::ffff:a00:1', '::127.0.0.1', '::ffff:0:127.0.0.1'],
  // Compatible in hexadecimal, as a URL has it. The whole range is obsolete.
  ['::a9fe:a9fe', '::7f00:1', '::2', '::808:808', '::1:0:0:1'],
  // Outside of the global unicast addresses, and special ranges within them.
  ['1::1', '100:0:0:1::1', '200:5efe::1', '4000::1', '8000::1', 'e000::1', '3ffe::1', '5f00::1'],
  ['2001:2::1', '2001:3::1', '2001:10::1', '2001:20::1', '2001:1ff::1', '2620:4f:8000::1', '3fff::1'],
  // Metadata and platform services of clouds, and relays.
  ['fd00:ec2::254', '100.100.100.200', '168.63.129.16', '192.88.99.1', '192.175.48.1', '198.51.100.1'],
  ['64:ff9b::127.0.0.1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::7f00:1', '2002:7f00:1::', '2001:0:7f00:1::'],
])('%s and its range are not public', (...addresses) => {
  expect(addresses.filter(isPublicAddress)).toEqual([]);
});

test('internet addresses are public, including IPv4 mapped to IPv6 or translated', () => {
  const addresses = [
    '8.8.8.8',
    '100.63.255.255',
    '100.128.0.1',
    '172.32.0.1',
    '2606:4700::1111',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
  ];

  expect(addresses.filter(isPublicAddress)).toEqual(addresses);
});

test.each([
  ...['https://127.0.0.1', 'https://127.1', 'https://127.0.0.1.', 'https://2130706433', 'https://0x7f.1'],
  ...[
    'https://0x7f000001/a?b',
    'https://017700000001',
    'https://127。0。0。1',
    'https://0',
    'https://0.0.0.0:8443',
  ],
  ...[
    'https://localhost',
    'https://LOCALHOST.',
    'https://a.localhost:4000',
    'https://169.254.169.254/latest',
  ],
  ...['https://[::]', 'https://[::1]:8443', 'https://[::ffff:7f00:1]', 'https://[0:0:0:0:0:ffff:127.0.0.1]'],
  ...['https://[64:ff9b::127.0.0.1]', 'https://[fe80::1]', 'https://100.64.0.1', 'https://10.1'],
  ...[
    'https://[::a9fe:a9fe]/',
    'https://[::169.254.169.254]',
    'https://[2002:a9fe:a9fe::]',
    'https://[fd12::1]',
  ],
  ...['https://2852039166', 'https://0xa9.0xfe.0xa9.0xfe', 'https://0251.0376.0251.0376', 'https://①②⑦.1'],
  // A public IPv4 address inside an IPv6 address.
  ...[
    'https://[::ffff:8.8.8.8]',
    'https://[::8.8.8.8]',
    'https://[64:ff9b::8.8.8.8]',
    'https://[2002:808:808::]',
  ],
  // Names of the local network.
  ...[
    'https://localhost..',
    'https://127.0.0.1..',
    'https://ⓛocalhost',
    'https://loc\u00adalhost',
    'https://db',
  ],
  ...[
    'https://printer.local',
    'https://db.internal.',
    'https://a.home.arpa',
    'https://localhost.localdomain',
  ],
])('rejects %s as private, unless private addresses are allowed', (text) => {
  expect(checkUrl(new URL(text), false)).toBe('must not be a private or loopback address.');
  expect(checkUrl(new URL(text), true)).toBeNull();
});

test('requires https without credentials, for public and private hosts', () => {
  const withUser = 'must not contain a user name or password.';

  expect(checkUrl(new URL('http://shop.example'), false)).toBe('must start with https://.');
  expect(checkUrl(new URL('http://shop.example'), true)).toBeNull();
  for (const text of ['https://user@shop.example', 'https://:secret@shop.example', 'https://a@127.0.0.1']) {
    expect(checkUrl(new URL(text), false)).toBe(withUser);
    expect(checkUrl(new URL(text), true)).toBe(withUser);
  }
  const fine = ['https://shop.example:8443/hook?a=b', 'https://8.8.8.8', 'https://[2606:4700::1111]/'];
  const names = [
    'localhost.example',
    'mylocalhost.example',
    'bücher.example',
    'shop.example.',
    '例え.example',
  ];
  for (const text of [...fine, ...names.map((name) => `https://${name}`)]) {
    expect(checkUrl(new URL(text), false)).toBeNull();
  }
});

const address = (text: string): LookupAddress => ({ address: text, family: text.includes(':') ? 6 : 4 });
/** Returns a DNS lookup that gives these answers one after the other. */
function answering(...answers: string[][]) {
  const dns = { asked: 0 };
  const lookup: LookupFunction = (_hostname, _options, callback) =>
    callback(null, (answers[dns.asked++] ?? []).map(address));
  return { dns, lookup };
}
const portOf = ({ url }: Receiver) => new URL(url).port;
const send = async (url: string, options: Partial<PostOptions> = {}) => {
  const sent = post(new URL(url), { 'x-test': 'yes' }, '{"a":"ä"}', {
    allowPrivateAddresses: true,
    ...options,
  });
  return (await sent).status;
};

test.each([
  [['127.0.0.1']],
  [['8.8.8.8', '127.0.0.1']],
  [['::ffff:127.0.0.1']],
  [['2606:4700::1111', '::1']],
  [['::a9fe:a9fe']],
  [['64:ff9b::a9fe:a9fe']],
  [['fd12::1']],
])('does not connect to a name that resolves to %j', async (answer) => {
  const { dns, lookup } = answering(answer);
  const sending = send(`https://shop.example:${portOf(receiver)}`, { allowPrivateAddresses: false, lookup });

  await expect(sending).rejects.toThrow('The host shop.example has a private or loopback address.');
  expect(dns.asked).toBe(1);
  expect(receiver.received).toEqual([]);
});

test('connects to the checked addresses, even if DNS changes afterwards', async () => {
  const { lookup } = answering(['8.8.8.8', '2606:4700::1111'], ['8.8.8.8'], ['10.0.0.1']);
  const look = (options: { all?: boolean }) =>
    new Promise<unknown[]>((resolve) =>
      publicLookup(lookup)('shop.example', options, (...all) => resolve(all)),
    );

  expect(await look({ all: true })).toEqual([null, [address('8.8.8.8'), address('2606:4700::1111')]]);
  expect(await look({})).toEqual([null, '8.8.8.8', 4]);
  expect(await look({ all: true })).toEqual([expect.any(Error), []]);
});

test('does not connect to a name without an address, or to a literal private address', async () => {
  const lookup: LookupFunction = (_hostname, _options, callback) =>
    callback(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), []);

  await expect(send('https://shop.example', { allowPrivateAddresses: false, lookup })).rejects.toThrow(
    'ENOTFOUND',
  );
  for (const host of ['127.0.0.1', '[::ffff:127.0.0.1]', 'localhost', '2130706433']) {
    const sending = send(`https://${host}:${portOf(receiver)}`, { allowPrivateAddresses: false });
    await expect(sending).rejects.toThrow('The endpoint URL must not be a private or loopback address.');
  }
  await expect(send(receiver.url, { allowPrivateAddresses: false })).rejects.toThrow(
    'must start with https://',
  );
  expect(receiver.received).toEqual([]);
});

test('if private addresses are allowed, posts JSON and returns the status', async () => {
  receiver.answers.push(201, 410);

  expect([await send(receiver.url), await send(receiver.url)]).toEqual([201, 410]);
  expect(receiver.received[0]).toMatchObject({
    body: '{"a":"ä"}',
    headers: {
      'content-type': 'application/json',
      'content-length': '10',
      'user-agent': 'Ordergraph',
      'x-test': 'yes',
      connection: 'close',
    },
  });
});

test('does not follow redirects', async () => {
  const inside = await startReceiver();
  try {
    for (const status of [301, 302, 303, 307, 308]) {
      receiver.answers.push((_request, response) =>
        response.writeHead(status, { location: inside.url }).end(),
      );
      expect(await send(receiver.url)).toBe(status);
    }
    expect(receiver.received).toHaveLength(5);
    expect(inside.received).toEqual([]);
  } finally {
    await inside.stop();
  }
});

test('does not wait for a receiver that times out or closes the connection', async () => {
  receiver.answers.push(
    () => {},
    (request) => request.socket.destroy(),
  );

  await expect(send(receiver.url, { timeoutMs: 100 })).rejects.toThrow(
    'The endpoint did not respond within 0.1 seconds.',
  );
  await expect(send(receiver.url)).rejects.toThrow('ECONNRESET');
});

test('decides by the status of the response, and reads only the needed part of it', async () => {
  const chunk = 'x'.repeat(16 * 1024);
  let isCut = false;
  receiver.answers.push(
    // Never ends.
    (_request, response) => {
      response.writeHead(200).on('close', () => (isCut = true));
      const write = () => !response.destroyed && response.write(chunk, write);
      write();
    },
    (_request, response) => response.writeHead(200).write('never ends'),
    (request, response) => {
      response.writeHead(200, { 'content-length': '10' }).flushHeaders();
      request.socket.end();
    },
  );

  expect(await send(receiver.url)).toBe(200);
  expect(await send(receiver.url, { timeoutMs: 200 })).toBe(200);
  expect(await send(receiver.url)).toBe(200);
  expect(isCut).toBe(true);
});
