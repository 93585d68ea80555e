import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { readTrustedDocuments } from '../../src/config/trusted-documents.ts';
import { startApp } from '../support/app.ts';
import { failure, signedInClient } from '../support/client.ts';

test('the session of the client works in a shop that accepts only trusted documents', async () => {
  const path = fileURLToPath(
    new URL('../../packages/client/src/generated/session-documents.json', import.meta.url),
  );
  const trustedDocuments = readTrustedDocuments([path]);
  const app = await startApp({ trustedDocuments });

  const { client } = await signedInClient(app);
  const error = await failure(client.query('query Other { me { id } }', {}));
  await client.signOut();

  expect(error?.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  expect(await client.isSignedIn()).toBe(false);
  for (const { id, body } of trustedDocuments.operations)
    expect(id).toBe(createHash('sha256').update(body).digest('hex'));
  await app.stop();
});
