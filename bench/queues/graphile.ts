import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** As much of graphile-worker as is measured. */
type GraphileWorker = {
  Logger: new (scope: () => () => void) => unknown;
  runMigrations: (options: object) => Promise<void>;
  run: (options: object) => Promise<unknown>;
};

/** It is no dependency of the project: it is found in the folder that it was installed in for this. */
export async function loadGraphileWorker(): Promise<GraphileWorker> {
  const folder = process.env['GRAPHILE_WORKER'];
  if (!folder) throw new Error('GRAPHILE_WORKER is not set: see bench/README.md.');
  const path = createRequire(resolve(folder, 'package.json')).resolve('graphile-worker');
  return (await import(pathToFileURL(path).href)) as GraphileWorker;
}
