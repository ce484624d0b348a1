/** `npm run release` on a small checkout with git and npm as they are; building and checking are a line each. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { root } from '../support/root.js';

const changelog = '# Changelog\n\n## Unreleased\n\n- Orders are faster.\n\n## 0.1.0 (2026-01-02)\n\n- First.\n';
/** What the real build leaves, as far as a package is made of it. */
const build = `const fs = require('node:fs');
for (const folder of ['dist/src/cli', 'dist/ui']) fs.mkdirSync(folder, { recursive: true });
fs.writeFileSync('dist/src/cli/interlend.js', '#!/usr/bin/env node');
fs.writeFileSync('dist/ui/licences.txt', 'MIT');
fs.writeFileSync('dist/build.json', JSON.stringify({ commit: 'abc' }));`;

describe('a release', function () {
  this.timeout(60_000);
  let checkout: string;
  const put = (file: string, text: string): void => {
    mkdirSync(dirname(join(checkout, file)), { recursive: true });
    writeFileSync(join(checkout, file), text);
  };
  const read = (file: string) => readFileSync(join(checkout, file), 'utf8');
  const git = (...args: string[]) => spawnSync('git', args, { cwd: checkout, encoding: 'utf8' }).stdout.trim();
  const release = (...words: string[]) => {
    const { npm_execpath: _, ...env } = process.env;
    const script = join(checkout, 'src/cli/release.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], { encoding: 'utf8', env });
    return { status, out: stdout, err: stderr };
  };

  beforeEach(() => {
    checkout = mkdtempSync(join(tmpdir(), 'interlend-release-'));
    const own = { name: 'interlend', version: '0.1.0', private: true };
    const scripts = { check: 'node check.cjs', build: 'node build.cjs' };
    put(
      'package.json',
      JSON.stringify({ ...own, scripts, devDependencies: { b: '1.0.0' }, dependencies: { a: '1.0.0' } }),
    );
    const packages = {
      '': { name: 'interlend', version: '0.1.0', dependencies: { a: '1.0.0' }, devDependencies: { b: '1.0.0' } },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '1.0.0', dev: true },
    };
    put('package-lock.json', JSON.stringify({ name: 'interlend', version: '0.1.0', lockfileVersion: 3, packages }));
    put('CHANGELOG.md', changelog);
    put('.gitignore', 'dist/\ndocker/.env\ndocker/secrets/\n');
    for (const each of ['docker/.env', 'docker/secrets/secret-key']) put(each, 'of this machine');
    put('check.cjs', '');
    put('build.cjs', build);
    for (const each of ['config/a.json', 'docker/compose.yaml', 'schemas/a.xsd', 'src/handbook/en/README.md'])
      put(each, 'x');
    for (const each of ['LICENSE', 'SECURITY.md']) put(each, 'x');
    put('README.md', '# Interlend\n\nVersion 0.1.0 (not yet released) · licence\n');
    mkdirSync(join(checkout, 'src/cli'), { recursive: true });
    cpSync(join(root, 'src/cli/release.mjs'), join(checkout, 'src/cli/release.mjs'));
    git('init', '--quiet');
    git('config', 'user.name', 'A');
    git('config', 'user.email', 'a@example.org');
    git('add', '.');
    git('commit', '--quiet', '--message', 'First');
  });
  afterEach(() => rmSync(checkout, { recursive: true, force: true }));

  it('sets the version, dates the changelog, tags the commit, and makes a package with SBOM, licences and checksums', () => {
    const { status, err } = release('1.0.0');
    expect(status, err).to.equal(0);
    expect(JSON.parse(read('package.json')).version).to.equal('1.0.0');
    const day = new Date().toISOString().slice(0, 10);
    expect(read('CHANGELOG.md')).to.include(`## Unreleased\n\n## 1.0.0 (${day})\n\n- Orders are faster.\n\n## 0.1.0`);
    expect(read('README.md')).to.equal('# Interlend\n\nVersion 1.0.0 · licence\n');
    expect(git('rev-parse', 'v1.0.0^{commit}')).to.equal(git('rev-parse', 'HEAD'));
    expect(git('status', '--porcelain')).to.equal('');
    const folder = join(checkout, 'dist/release');
    for (const kind of ['tgz', 'sbom.cdx.json', 'licences.txt']) {
      const file = `interlend-1.0.0.${kind}`;
      const sum = createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex');
      expect(read('dist/release/SHA256SUMS')).to.include(`${sum}  ${file}\n`);
    }
    const bill = JSON.parse(read('dist/release/interlend-1.0.0.sbom.cdx.json'));
    expect(bill.metadata.component).to.include({ version: '1.0.0' });
    expect(bill.metadata.component.properties).to.deep.include({ name: 'interlend:commit', value: 'abc' });
    spawnSync('tar', ['xzf', 'interlend-1.0.0.tgz'], { cwd: folder });
    const inside = JSON.parse(read('dist/release/package/package.json'));
    expect(inside).to.include({ version: '1.0.0' }).and.not.have.any.keys('private', 'scripts', 'devDependencies');
    expect(inside.bin).to.deep.equal({ interlend: 'dist/src/cli/interlend.js' });
    const locked = JSON.parse(read('dist/release/package/npm-shrinkwrap.json'));
    expect(Object.keys(locked.packages)).to.deep.equal(['', 'node_modules/a']);
    for (const each of [
      'dist/src/cli/interlend.js',
      'dist/build.json',
      'docker/compose.yaml',
      'schemas/a.xsd',
      'src/handbook/en/README.md',
      'LICENSE',
    ])
      expect(existsSync(join(folder, 'package', each)), each).to.equal(true);
    for (const each of ['docker/.env', 'docker/secrets'])
      expect(existsSync(join(folder, 'package', each)), each).to.equal(false);
  });

  it('refuses a changed file, a red check, an empty or unfinished changelog, and a version that is not newer', () => {
    const before = git('rev-parse', 'HEAD');
    const refused = (file: string, text: string, words: RegExp, { kept = true, version = '1.0.0' } = {}) => {
      put(file, text);
      if (kept) git('commit', '--quiet', '--all', '--message', 'Next');
      const { status, err } = release(version);
      expect(status, err).to.equal(1);
      expect(err).to.match(words);
      git('reset', '--quiet', '--hard', before);
    };
    refused('README.md', 'y', /changed or new[\s\S]*README\.md/, { kept: false });
    refused('check.cjs', 'process.exit(1)', /The check failed/);
    refused('CHANGELOG.md', changelog.replace('- Orders are faster.\n', ''), /Unreleased of CHANGELOG\.md is empty/);
    refused('CHANGELOG.md', changelog.replace('## Unreleased', '## 0.2.0'), /no section Unreleased/);
    refused('CHANGELOG.md', `${changelog}<<<<<<< HEAD\n`, /merge that was not finished/);
    refused('README.md', 'y', /does not come after 0\.1\.0/, { version: '0.1.0' });
    refused('README.md', 'y', /not a version/, { version: 'one' });
    git('tag', 'v1.0.0');
    refused('README.md', 'y', /There is a tag v1\.0\.0 already/);
    expect(git('tag')).to.equal('v1.0.0');
    expect(existsSync(join(checkout, 'dist'))).to.equal(false);
  });

  it('changes nothing with --dry-run, and says what it would do', () => {
    const before = git('rev-parse', 'HEAD');
    const { status, out, err } = release('1.0.0', '--dry-run');
    expect(status, err).to.equal(0);
    expect(out).to.include('dist/release/interlend-1.0.0.tgz');
    expect([git('rev-parse', 'HEAD'), git('tag'), git('status', '--porcelain')]).to.deep.equal([before, '', '']);
    expect(existsSync(join(checkout, 'dist'))).to.equal(false);
  });
});
