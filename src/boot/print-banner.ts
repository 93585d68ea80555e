import type { Config } from '../config/config.ts';
import type { SampleAccount } from './sample-accounts.ts';

/** Prints the URLs of the server, and the sample accounts. `url` is null if the program only runs jobs. */
export function printBanner(url: string | null, config: Config, accounts: readonly SampleAccount[]): void {
  const lines = url ? linksOf(url, config) : ['Ordergraph is running jobs'];
  if (url) lines.push(...listAccounts(accounts));
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
}

function linksOf(url: string, { storefront, startPage, introspection, mail }: Config): string[] {
  return [
    ...(storefront || startPage ? [`Open ${url} in a browser.`, ''] : []),
    ...(storefront && startPage ? [`Find tools and accounts at    ${url}/dev`] : []),
    `Ordergraph serves GraphQL at  ${url}/graphql`,
    ...(introspection ? [`Explore it offline at         ${url}/graphiql`] : []),
    ...(mail.transport === 'files' ? [`Read development e-mails at   ${url}/dev/mail`] : []),
  ];
}

function listAccounts(accounts: readonly SampleAccount[]): string[] {
  if (accounts.length === 0) return [];
  const lines = accounts.map(({ role, email, password }) => `  ${role.padEnd(8)}  ${email}  ${password}`);
  return ['', 'Sample accounts:', ...lines];
}
