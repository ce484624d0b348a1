/** What systems people do with a node: start and stop it by npm, call it from anywhere, give it a wrong folder. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Setup, settleSettings } from '../../src/cli/setup/node.js';
import { setupWords } from '../../src/cli/setup/words.js';
import { versionText } from '../../src/program-files.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { clockOfThisProcess } from '../support/moved-clock.js';
import { root } from '../support/root.js';
import { familyOf, newFolder, run, start, untilGone } from './support/program.js';
import { stopped } from './support/two-libraries.js';

const library = {
  INTERLEND_NAME: 'Library of the Hills',
  INTERLEND_SYMBOLS: 'ISIL:CA-HILLS',
  INTERLEND_PORT: '0',
  INTERLEND_ADMIN_PORT: '0',
};

describe('a node in the hands of systems people', function () {
  this.timeout(180_000);
  let folder: string;
  let database: TestDatabase;
  before(async () => {
    folder = await newFolder('operating');
    database = await createTestDatabase();
  });
  after(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });
  const env = () => ({ ...library, INTERLEND_DATA: folder, DATABASE_URL: database.url });

  it('FC5: npm start ends the node with it: nobody is left on its ports', async () => {
    const { PATH = '', HOME = '' } = process.env;
    const npm = spawn('npm', ['start'], {
      cwd: root,
      env: { PATH, HOME, ...clockOfThisProcess(), ...env() },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    await new Promise<void>((open, ended) => {
      npm.stdout.on('data', (text: Buffer) => {
        said += text.toString('utf8');
        if (/partners at http/.test(said)) open();
      });
      npm.once('exit', () => ended(new Error(`npm start ended: ${said}`)));
    });
    const family = familyOf(npm.pid ?? 0);
    expect(family.length).to.be.greaterThan(1);
    npm.kill('SIGTERM');
    await once(npm, 'exit');
    await untilGone(family, 20_000);
  });

  it('FC13, FC17: says in plain sentences where it is open, and keeps its log beside them, with levels in words', async () => {
    const node = start(['serve'], { ...env(), INTERLEND_LOG_LEVEL: 'debug' });
    const [, url = ''] = await node.until(/partners at (\S+)\/iso18626/);
    await node.until(/\/metrics\./);
    await fetch(`${url}/iso18626`, { method: 'POST', headers: { 'content-type': 'application/xml' }, body: '<a/>' });
    expect(node.said()).to.include(`The staff desk: ${url}/\n`);
    await stopped(node);
    const { out, err } = await node.ended;
    expect(out.split('\n').filter((line) => line.startsWith('{'))).to.deep.equal([]);
    const entries = err.split('\n').filter((line) => line.startsWith('{'));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(JSON.parse(entries[0] ?? ''), 'KF16').to.include({ msg: 'Interlend starts', version });
    const answered = entries.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'answered a partner');
    expect(answered).to.include({ level: 'warn', door: 'iso18626', status: 401 });
    expect(answered.time).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it('FC7: names the setting of a data folder in which nothing can be written, in a sentence', async () => {
    for (const data of ['/proc/nope', '/dev/null/data']) {
      const { status, err } = await run(['serve'], { ...env(), INTERLEND_DATA: data });
      expect([status, err]).to.deep.equal([
        2,
        `Settings:\n  INTERLEND_DATA names ${data}, but nothing can be written there (${data === '/proc/nope' ? 'ENOENT' : 'ENOTDIR'}): a folder is expected that the user of this process may write to.\n`,
      ]);
    }
  });

  it('FC3: the command works by its own name in an empty folder, and names itself so that it can be pasted', () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const linked = join(folder, 'interlend');
    symlinkSync(join(root, 'src/cli/first-run.mjs'), linked);
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const { built, ...rest } = JSON.parse(readFileSync(join(root, 'dist/build.json'), 'utf8'));
    const whole = versionText({ version, built, ...rest });
    expect(whole)
      .to.include(`${version} (`)
      .and.include(`built ${String(built).slice(0, 10)})`);
    expect(execFileSync(linked, ['--version'], { cwd: empty, encoding: 'utf8' })).to.equal(`${whole}\n`);
    const program = join(root, 'src/cli/first-run.mjs');
    expect(execFileSync('node', [program, '--version'], { cwd: empty, encoding: 'utf8' })).to.equal(`${whole}\n`);
    const { next } = setupWords('en');
    expect(next.start('/srv/ill', `node ${program}`)).to.equal(`  Start the node in /srv/ill:  node ${program} serve`);
  });

  it('KF18: a node that is started in a fresh folder names the setup', async () => {
    const fresh = join(folder, 'fresh');
    mkdirSync(fresh);
    const program = join(root, 'src/cli/first-run.mjs');
    const { PATH = '', HOME = '' } = process.env;
    const env = { PATH, HOME, INTERLEND_COMMAND: 'interlend' };
    const { status, stderr } = spawnSync('node', [program, 'serve'], { cwd: fresh, env, encoding: 'utf8' });
    expect(status).to.equal(2);
    expect(stderr).to.include('There are no settings of a node here. interlend setup asks for them');
  });

  it('KF15: setup says in a sentence that nothing can be written where it was told to, without a stack', () => {
    const words = ['setup', '--yes', '--folder', '/dev/null/node', '--name', 'X', '--symbol', 'ISIL:CA-X'];
    const { status, stderr } = spawnSync('node', [join(root, 'src/cli/first-run.mjs'), ...words], { encoding: 'utf8' });
    expect(status, stderr).to.equal(1);
    expect(stderr).to.match(/Nothing can be written to \/dev\/null\/node\S*: a part of that path is a file\./);
    expect(stderr).not.to.match(/^ {4}at /m);
  });

  it('FC10: setup gives no symbol a type that nobody named', () => {
    const words = ['setup', '--yes', '--folder', join(folder, 'garbage'), '--name', 'X', '--symbol', 'garbage'];
    const { status, stderr } = spawnSync('node', [join(root, 'src/cli/first-run.mjs'), ...words], { encoding: 'utf8' });
    expect(status).to.equal(2);
    expect(stderr).to.include('--symbol: A symbol is a type and a value: ISIL:CA-OOALG.');
  });

  it('KF6: setup for an address with https trusts the proxy of this machine, whose callers are told apart by what it says', async () => {
    const written = async (name: string, address: string) => {
      const order = { folder: join(folder, name), name, symbol: 'ISIL:CA-X', address, language: 'en', yes: true };
      const setup = { order, words: setupWords('en'), terminal: undefined, env: {}, say: () => {} };
      return (await settleSettings(setup as unknown as Setup)).env['INTERLEND_TRUSTED_PROXIES'];
    };
    expect(await written('sealed', 'https://ill.example.ca')).to.equal('127.0.0.1');
    expect(await written('open', 'http://127.0.0.1:8799')).to.equal(undefined);
  });

  it('FC11: two libraries set up on one machine have ports of their own', async () => {
    const own = async (name: string, address: string) => {
      const order = { folder: join(folder, name), name, symbol: 'ISIL:CA-X', address, language: 'en', yes: true };
      const setup = { order, words: setupWords('en'), terminal: undefined, env: {}, say: () => {} };
      const { env: written } = await settleSettings(setup as unknown as Setup);
      return [written['INTERLEND_PORT'], written['INTERLEND_ADMIN_PORT']];
    };
    const [port, adminPort] = await own('first', 'https://first.example.ca');
    const taken = [port, adminPort].map((each) => createServer().listen(Number(each), '127.0.0.1'));
    try {
      await Promise.all(taken.map((server) => once(server, 'listening')));
      const second = await own('second', 'https://second.example.ca');
      expect(new Set([port, adminPort, ...second]).size).to.equal(4);
    } finally {
      for (const server of taken) server.close();
    }
  });
});
