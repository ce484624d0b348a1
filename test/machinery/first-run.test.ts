import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { root } from '../support/root.js';

const lockOf = (version: string): string =>
  JSON.stringify({
    packages: { '': {}, 'node_modules/a': { version }, 'node_modules/other-system': { version, optional: true } },
  });
const hiddenLockOf = (version: string): string => JSON.stringify({ packages: { 'node_modules/a': { version } } });

/** Each leaves a line in `trace`, so that a test sees what was done. */
const npm = `import fs from 'node:fs';
fs.appendFileSync('trace', process.argv.slice(2, 4).join(' ') + '\\n');
fs.mkdirSync('node_modules', { recursive: true });
fs.writeFileSync('node_modules/.package-lock.json', fs.readFileSync('package-lock.json'));`;
const builder = `import fs from 'node:fs';
if (process.argv.some((each) => each.endsWith('vite.program.ts'))) {
  fs.appendFileSync('trace', 'program\\n');
  fs.mkdirSync('dist/src/cli', { recursive: true });
  fs.writeFileSync('dist/src/cli/interlend.js', fs.readFileSync('src/cli/interlend.ts'));
} else {
  fs.appendFileSync('trace', 'desk\\n');
  fs.mkdirSync('dist/ui', { recursive: true });
  fs.writeFileSync('dist/ui/index.html', '');
}`;
const command = `console.log(JSON.stringify(process.argv.slice(2))); process.exit(Number(process.argv[3] ?? 0));`;

describe('the first run on a checkout', () => {
  let checkout: string;
  const put = (file: string, text: string): void => {
    mkdirSync(dirname(join(checkout, file)), { recursive: true });
    writeFileSync(join(checkout, file), text);
  };
  const run = (...args: string[]) => {
    const env = { ...process.env, npm_execpath: join(checkout, 'npm.js') };
    const script = join(checkout, 'src/cli/first-run.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
      cwd: '/',
      encoding: 'utf8',
      env,
    });
    const trace = join(checkout, 'trace');
    const did = existsSync(trace) ? readFileSync(trace, 'utf8').trim().split('\n') : [];
    rmSync(trace, { force: true });
    return { status, stdout: stdout.trim(), stderr, did };
  };

  beforeEach(() => {
    checkout = mkdtempSync(join(tmpdir(), 'interlend-checkout-'));
    put('package.json', '{ "type": "module" }');
    put('package-lock.json', lockOf('1.0.0'));
    put('npm.js', npm);
    put('src/cli/interlend.ts', command);
    put('node_modules/vite/package.json', '{ "type": "module" }');
    put('node_modules/vite/bin/vite.js', builder);
    cpSync(join(root, 'src/cli/first-run.mjs'), join(checkout, 'src/cli/first-run.mjs'));
  });
  afterEach(() => rmSync(checkout, { recursive: true, force: true }));

  it('installs from the lock file, compiles, and becomes the command with its arguments and its status', () => {
    const { did, stdout, status } = run('demo', '7', '--once');
    expect(did).to.deep.equal(['ci --include=dev', 'program']);
    expect(stdout).to.equal('["demo","7","--once"]');
    expect(status).to.equal(7);
  });

  it('KF16: writes beside the program which commit it is, with a + when files were changed since, and when it was built', () => {
    const built = () => JSON.parse(readFileSync(join(checkout, 'dist/build.json'), 'utf8'));
    run('demo');
    expect(built()).to.have.all.keys('built');
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
        cwd: checkout,
        encoding: 'utf8',
      }).stdout.trim();
    git('init', '--quiet');
    git('add', 'src', 'package.json');
    git('commit', '--quiet', '--message', 'First');
    put('src/new.ts', '');
    run('demo');
    expect(built()).to.include({ commit: git('rev-parse', 'HEAD') });
    expect(Date.now() - Date.parse(built().built)).to.be.lessThan(60_000);
    put('src/cli/interlend.ts', `${command}\n`);
    run('demo');
    expect(built()).to.include({ commit: `${git('rev-parse', 'HEAD')}+` });
  });

  it('does neither a second time', () => {
    run('demo');
    const { did, stderr } = run('serve');
    expect(did).to.deep.equal([]);
    expect(stderr).to.equal('');
  });

  it('installs again when the lock file names another version', () => {
    run('demo');
    put('package-lock.json', lockOf('2.0.0'));
    expect(run('demo').did).to.include('ci --include=dev');
  });

  it('leaves alone what somebody has installed by hand, whatever is missing of other systems', () => {
    put('node_modules/.package-lock.json', hiddenLockOf('1.0.0'));
    expect(run('demo').did).to.deep.equal(['program']);
  });

  it('compiles again when a source was changed, added or removed', () => {
    run('demo');
    put('src/one-more.ts', '');
    expect(run('demo').did).to.deep.equal(['program']);
    utimesSync(join(checkout, 'src/one-more.ts'), 1, 1);
    expect(run('demo').did).to.deep.equal(['program']);
    rmSync(join(checkout, 'src/one-more.ts'));
    expect(run('demo').did).to.deep.equal(['program']);
  });

  it('builds the staff desk for a node, and again when its sources changed, but not for other commands', () => {
    put('src/ui/index.html', '');
    expect(run('user').did).to.deep.equal(['ci --include=dev', 'program']);
    expect(run('serve').did).to.deep.equal(['desk']);
    expect(run('demo').did).to.deep.equal([]);
    put('src/ui/page.tsx', '');
    expect(run('serve').did).to.deep.equal(['desk']);
  });

  it('builds both and becomes nothing for npm run build, which has nothing to do a second time', () => {
    put('src/ui/index.html', '');
    const { did, stdout, status } = run('build');
    expect(did).to.deep.equal(['ci --include=dev', 'program', 'desk']);
    expect(stdout).to.equal('');
    expect(status).to.equal(0);
    expect(run('build').did).to.deep.equal([]);
    expect(run('serve').did).to.deep.equal([]);
  });

  it('builds again what a killed build has left', () => {
    run('demo');
    rmSync(join(checkout, 'dist/.built'));
    expect(run('demo').did).to.deep.equal(['program']);
  });

  it('says in one sentence what went wrong', () => {
    put('npm.js', 'process.exit(1)');
    const { status, stderr } = run('demo');
    expect(status).to.equal(1);
    expect(stderr).to.include('could not be installed').and.not.include('at ');
  });

  it('goes on when a run that was preparing the checkout has been killed', () => {
    put('dist/.first-run/owner', '999999999');
    expect(run('demo').did).to.deep.equal(['ci --include=dev', 'program']);
  });
});
