import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, as text that can stand in an address or a header. */
export const newSecret = () => randomBytes(32).toString('base64url');

/** What is stored of a secret. It needs no salt or slowness: nobody can guess 256 bits. */
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest();
