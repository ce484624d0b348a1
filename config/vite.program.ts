/**
 * Builds the program: `src` and `migrations` → `dist/src`, a file for each part that is started by its name and chunks that
 * they share. Packages stay where npm puts them, but for TypeORM. Types are looked at by `npm run check`.
 */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { started } from '../src/program-files.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = join(root, 'dist', 'src');

/** Packages that each process of a node loads at its start, with what they need. */
const bundled = [
  /^@formatjs\//,
  /^@oozcitak\//,
  'ajv',
  'amqplib',
  'commander',
  'express',
  'fast-xml-parser',
  'helmet',
  'intl-messageformat',
  'ipaddr.js',
  'jose',
  'js-yaml',
  'liquidjs',
  'node-cron',
  'oauth4webapi',
  'openid-client',
  'prom-client',
  'reflect-metadata',
  'saxes',
  'typeorm',
  'undici',
  'xmlbuilder2',
  'xmlchars',
];

/** The chunks of what comes from packages: what each command needs, and what only a node does. */
const packaged = [
  {
    name: 'packages-of-commands',
    test: /node_modules[\\/](?:commander|intl-messageformat|@formatjs|saxes|xmlchars)[\\/]/,
  },
  { name: 'packages', test: /node_modules/ },
];

export default defineConfig({
  root,
  publicDir: false,
  cacheDir: join(root, 'dist', '.vite'),
  plugins: [everyLanguage(), sqlInPlace(), leanParts(), forgetOld()],
  // Hundreds of files to find and read at each start, and comments to keep: these come into the chunk of packages. Left where
  // they are: what has threads or files of its own, what is loaded only at times, and what others take from there too.
  ssr: { noExternal: bundled },
  build: {
    ssr: true,
    outDir,
    // A process that runs goes on with the chunks of its own version: see `forgetOld`.
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: Object.fromEntries(started.map((name) => [name, join(root, 'src', `${name}.ts`)])),
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        // Migrations are known by the names of their classes.
        keepNames: true,
        // A process keeps the text of what it loaded: what only people read in it is left out, and a part in which no sign is
        // beyond Latin-1 takes one byte a sign, not two.
        minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
        codeSplitting: { groups: packaged.map((group, at) => ({ ...group, priority: packaged.length - at })) },
        sourcemapExcludeSources: true,
      },
    },
  },
});

/**
 * The few signs beyond Latin-1, for which all of a part's text would take two bytes a sign in memory, are written by their numbers. Where
 * an error came about in a package tells nobody more by its map, which is half as large as the package.
 */
function leanParts(): Plugin {
  return {
    name: 'lean-parts',
    generateBundle(_options, bundle) {
      for (const [name, part] of Object.entries(bundle)) {
        if (part.type !== 'chunk') continue;
        part.code = part.code.replace(
          /[^\0-\xff]/g,
          (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
        if (!packaged.some(({ name }) => name === part.name)) continue;
        part.code = part.code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
        delete bundle[`${name}.map`];
      }
    },
  };
}

/** A folder of words is loaded by the name of its language: at this point its files have the names of sources. */
function everyLanguage(): Plugin {
  const [asked, found] = ['/index.js`)', '/index.ts`)'];
  return {
    name: 'every-language',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/src/words/index.ts')) return undefined;
      if (!code.includes(asked)) throw new Error('src/words/index.ts no longer loads each language by its name.');
      return code.replace(asked, found);
    },
  };
}

/** A statement that is a file of its own is read beside its source; in what is built its text is in the place of that. */
function sqlInPlace(): Plugin {
  return {
    name: 'sql-in-place',
    enforce: 'pre',
    transform: (code, id) =>
      code.replace(/readFileSync\(new URL\('(.+?\.sql)', import\.meta\.url\), 'utf8'\)/g, (_, name: string) =>
        JSON.stringify(readFileSync(join(dirname(id), name), 'utf8')),
      ),
  };
}

/** Files of builds before, when they are older than a day; and at once those of a time when each source had a file. */
function forgetOld(): Plugin {
  return {
    name: 'forget-old',
    writeBundle(_options, bundle) {
      const single = join(root, 'dist', 'migrations');
      const keptMs = existsSync(single) ? 0 : 86_400_000;
      for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
        const file = join(entry.parentPath, entry.name);
        const name = file.slice(outDir.length + 1).replaceAll('\\', '/');
        if (entry.isFile() && !(name in bundle) && Date.now() - statSync(file).mtimeMs > keptMs) rmSync(file);
      }
      for (const each of [single, join(root, 'dist', '.tsbuildinfo')]) rmSync(each, { recursive: true, force: true });
    },
  };
}
