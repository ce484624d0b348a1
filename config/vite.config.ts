/** Builds the staff desk: `src/ui` → `dist/ui`, each file also packed, so that the node only hands out bytes. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { handbook } from './handbook.js';
import { folderOf, foldersOfProduction, licencesFile } from './licences.js';

const root = fileURLToPath(new URL('../src/ui', import.meta.url));
const outDir = fileURLToPath(new URL('../dist/ui', import.meta.url));

/** Where the node writes the nonce of each answer: see `src/http/desk-pages.ts`. */
const nonce = '{{nonce}}';

export default defineConfig({
  root,
  base: '/',
  publicDir: 'public',
  cacheDir: fileURLToPath(new URL('../dist/.vite', import.meta.url)),
  html: { cspNonce: nonce },
  plugins: [handbook(), react(), licences(), packed()],
  build: {
    outDir,
    // The staff desk, and the patrons’ pages.
    rollupOptions: { input: { index: join(root, 'index.html'), my: join(root, 'my.html') } },
    // A tab that is open goes on with the files of its own version: see `forgetOld`.
    emptyOutDir: false,
    target: 'es2022',
    // The policy of the page allows no data: address for scripts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': process.env['INTERLEND_URL'] ?? 'http://127.0.0.1:8626' } },
});

/** Writes `licences.txt`: what is bundled is known when it is bundled. */
function licences(): Plugin {
  return {
    name: 'licences',
    apply: 'build',
    writeBundle(_options, bundle) {
      const files = Object.values(bundle).flatMap((each) =>
        each.type === 'chunk' ? each.moduleIds : each.originalFileNames,
      );
      const bundled = files.flatMap((file) => folderOf(file) ?? []);
      writeFileSync(join(outDir, 'licences.txt'), licencesFile([...bundled, ...foldersOfProduction()]));
    },
  };
}

/** Writes `.br` and `.gz` beside every file that is worth it. */
function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    writeBundle(_options, bundle) {
      const assets = join(outDir, 'assets');
      forgetOld(assets, bundle);
      for (const name of readdirSync(assets).filter((each) => /\.(js|css|svg|wasm)$/.test(each))) {
        const file = join(assets, name);
        const bytes = readFileSync(file);
        if (bytes.length < 1000 || existsSync(`${file}.br`)) continue;
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

/** Files of builds before, when they are older than a day; what this build has made stays, whatever its clock says. */
function forgetOld(assets: string, bundle: object): void {
  for (const name of readdirSync(assets)) {
    const file = join(assets, name);
    const isNew = `assets/${name.replace(/\.(br|gz)$/, '')}` in bundle;
    if (!isNew && Date.now() - statSync(file).mtimeMs > 86_400_000) rmSync(file);
  }
}
