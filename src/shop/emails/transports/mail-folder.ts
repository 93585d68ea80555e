import { join } from 'node:path';

/** Where mails are written that are not sent. */
export const mailFolder = (dataDir: string) => join(dataDir, 'mail');
