import type { IncomingHttpHeaders } from 'node:http';

/** Where a request comes from. */
export type Client = {
  /** Behind a proxy as that one says, if it is one of those that are trusted. */
  address: string;
  userAgent: string | null;
};

export const clientOf = ({ ip, headers }: { ip: string; headers: IncomingHttpHeaders }): Client => ({
  address: ip,
  userAgent: headers['user-agent']?.slice(0, 500) ?? null,
});
