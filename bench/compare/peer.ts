import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Returns the program of another server. Installs its packages on first use. */
export async function peer(name: string): Promise<string> {
  const folder = fileURLToPath(new URL(`peers/${name}/`, import.meta.url));
  const [locked, installed] = await Promise.all(
    ['package-lock.json', 'node_modules/.package-lock.json'].map((file) =>
      stat(folder + file).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  if (installed! < locked!) {
    console.error(`Installing ${name} (first run only).`);
    await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
  }
  return `${folder}server.mjs`;
}
