import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
// Inside the project, so that packages are found.
const copy = `${root}bench/.without-events/`;

/** What tells of an order: in the statement that places it, and after it. */
const TELLING = {
  'src/shop/orders/placement/place-quoted-order.sql.ts': '      told,\n',
  'src/server/fields/refresh-loaders.ts': '    context.bus.notifyRelay();\n',
};

/** A copy of the program that writes nothing down to be told; answers with its `main.ts`. */
export async function makeProgramWithoutEvents(): Promise<string> {
  await removeProgramWithoutEvents();
  await mkdir(copy);
  await cp(`${root}src`, `${copy}src`, { recursive: true });
  for (const folder of ['schema', 'drizzle', 'assets']) await symlink(`${root}${folder}`, `${copy}${folder}`);
  for (const [file, lines] of Object.entries(TELLING)) {
    const text = await readFile(copy + file, 'utf8');
    if (!text.includes(lines)) throw new Error(`${file} tells in another way than this measurement knows of`);
    await writeFile(copy + file, text.replace(lines, ''));
  }
  return `${copy}src/main.ts`;
}

export const removeProgramWithoutEvents = () => rm(copy, { recursive: true, force: true });
