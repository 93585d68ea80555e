import type { IncomingHttpHeaders } from 'node:http';

/** The origin of a request. */
export type ClientInfo = {
  /** The client's IP address. Taken from the headers of a proxy only if that proxy is trusted. */
  address: string;
  userAgent: string | null;
};

export const clientInfo = ({ ip, headers }: { ip: string; headers: IncomingHttpHeaders }): ClientInfo => ({
  address: ip,
  userAgent: headers['user-agent']?.slice(0, 500) ?? null,
});
