import type { Database } from '../platform/db/client.ts';

export type SampleAccount = { role: string; email: string; password: string };

/** Returns none if the shop is not the sample shop. */
export async function sampleAccounts(db: Database): Promise<readonly SampleAccount[]> {
  const { hasSample, SAMPLE_ACCOUNTS } = await import('../sample/seed.ts');
  return (await hasSample(db)) ? SAMPLE_ACCOUNTS : [];
}
