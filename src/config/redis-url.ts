/** An address of Redis: one server, or the sentinels that know the current server. */
export type RedisAddress =
  | { url: string }
  | {
      isEncrypted: boolean;
      sentinels: { host: string; port: number }[];
      /** The name under which the sentinels know the server. */
      name: string;
      username: string | null;
      password: string | null;
      sentinelPassword: string | null;
      db: number;
    };

const DEFAULT_SENTINEL_PORT = 26_379;

/** `redis+sentinel://user:password@sentinel1:26379,sentinel2:26379/name/0`; `rediss+sentinel:` with TLS. */
const SENTINELS =
  /^redis(?<tls>s?)\+sentinel:\/\/(?:(?<user>[^@/?#]*)@)?(?<hosts>[^@/?#]+)\/(?<name>[\w.-]+)(?:\/(?<db>\d{1,4}))?(?:\?sentinelPassword=(?<sentinelPassword>[^&#]+))?$/;

/** Parses REDIS_URL. Returns null if it is invalid. */
export function parseRedisUrl(text: string): RedisAddress | null {
  const sentinels = SENTINELS.exec(text)?.groups;
  if (!sentinels) {
    const isServer = /^rediss?:\/\//.test(text) && URL.canParse(text);
    return isServer ? { url: text } : null;
  }
  const { tls, user = '', hosts = '', name = '', db = '0', sentinelPassword } = sentinels;
  const urls = hosts.split(',').map((host) => `redis://${user}@${host}`);
  if (!urls.every((url) => URL.canParse(url) && new URL(url).hostname !== '')) return null;
  const { username, password } = new URL(urls[0]!);
  return {
    isEncrypted: tls === 's',
    sentinels: urls.map((url) => {
      const { hostname, port } = new URL(url);
      return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || DEFAULT_SENTINEL_PORT) };
    }),
    name,
    username: decodeURIComponent(username) || null,
    password: decodeURIComponent(password) || null,
    sentinelPassword: sentinelPassword === undefined ? null : decodeURIComponent(sentinelPassword),
    db: Number(db),
  };
}
