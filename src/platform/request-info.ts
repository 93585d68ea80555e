import type { IncomingHttpHeaders } from 'node:http';

/** Where a request comes from. */
export type ClientInfo = {
  /** Behind a proxy as that one says, if it is one of those that are trusted. */
  address: string;
  userAgent: string | null;
};

export const clientInfo = ({ ip, headers }: { ip: string; headers: IncomingHttpHeaders }): ClientInfo => ({
  address: ip,
  userAgent: headers['user-agent']?.slice(0, 500) ?? null,
});
