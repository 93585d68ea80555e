import type { Config } from '../config/config.ts';
import type { Database } from '../platform/db/client.ts';

export type SampleAccount = { role: string; email: string; password: string };

/** Returns the sample accounts. The list is empty if the database does not contain the sample shop. */
export async function sampleAccounts(db: Database): Promise<readonly SampleAccount[]> {
  const { hasSample, SAMPLE_ACCOUNTS } = await import('../sample/seed.ts');
  return (await hasSample(db)) ? SAMPLE_ACCOUNTS : [];
}

/** Returns the accounts to print at the start. Call it before the program serves: if the read fails, the start fails. */
export const accountsToShow = async (db: Database, { seed }: Config): Promise<readonly SampleAccount[]> =>
  seed === 'sample' ? sampleAccounts(db) : [];
