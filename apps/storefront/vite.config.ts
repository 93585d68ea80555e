import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { CategoryPage, HomePage, ProductDetails, ShopShell } from './src/generated/graphql.ts';

/** The server runs these documents and writes their results into the HTML, so that the first page needs no request. */
const documentsForTheServer = (): Plugin => ({
  name: 'documents-for-the-server',
  generateBundle() {
    const documents = { ShopShell, HomePage, CategoryPage, ProductDetails };
    this.emitFile({
      type: 'asset',
      fileName: 'server/documents.json',
      source: JSON.stringify(documents),
    });
  },
});

const server = process.env['API_URL'] ?? 'http://localhost:4000';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), documentsForTheServer()],
  build: {
    // `data:` URLs would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'baseline-widely-available',
  },
  // `npm run dev:storefront` serves the shop with hot reload, on top of a server that runs at API_URL.
  server: {
    port: 4100,
    proxy: {
      '/graphql': { target: server, ws: true },
      '/images': { target: server },
    },
  },
});
