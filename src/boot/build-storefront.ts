import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { glob, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { readEnvironment, type Config } from '../config/config.ts';
import { buildFolder, stampIn, type BuildStamp } from '../server/pages/storefront/build.ts';
import type { Lifetime } from './lifetime.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const app = `${root}apps/storefront`;
const stampFile = stampIn(buildFolder);

const SOURCES = [
  'apps/storefront/{index.html,package.json,vite.config.ts}',
  'apps/storefront/src/**/*.*',
  'packages/client/src/**/*.ts',
];

/** Returns a hash of everything that the build depends on. */
async function hashOfSources(): Promise<string> {
  const files: string[] = [];
  for await (const file of glob(SOURCES, { cwd: root })) files.push(file);
  files.sort();
  const hash = createHash('sha256');
  const contents = await Promise.all(files.map((file) => readFile(`${root}${file}`)));
  for (const [index, content] of contents.entries())
    hash.update(`${files[index]}\0${content.length}\0`).update(content);
  return hash.digest('hex');
}

async function readStamp(): Promise<BuildStamp | null> {
  try {
    return JSON.parse(await readFile(stampFile, 'utf8')) as BuildStamp;
  } catch {
    return null;
  }
}

async function writeStamp(stamp: BuildStamp, folder = buildFolder): Promise<void> {
  await mkdir(folder, { recursive: true });
  // Pages read the stamp as soon as it exists. A renamed file is complete from the start.
  const newFile = `${stampIn(folder)}.new`;
  await writeFile(newFile, JSON.stringify(stamp));
  await rename(newFile, stampIn(folder));
}

/** Runs Vite in a child process, so that it does not delay the start of the server. `done` is the output of a failed build, or null. */
function startVite(folder: string): { kill: () => void; done: Promise<string | null> } {
  const vite = createRequire(`${app}/package.json`)
    .resolve('vite/package.json')
    .replace(/package\.json$/, 'bin/vite.js');
  const child = spawn(
    process.execPath,
    [vite, 'build', app, '--logLevel', 'warn', '--outDir', folder, '--emptyOutDir'],
    {
      cwd: root,
      // Otherwise the build contains the slower React of development.
      env: { ...readEnvironment(), NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => (output += text.toString()));
  }
  const done = once(child, 'close').then(([code]) => (code === 0 ? null : output || `exit code ${code}`));
  return { kill: () => child.kill(), done };
}

/** Builds the storefront now. Throws if the build fails. */
export async function buildNow(folder = buildFolder): Promise<void> {
  const sources = await hashOfSources();
  await rm(stampIn(folder), { force: true });
  const error = await startVite(folder).done;
  if (error !== null) throw new Error(error);
  await writeStamp({ sources }, folder);
}

/**
 * Starts a build if there is none or if its sources have changed. Does not wait for the build: requests for pages wait for it. In
 * production, `npm run build` has built the storefront.
 */
export async function buildStorefront(config: Config, { logger, onStop }: Lifetime): Promise<void> {
  if (!config.storefront || config.isProduction) return;
  const sources = await hashOfSources();
  if ((await readStamp())?.sources === sources) return;
  // Pages wait until the stamp is there again.
  await rm(stampFile, { force: true });
  const startedAt = Date.now();
  const run = async () => {
    const { kill, done } = startVite(buildFolder);
    onStop(kill);
    const error = await done;
    if (error === null) {
      await writeStamp({ sources });
      logger.info({ ms: Date.now() - startedAt }, 'storefront built');
    } else {
      await writeStamp({ sources: 'failed', error });
      logger.error({ error }, 'storefront build failed');
    }
  };
  void run().catch(async (error: unknown) => {
    logger.error({ error: String(error) }, 'storefront build failed');
    await writeStamp({ sources: 'failed', error: String(error) });
  });
}
