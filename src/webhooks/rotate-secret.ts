import type { Database } from '../db/client.ts';
import { notFound } from '../errors.ts';
import { changeSecret } from './endpoint-repository.ts';
import { newSigningSecret, writeSecret } from './sign.ts';

export async function rotateSecret(db: Database, id: string) {
  const secret = newSigningSecret();
  const endpoint = await changeSecret(db, id, secret);
  if (!endpoint) throw notFound('webhook endpoint');
  return { endpoint, secret: writeSecret(secret) };
}
