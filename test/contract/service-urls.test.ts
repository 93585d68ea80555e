import { splitDatabaseUrl } from '../../src/config/database-url.ts';
import { parseRedisUrl } from '../../src/config/redis-url.ts';

test.each([
  ['postgres://shop:p,w@db/shop', ['postgres://shop:p,w@db/shop']],
  ['postgres://db/shop?target_session_attrs=any', ['postgres://db/shop?target_session_attrs=any']],
  [
    'postgresql://shop:secret@db1:5432,db2,[::1]:6432/shop?sslmode=require&target_session_attrs=read-write',
    ['db1:5432', 'db2', '[::1]:6432'].map((host) => `postgresql://shop:secret@${host}/shop?sslmode=require`),
  ],
  ['postgres://db1,db2/shop?target_session_attrs=primary', ['postgres://db1/shop', 'postgres://db2/shop']],
])('splits %s into one URL per host', (url, urls) => {
  expect(splitDatabaseUrl(url)).toEqual(urls);
});

test.each([
  'mysql://db1,db2/shop',
  'postgres://db1,/shop',
  'postgres://db1,db2:port/shop',
  'postgres://db1,db2/shop?target_session_attrs=prefer-standby',
])('rejects %s', (url) => {
  expect(splitDatabaseUrl(url)).toBeNull();
});

const SENTINELS = {
  isEncrypted: false,
  sentinels: [
    { host: 's1', port: 26_379 },
    { host: 's2', port: 5_000 },
  ],
  name: 'shop',
  username: null,
  password: null,
  sentinelPassword: null,
  db: 0,
};

test.each([
  ['redis://:secret@cache:6379/1', { url: 'redis://:secret@cache:6379/1' }],
  ['redis+sentinel://s1,s2:5000/shop', SENTINELS],
  [
    'rediss+sentinel://user:p%40ss@s1,[::1]:5000/shop/2?sentinelPassword=%40',
    {
      ...SENTINELS,
      isEncrypted: true,
      sentinels: [
        { host: 's1', port: 26_379 },
        { host: '::1', port: 5_000 },
      ],
      username: 'user',
      password: 'p@ss',
      sentinelPassword: '@',
      db: 2,
    },
  ],
])('reads %s', (url, address) => {
  expect(parseRedisUrl(url)).toEqual(address);
});

test.each(['redis+sentinel://s1,s2', 'redis+sentinel://s1,/shop', 'http://cache', 'cache:6379'])(
  'rejects %s',
  (url) => {
    expect(parseRedisUrl(url)).toBeNull();
  },
);
