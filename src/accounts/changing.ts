import type { Client } from '../client.ts';
import type { Database } from '../db/client.ts';
import type { Throttles } from '../throttles/throttles.ts';
import type { Viewer } from '../viewer.ts';
import type { Passwords } from './passwords.ts';

/** What it takes to change an account, and to write down who did. */
export type Changing = {
  db: Database;
  viewer: Viewer | null;
  client: Client;
  passwords: Passwords;
  throttles: Throttles;
};
