import { generateKeyPairSync } from 'node:crypto';
import { accessTokens } from '../../src/shop/accounts/tokens/access-tokens.ts';
import { startApp, type App, type AppOptions } from './app.ts';

/**
 * Starts an app that runs next to the server processes of a test. The test reads the database through this app.
 * Processes started with `environment` use the same database and accept the same access tokens.
 */
export async function startBeside(
  options: AppOptions = {},
): Promise<{ app: App; environment: Record<string, string> }> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const signingKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const tokens = await accessTokens(signingKey);
  const app = { ...(await startApp({ tokens, ...options })), tokens };
  const environment = { DATABASE_URL: app.databaseUrl, JWT_PRIVATE_KEY: signingKey, SEED: 'none' };
  return { app, environment };
}
