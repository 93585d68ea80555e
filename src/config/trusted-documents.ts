import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { combineManifests, parseManifest, type Manifest } from '../engine/documents/trusted-documents.ts';

/** Reads all manifests in these files and folders. Throws with the file and the reason if one is invalid. */
export const readTrustedDocuments = (paths: readonly string[]): Manifest =>
  combineManifests(paths.flatMap(filesAt).map(readFile));

const filesAt = (path: string): string[] =>
  attempt(path, () =>
    statSync(path).isDirectory()
      ? readdirSync(path)
          .filter((file) => file.endsWith('.json'))
          .sort()
          .map((file) => join(path, file))
      : [path],
  );

const readFile = (file: string): Manifest => {
  const text = attempt(file, () => readFileSync(file, 'utf8'));
  try {
    return parseManifest(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'is not valid JSON' : (error as Error).message;
    throw new Error(`${file}: ${reason}`, { cause: error });
  }
};

function attempt<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new Error(`${path} cannot be read`, { cause: error });
  }
}
