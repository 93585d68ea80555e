import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { mimeOf } from './mime.ts';
import type { EmailMessage, EmailTransport } from './transport.ts';

/** Names of mails in their folder sort by time: `2026-11-21T09-48-02-123Z-<id>`. */
const nameOf = ({ id, date }: EmailMessage) => `${date.toISOString().replace(/[:.]/g, '-')}-${id}`;

/**
 * For development: each mail becomes a file that mail programs open, `.eml`, with its parts beside it as `.json` for the
 * page that lists them. The same mail again takes its own place.
 */
export function fileTransport(folder: string): EmailTransport {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    send: async (message) => {
      const path = join(folder, nameOf(message));
      const { message: mime } = await composer.sendMail(mimeOf(message));
      await mkdir(folder, { recursive: true });
      await writeWhole(`${path}.json`, JSON.stringify(message));
      // Last, since the page goes by it.
      await writeWhole(`${path}.eml`, mime as Buffer);
    },
    close: () => {},
  };
}

async function writeWhole(path: string, content: string | Buffer): Promise<void> {
  await writeFile(`${path}.part`, content);
  await rename(`${path}.part`, path);
}
