import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { createRequest, formatDocument, stringifyDocument } from '@urql/core';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import * as documents from './src/generated/graphql.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Returns a document as the cache of the browser sends it: with the name of every type. */
const asSent = (text: string): string => stringifyDocument(formatDocument(createRequest(text, {}).query));

const DOCUMENT = 'document:';
const texts: Record<string, string> = documents;

/** Returns the files of each part that is loaded later, by the path of its module. The first page has loaded the others. */
function preloadsIn(bundle: Rolldown.OutputBundle): [string, string[]][] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const filesOf = (name: string): string[] => {
    const chunk = chunks.find(({ fileName }) => fileName === name);
    return chunk ? [name, ...chunk.imports.flatMap(filesOf)] : [];
  };
  const first = new Set(chunks.filter(({ isEntry }) => isEntry).flatMap(({ fileName }) => filesOf(fileName)));
  return chunks
    .filter(
      ({ isDynamicEntry, facadeModuleId }) => isDynamicEntry && facadeModuleId?.startsWith(folder('src/')),
    )
    .map(({ facadeModuleId, fileName }) => [
      facadeModuleId!.slice(folder('src/').length),
      [...new Set(filesOf(fileName))].filter((name) => !first.has(name)).map((name) => `/${name}`),
    ]);
}

/**
 * Writes documents for the server. It runs the documents in `documents.json` and writes their results into the HTML, so that the
 * first page needs no request. `preloads.json` has the scripts that a page loads after the first ones. `trusted-documents.json` is a
 * manifest of all documents, for TRUSTED_DOCUMENTS.
 */
const documentsForTheServer = (): Plugin => ({
  name: 'documents-for-the-server',
  apply: 'build',
  generateBundle(_options, bundle) {
    const emit = (name: string, entries: [string, unknown][]) =>
      this.emitFile({
        type: 'asset',
        fileName: `server/${name}.json`,
        source: JSON.stringify(Object.fromEntries(entries)),
      });
    emit('preloads', preloadsIn(bundle));
    const ofPages = ['ShopShell', 'HomePage', 'CategoryPage', 'ProductDetails'];
    emit(
      'documents',
      ofPages.map((name) => [name, asSent(texts[name]!)]),
    );
    emit(
      'trusted-documents',
      Object.values(texts)
        .flatMap((text) => [text, asSent(text)])
        .map((text) => [createHash('sha256').update(text).digest('hex'), text]),
    );
  },
});

/** Makes each document a module, so that a page loads only the documents that it sends. */
const documentModules = (): Plugin => ({
  name: 'document-modules',
  apply: 'build',
  resolveId: (id) => (id.startsWith(DOCUMENT) ? { id, moduleSideEffects: false } : null),
  load(id) {
    if (id.startsWith(DOCUMENT)) return `export default ${JSON.stringify(texts[id.slice(DOCUMENT.length)])};`;
    if (id !== folder('src/generated/graphql.ts')) return null;
    const names = Object.keys(texts).map(
      (name) => `export { default as ${name} } from '${DOCUMENT}${name}';`,
    );
    return { code: names.join('\n'), moduleType: 'js', moduleSideEffects: false };
  },
});

/** Compresses each asset once, at the highest level. */
const compressAssets = (): Plugin => ({
  name: 'compress-assets',
  apply: 'build',
  async writeBundle({ dir = '' }) {
    const files = await readdir(`${dir}/assets`);
    await Promise.all(
      files.map(async (name) => {
        const path = `${dir}/assets/${name}`;
        const content = await readFile(path);
        await writeFile(`${path}.br`, await promisify(brotliCompress)(content));
        await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
      }),
    );
  },
});

/** The server behind `npm run dev:storefront`. */
// oxlint-disable-next-line node/no-process-env -- Vite has no other configuration
const server = process.env['API_URL'] ?? 'http://localhost:4000';

export default defineConfig({
  root: folder('.'),
  plugins: [react(), documentModules(), documentsForTheServer(), compressAssets()],
  build: {
    // `data:` URLs would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // One file compresses better than many, and needs one request.
            { name: 'first-page', tags: ['$initial'] },
            { name: 'server', test: /storefront[\\/]src[\\/]server\.ts$/ },
          ],
        },
      },
    },
    target: 'baseline-widely-available',
  },
  server: {
    port: 4100,
    proxy: {
      '/graphql': { target: server, ws: true },
      '/images': { target: server },
    },
  },
});
