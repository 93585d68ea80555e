import type { ClientInfo } from '../../platform/request-info.ts';
import type { Database } from '../../platform/db/client.ts';
import type { Throttles } from '../../platform/throttles/throttles.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { Passwords } from './passwords/passwords.ts';

/** What it takes to change an account, and to write down who did. */
export type Changing = {
  db: Database;
  viewer: Viewer | null;
  client: ClientInfo;
  passwords: Passwords;
  throttles: Throttles;
};
