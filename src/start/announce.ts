import type { Config } from '../config.ts';
import type { Database } from '../db/client.ts';

/** Says on the standard output, once, what has started; `url` is null where nothing is served. */
export async function announce(url: string | null, config: Config, db: Database): Promise<void> {
  const lines = [url ? `Ordergraph serves GraphQL at  ${url}/graphql` : 'Ordergraph does jobs'];
  if (url && config.introspection) {
    lines.push(`Explore it in a browser at    ${url}/graphql   (without internet: ${url}/graphiql)`);
  }
  if (url && config.mail.transport === 'files') lines.push(`Read the mails it writes at   ${url}/dev/mail`);
  if (url && config.seed === 'sample') lines.push(...(await sampleAccounts(db)));
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
}

/** Nothing where the shop is not the sample one. */
async function sampleAccounts(db: Database): Promise<string[]> {
  const { hasSample, SAMPLE_ACCOUNTS } = await import('../db/seed.ts');
  if (!(await hasSample(db))) return [];
  const accounts = SAMPLE_ACCOUNTS.map(
    ({ role, email, password }) => `  ${role.padEnd(8)}  ${email}  ${password}`,
  );
  return ['Sample accounts:', ...accounts];
}
