import type { SessionLifetimes } from '../../config/config.ts';
import type { Database } from '../../platform/db/client.ts';
import type { LogError } from '../../platform/errors.ts';
import type { ClientInfo } from '../../platform/request-info.ts';
import type { Throttles } from '../../platform/throttles/throttles.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { Passwords } from './passwords/passwords.ts';
import type { RefreshCookie } from './sessions/refresh-cookie.ts';
import type { AccessTokens } from './tokens/access-tokens.ts';

/** The part of a request's context that is needed to change an account and to record the change in the audit log. */
export type AccountContext = {
  db: Database;
  viewer: Viewer | null;
  client: ClientInfo;
  passwords: Passwords;
  throttles: Throttles;
};

/** The part of a request's context that is needed to open or refresh a session. */
export type SignInContext = AccountContext & {
  tokens: AccessTokens;
  sessionLifetimes: SessionLifetimes;
  refreshCookie: RefreshCookie | null;
  log: LogError;
};
