import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { mimeOf } from './mime.ts';
import type { EmailMessage, EmailTransport } from './transport.ts';

/** File names sort by time: `2026-11-21T09-48-02-123Z-<id>`. */
const nameOf = ({ id, date }: EmailMessage) => `${date.toISOString().replace(/[:.]/g, '-')}-${id}`;

/**
 * For development: writes each e-mail as an `.eml` file, which e-mail programs open, and its parts as `.json` for the page that
 * lists them. Only the owner can read the files, since they contain tokens. If the same e-mail is sent again, it replaces its files.
 */
export function fileTransport(folder: string): EmailTransport {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    send: async (message) => {
      const path = join(folder, nameOf(message));
      const { message: mime } = await composer.sendMail(mimeOf(message));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Also corrects the mode of a folder that an older version has created.
      await chmod(folder, 0o700);
      await writeAtomically(`${path}.json`, JSON.stringify(message));
      // Written after the .json file, since the page lists the .eml files.
      await writeAtomically(`${path}.eml`, mime as Buffer);
    },
    close: () => {},
  };
}

async function writeAtomically(path: string, content: string | Buffer): Promise<void> {
  await writeFile(`${path}.part`, content, { mode: 0o600 });
  await rename(`${path}.part`, path);
}
