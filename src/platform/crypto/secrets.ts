import { createHash, randomBytes } from 'node:crypto';

/** Returns 256 random bits as text that is safe in a URL or a header. */
export const newSecret = () => randomBytes(32).toString('base64url');

/** Returns the hash that is stored for a secret. It needs no salt and may be fast: 256 random bits cannot be guessed. */
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest();
