import { createHmac, randomBytes } from 'node:crypto';

/** 256 random bits, as they are stored. */
export const newSigningSecret = () => randomBytes(32).toString('base64');

/** As receivers are given it (Standard Webhooks). */
export const writeSecret = (secret: string) => `whsec_${secret}`;

type Message = { id: string; at: Date; body: string };

/** The headers of Standard Webhooks, with a signature by each of the secrets. */
export function signedHeaders({ id, at, body }: Message, secrets: readonly string[]) {
  const timestamp = Math.floor(at.getTime() / 1000).toString();
  const signatures = secrets.map((secret) => {
    const hmac = createHmac('sha256', Buffer.from(secret, 'base64'));
    return `v1,${hmac.update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
