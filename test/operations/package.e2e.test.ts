/** The package that `npm run release` makes, installed by an ordinary account with nothing but Node, npm and a PostgreSQL. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { root } from '../support/root.js';

/** `nobody`, where the tests run as root; else whoever runs them. */
const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const unreachable = /E(NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|NOTCACHED)|ERR_SOCKET|CERT/;
/** How npm gets to its registry here, and nothing else of whoever runs the tests. */
const theWayOut = /^(PATH|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|(https?|no)_proxy|npm_config_(registry|cafile))$/i;

/** Bytes of a folder, links not followed. */
function sizeOf(folder: string): number {
  let bytes = 0;
  for (const each of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (each.isFile()) bytes += statSync(join(each.parentPath, each.name)).size;
  return bytes;
}

describe('the package of a release', function () {
  this.timeout(600_000);
  let folder: string;
  let database: TestDatabase;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'interlend-package-'));
    if (account.uid !== undefined) chownSync(folder, account.uid, account.gid);
    database = await createTestDatabase();
  });
  after(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('KF12: is installed by an ordinary account without compiler and packages of developers, and serves a node', async function () {
    const made = spawnSync('npm', ['run', '--silent', 'release', '--', '--package-only'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(made.status, made.stderr).to.equal(0);
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const file = `interlend-${version}.tgz`;
    const home = join(folder, 'home');
    mkdirSync(home);
    if (account.uid !== undefined) chownSync(home, account.uid, account.gid);
    // not in the checkout, which the account may not read
    const tarball = join(folder, file);
    spawnSync('cp', [join(root, 'dist/release', file), tarball]);
    const out = Object.fromEntries(Object.entries(process.env).filter(([name]) => theWayOut.test(name)));
    const env = { ...out, HOME: home };
    const words = [
      'install',
      '--global',
      '--prefix',
      join(folder, 'prefix'),
      '--omit=dev',
      '--no-audit',
      '--no-fund',
      '--fetch-retries=1',
    ];
    const installed = spawnSync('npm', [...words, tarball], { cwd: folder, env, encoding: 'utf8', ...account });
    if (installed.status !== 0 && unreachable.test(installed.stderr)) {
      process.stderr.write('    The npm registry cannot be reached: the package was not installed.\n');
      return this.skip();
    }
    expect(installed.status, installed.stderr).to.equal(0);

    const place = join(folder, 'prefix/lib/node_modules/interlend');
    const packages = readdirSync(join(place, 'node_modules'));
    expect(packages).to.include('pg').and.not.include.members(['typescript', 'vite', 'mocha']);
    expect(sizeOf(place) / 1e6, 'megabytes').to.be.lessThan(250);

    const command = join(folder, 'prefix/bin/interlend');
    const named = spawnSync(command, ['--version'], { cwd: home, env, encoding: 'utf8', ...account });
    expect(named.stdout).to.match(
      new RegExp(`^${version.replaceAll('.', '\\.')} \\(.*built \\d{4}-\\d\\d-\\d\\d\\)\\n$`),
    );

    const node = spawn(command, ['serve'], {
      cwd: home,
      env: {
        ...env,
        INTERLEND_NAME: 'Library of the Hills',
        INTERLEND_SYMBOLS: 'ISIL:CA-HILLS',
        INTERLEND_PORT: '0',
        INTERLEND_ADMIN_PORT: '0',
        INTERLEND_DATA: join(home, 'data'),
        DATABASE_URL: database.url,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...account,
    });
    let said = '';
    const url = await new Promise<string>((open, ended) => {
      node.stderr.on('data', (text: Buffer) => {
        said += text.toString('utf8');
      });
      node.stdout.on('data', (text: Buffer) => {
        said += text.toString('utf8');
        const found = /partners at (\S+)\/iso18626/.exec(said)?.[1];
        if (found) open(found);
      });
      node.once('exit', () => ended(new Error(`It ended: ${said}`)));
    });
    try {
      const reached = url.replace('0.0.0.0', '127.0.0.1');
      expect((await fetch(`${reached}/health/live`)).status).to.equal(200);
      expect(await (await fetch(`${reached}/`)).text(), 'the staff desk').to.include('<div id="desk"');
    } finally {
      const ended = once(node, 'exit');
      node.kill('SIGTERM');
      await ended;
    }
  });
});
