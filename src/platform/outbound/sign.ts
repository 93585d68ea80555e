import { createHmac, randomBytes } from 'node:crypto';

/** Returns 256 random bits in base64, the format in which a secret is stored. */
export const newSigningSecret = () => randomBytes(32).toString('base64');

/** Returns a secret in the format of Standard Webhooks, for the receiver. */
export const formatSecret = (secret: string) => `whsec_${secret}`;

type Message = { id: string; at: Date; body: string };

/** Returns the headers of Standard Webhooks, with one signature per secret. */
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
