import type { Config } from '../config.ts';
import type { Database } from '../db/client.ts';

/** Prints once what has started; `url` is null if this process serves nothing. */
export async function announce(url: string | null, config: Config, db: Database): Promise<void> {
  const lines = url ? linksOf(url, config) : ['Ordergraph does jobs'];
  if (url && config.seed === 'sample') lines.push(...(await sampleAccounts(db)));
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
}

function linksOf(url: string, { startPage, introspection, mail }: Config): string[] {
  return [
    ...(startPage ? [`Open ${url} in a browser.`, ''] : []),
    `Ordergraph serves GraphQL at  ${url}/graphql`,
    ...(introspection ? [`Explore it offline at         ${url}/graphiql`] : []),
    ...(mail.transport === 'files' ? [`Read development e-mails at   ${url}/dev/mail`] : []),
  ];
}

/** Returns no lines if the shop is not the sample shop. */
async function sampleAccounts(db: Database): Promise<string[]> {
  const { hasSample, SAMPLE_ACCOUNTS } = await import('../db/seed.ts');
  if (!(await hasSample(db))) return [];
  const accounts = SAMPLE_ACCOUNTS.map(
    ({ role, email, password }) => `  ${role.padEnd(8)}  ${email}  ${password}`,
  );
  return ['', 'Sample accounts:', ...accounts];
}
