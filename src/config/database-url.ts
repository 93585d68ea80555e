const PARTS = /^(?<scheme>postgres(?:ql)?:\/\/)(?<user>[^@/?#]*@)?(?<hosts>[^@/?#]*)(?<rest>.*)$/;

const ATTRIBUTE = 'target_session_attrs';
/** The program writes, so other values such as `any` or `standby` do not help. */
const ATTRIBUTES = ['read-write', 'primary'];

/**
 * Splits a database URL with several hosts, as libpq accepts them, into one URL per host:
 * `postgres://user@host1:5432,host2:5432/database?target_session_attrs=read-write`. Returns null if it is invalid.
 */
export function splitDatabaseUrl(text: string): string[] | null {
  const parts = PARTS.exec(text)?.groups;
  if (!parts) return null;
  const { scheme = '', user = '', hosts = '', rest = '' } = parts;
  const names = hosts.split(',');
  if (names.length === 1) return URL.canParse(text) ? [text] : null;
  const urls = names.map((name) => `${scheme}${user}${name}${rest}`);
  if (names.includes('') || !urls.every((url) => URL.canParse(url))) return null;
  const attribute = new URL(urls[0]!).searchParams.get(ATTRIBUTE);
  if (attribute !== null && !ATTRIBUTES.includes(attribute)) return null;
  return urls.map((given) => {
    const url = new URL(given);
    url.searchParams.delete(ATTRIBUTE);
    return url.href;
  });
}
