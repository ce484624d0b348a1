/**
 * `npm run release -- 1.0.0`: checks that the checkout may be released, sets the version, dates the changelog, commits, builds,
 * and puts the package with its SBOM and checksums into `dist/release`. The tag comes last: what has one was built.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const inRoot = (...parts) => path.join(root, ...parts);
const say = (line) => process.stdout.write(`${line}\n`);

const help = `Usage: npm run release -- <version> [--dry-run]
       npm run release -- --package-only

  --dry-run       check everything and say what would be done; change nothing
  --package-only  make the package of this checkout as it is: no version, no commit, no tag

Refuses a checkout with changes, a check that fails, and a changelog whose Unreleased section is empty.
The package is put into dist/release. Pushing the commit and the tag is left to you.`;

/** Why nothing is released, in a sentence. */
class Refused extends Error {}

/** What a node needs to run, and what its administrators read. */
const contents = ['config', 'docker', 'schemas', 'src/handbook', 'LICENSE', 'README.md', 'CHANGELOG.md', 'SECURITY.md'];

try {
  const { version, dryRun, packageOnly } = readWords();
  if (packageOnly) makePackage();
  else release(version, dryRun);
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function readWords() {
  const options = { 'dry-run': { type: 'boolean' }, 'package-only': { type: 'boolean' }, help: { type: 'boolean' } };
  let words;
  try {
    words = parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new Refused(`${error.message}\n\n${help}`);
  }
  const { values, positionals } = words;
  if (values.help) {
    say(help);
    process.exit(0);
  }
  const packageOnly = values['package-only'] === true;
  if (positionals.length !== (packageOnly ? 0 : 1)) throw new Refused(help);
  return { version: positionals[0], dryRun: values['dry-run'] === true, packageOnly };
}

function release(version, dryRun) {
  mustBeNewer(version);
  mustBeClean();
  if (run('git', ['rev-parse', '--verify', '--quiet', `refs/tags/v${version}`], 'pipe').status === 0)
    throw new Refused(`There is a tag v${version} already.`);
  const changelog = datedChangelog(version);
  say('Checking …');
  mustRun('npm', ['run', '--silent', 'check'], 'The check failed; the lines above say where. Nothing was changed.');
  if (dryRun) {
    say(`Everything is ready: npm run release -- ${version} would set the version, date the changelog, commit,`);
    say(`make dist/release/${nameOf('tgz', version)} and tag the commit v${version}.`);
    return;
  }
  mustRun('npm', ['version', version, '--no-git-tag-version'], 'npm could not set the version.');
  fs.writeFileSync(inRoot('CHANGELOG.md'), changelog);
  fs.writeFileSync(inRoot('README.md'), readmeOf(version));
  mustRun('git', [
    'commit',
    '--quiet',
    '-m',
    `Version ${version}`,
    '--',
    'CHANGELOG.md',
    'README.md',
    'package.json',
    'package-lock.json',
  ]);
  for (const each of ['.built', '.built-desk', 'src', 'ui'])
    fs.rmSync(inRoot('dist', each), { recursive: true, force: true });
  makePackage();
  mustRun('git', ['tag', '--annotate', `v${version}`, '-m', `Interlend ${version}`]);
  say(`Version ${version} is committed and tagged. To publish it: git push --follow-tags`);
}

// --- what may be released ---

function mustBeNewer(version) {
  const parts = (text) => /^(\d+)\.(\d+)\.(\d+)$/.exec(text)?.slice(1).map(Number);
  const wanted = parts(version);
  if (!wanted) throw new Refused(`${version} is not a version: three numbers are expected, as 1.0.0.`);
  const now = packageFile().version;
  const step = wanted.map((part, at) => part - (parts(now)?.[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
  if (step <= 0) throw new Refused(`Version ${version} does not come after ${now}, the version in package.json.`);
}

function mustBeClean() {
  const { status, stdout } = run('git', ['status', '--porcelain'], 'pipe');
  if (status !== 0) throw new Refused(`${root} is not a git checkout.`);
  if (stdout.trim() !== '')
    throw new Refused(`These files are changed or new. Commit them, or put them away:\n${stdout.trimEnd()}`);
}

/** The changelog with the version and the day over what was unreleased. */
function datedChangelog(version) {
  const text = fs.readFileSync(inRoot('CHANGELOG.md'), 'utf8');
  if (/^(<{7}|={7}|>{7})/m.test(text)) throw new Refused('CHANGELOG.md has lines of a merge that was not finished.');
  const section = /^## .*unreleased.*$/im.exec(text);
  if (!section) throw new Refused('CHANGELOG.md has no section Unreleased.');
  const rest = text.slice(section.index + section[0].length);
  const end = rest.search(/^## /m);
  if (!/^[-*] /m.test(end < 0 ? rest : rest.slice(0, end)))
    throw new Refused('The section Unreleased of CHANGELOG.md is empty: say there what changed for libraries.');
  const day = new Date().toISOString().slice(0, 10);
  return `${text.slice(0, section.index)}## Unreleased\n\n## ${version} (${day})${rest}`;
}

/** The README with the version on its first screen. */
function readmeOf(version) {
  return fs
    .readFileSync(inRoot('README.md'), 'utf8')
    .replace(/^Version \S+(?: \(not yet released\))?/m, `Version ${version}`);
}

// --- the package ---

function nameOf(kind, version = packageFile().version) {
  return `interlend-${version}.${kind}`;
}

function packageFile() {
  return JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'));
}

/** Everything is built in it: whoever installs it needs Node and npm, and no compiler. */
function makePackage() {
  mustRun('npm', ['run', '--silent', 'build'], 'Interlend could not be built.');
  const folder = inRoot('dist', 'release');
  const staged = path.join(folder, 'package');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(path.join(staged, 'dist'), { recursive: true });
  for (const each of contents) copy(each, staged);
  for (const each of ['dist/src', 'dist/ui', 'dist/build.json']) copy(each, staged);
  writeJson(path.join(staged, 'package.json'), packageToInstall());
  writeJson(path.join(staged, 'npm-shrinkwrap.json'), lockToInstall());
  const sbom = `${JSON.stringify(billOfMaterials(staged), undefined, 1)}\n`;
  fs.writeFileSync(path.join(staged, 'dist', 'sbom.cdx.json'), sbom);
  mustRun('npm', ['pack', '--silent', '--pack-destination', folder], 'npm pack failed.', staged);
  fs.writeFileSync(path.join(folder, nameOf('sbom.cdx.json')), sbom);
  fs.copyFileSync(path.join(staged, 'dist', 'ui', 'licences.txt'), path.join(folder, nameOf('licences.txt')));
  fs.rmSync(staged, { recursive: true });
  const files = fs.readdirSync(folder).sort();
  const digest = (file) =>
    createHash('sha256')
      .update(fs.readFileSync(path.join(folder, file)))
      .digest('hex');
  fs.writeFileSync(path.join(folder, 'SHA256SUMS'), files.map((file) => `${digest(file)}  ${file}\n`).join(''));
  const megabytes = (fs.statSync(path.join(folder, nameOf('tgz'))).size / 1e6).toFixed(1);
  say(`Made ${path.join('dist', 'release', nameOf('tgz'))} (${megabytes} MB), its SBOM, licences and SHA256SUMS.`);
}

function copy(name, staged) {
  // What git ignores there is of this machine: settings and secrets of its own compose.
  const hidden = (file) => /^(\.env.*|\.DS_Store|secrets)$|\.log$/.test(path.basename(file));
  fs.cpSync(inRoot(name), path.join(staged, name), { recursive: true, filter: (file) => !hidden(file) });
}

/** The package file without what only a checkout has: the command is what was built. */
function packageToInstall() {
  const { private: _, scripts: __, devDependencies: ___, overrides: ____, ...rest } = packageFile();
  return { ...rest, bin: { interlend: 'dist/src/cli/interlend.js' } };
}

/** The exact packages that were tested, without those of developers. */
function lockToInstall() {
  const lock = JSON.parse(fs.readFileSync(inRoot('package-lock.json'), 'utf8'));
  const { devDependencies: _, ...own } = lock.packages[''];
  const packages = Object.entries(lock.packages).filter(([name, each]) => name !== '' && !each.dev);
  return { ...lock, packages: { '': { ...own, bin: packageToInstall().bin }, ...Object.fromEntries(packages) } };
}

/** CycloneDX, of what is installed, with the commit that it was built from. */
function billOfMaterials(staged) {
  const args = [
    'sbom',
    '--omit',
    'dev',
    '--package-lock-only',
    '--sbom-format',
    'cyclonedx',
    '--sbom-type',
    'application',
  ];
  const { status, stdout } = run('npm', args, 'pipe', staged);
  if (status !== 0) throw new Refused('npm sbom failed.');
  const bill = JSON.parse(stdout);
  const facts = JSON.parse(fs.readFileSync(inRoot('dist', 'build.json'), 'utf8'));
  const properties = Object.entries(facts).map(([name, value]) => ({ name: `interlend:${name}`, value }));
  const { component } = bill.metadata;
  component.properties = [...(component.properties ?? []), ...properties];
  return bill;
}

function writeJson(file, value) {
  fs.writeFileSync(file, `${JSON.stringify(value, undefined, 2)}\n`);
}

function run(program, args, output, cwd = root) {
  // What `npm run` tells its script about itself would be taken for settings of the inner npm.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(config|package)_/i.test(name)));
  const npm = process.env.npm_execpath;
  const [file, words] = program === 'npm' && npm?.endsWith('js') ? [process.execPath, [npm, ...args]] : [program, args];
  const stdio = output === 'pipe' ? ['ignore', 'pipe', 'inherit'] : ['ignore', 2, 2];
  const { error, ...done } = spawnSync(file, words, { cwd, env, stdio, encoding: 'utf8', maxBuffer: 64_000_000 });
  if (error?.code === 'ENOENT') throw new Refused(`${program} was not found.`);
  if (error) throw error;
  return done;
}

function mustRun(program, args, failed = `${program} ${args[0]} failed.`, cwd = root) {
  if (run(program, args, 'shown', cwd).status !== 0) throw new Refused(failed);
}
