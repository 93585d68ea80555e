import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const MAX_BYTES = 8_000;

test('the core has at most 8 kB, compressed with brotli, and no dependencies', async () => {
  const input = fileURLToPath(new URL('../../packages/client/src/index.ts', import.meta.url));
  const bundle = await rolldown({ input, external: ['graphql-ws'] });

  const { output } = await bundle.generate({ minify: true });

  await bundle.close();
  const code = output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('');
  const imports = output.flatMap((chunk) =>
    chunk.type === 'chunk' ? [...chunk.imports, ...chunk.dynamicImports] : [],
  );
  expect(imports).toEqual(['graphql-ws']);
  expect(brotliCompressSync(code).length).toBeLessThanOrEqual(MAX_BYTES);
  expect(brotliCompressSync(code).length).toBeGreaterThan(2_000);
});
