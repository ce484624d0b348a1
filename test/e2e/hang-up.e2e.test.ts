/** SIGHUP: what it does to a node, and to its terminal’s node; and which program runs after it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { appendFile, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { builtProgram } from '../support/built-program.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { migrated } from '../support/migrated.js';
import { root } from '../support/root.js';
import { callAnew } from '../support/upgrade/call-anew.js';
import { familyOf, newFolder, start, untilGone } from './support/program.js';

const staffToken = 'a-staff-token-of-tests';

describe('a node that gets SIGHUP', function () {
  this.timeout(300_000);
  let database: TestDatabase;
  const running: ChildProcess[] = [];
  const envOf = (over: Record<string, string> = {}): Record<string, string> => ({
    DATABASE_URL: database.url,
    INTERLEND_SETTINGS: 'none',
    INTERLEND_NAME: 'Algonquin College',
    INTERLEND_SYMBOLS: 'ISIL:CA-OOALG',
    INTERLEND_SECRET_KEY: 'a-secret-key-of-tests',
    INTERLEND_STAFF_TOKEN: staffToken,
    INTERLEND_PORT: '0',
    INTERLEND_ADMIN_PORT: '0',
    INTERLEND_DATABASE_CONNECTIONS: '12',
    ...over,
  });
  beforeEach(async () => {
    database = await createTestDatabase(migrated);
  });
  afterEach(async () => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
    await database?.drop();
  });

  const partnersAt = /partners at (\S+)\/iso18626/;

  it('KF2: and is one process goes on, answers every call and says what is to be done instead', async () => {
    const node = start(['serve'], envOf());
    running.push(node.child);
    const [, url = ''] = await node.until(partnersAt);
    const calls = callAnew(url, staffToken);
    for (let times = 1; times <= 3; times += 1) {
      const answered = calls.ended();
      node.child.kill('SIGHUP');
      while (node.said().split('stop it and start it again').length <= times) await pause(20);
      while (calls.ended() < answered + 5) await pause(20);
    }
    const { wrong } = await calls.stop();
    expect(wrong).to.deep.equal([]);
    expect(node.said()).to.match(
      /^kill -HUP replaces nothing in a node of one process, and it goes on\. After an upgrade/m,
    );
    node.child.kill('SIGTERM');
    expect((await node.ended).status).to.equal(0);
  });

  it('KF2: because its terminal is closed answers the call that is under way, and ends', async function () {
    if (process.platform !== 'linux') this.skip();
    const { PATH = '', HOME = '' } = process.env;
    const command = `"${process.execPath}" "${builtProgram()}" serve`;
    const terminal = spawn('script', ['--quiet', '--command', command, '/dev/null'], {
      cwd: root,
      env: { PATH, HOME, TERM: 'dumb', ...envOf() },
    });
    running.push(terminal);
    let said = '';
    terminal.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    while (!partnersAt.test(said)) await pause(20);
    const { port } = new URL(partnersAt.exec(said)?.[1] ?? '');
    const [, ...node] = familyOf(terminal.pid ?? 0);
    const call = connect(Number(port), '127.0.0.1');
    const answer = answerOn(call);
    const body = '{"title":"Lakes"}';
    const head = `POST /api/v1/requests HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${staffToken}\r\ncontent-type: application/json\r\n`;
    await new Promise((done) => call.write(`${head}content-length: ${body.length}\r\n\r\n${body.slice(0, 5)}`, done));
    // It has the beginning of the call: a second one on another connection is answered after it.
    await fetch(`http://127.0.0.1:${port}/health/live`);
    terminal.kill('SIGKILL');
    while (await isOpen(Number(port))) await pause(10);
    call.write(body.slice(5));
    expect(await answer).to.match(/^HTTP\/1\.1 (201|400|409|422) /);
    await untilGone(node);
  });

  it('KF2: runs what is built on the disk in each of its processes, and says so where the sources were not built; no call is lost', async () => {
    builtProgram();
    const copy = await newFolder('on-disk');
    try {
      // With their times to the last digit: by them is known what was built of which sources. A moved clock would move them too.
      const parts = ['src', 'migrations', 'config', 'schemas', 'package.json', 'package-lock.json', 'tsconfig.json'];
      await mkdir(join(copy, 'dist'));
      for (const part of [...parts, 'dist/src', 'dist/.built'])
        execFileSync('cp', ['-a', join(root, part), join(copy, part)], { env: { PATH: process.env['PATH'] ?? '' } });
      await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
      const node = start(['serve'], envOf({ INTERLEND_PROCESSES: '2' }), copy);
      running.push(node.child);
      const [, url = ''] = await node.until(partnersAt);
      const logged = (words: RegExp) =>
        eventually(`the log says ${words}`, async () => words.test(node.log()), 120_000);
      await logged(/share its ports/);
      const calls = callAnew(url, staffToken);

      // Another build is put in place of the one that runs.
      await buildIs('"new"', copy);
      node.child.kill('SIGHUP');
      await logged(/All processes of this node were replaced/);
      for (let n = 0; n < 4; n += 1) expect(await buildAt(url)).to.equal('new');

      // Sources that nobody has built: what runs goes on.
      const workers = familyOf(node.child.pid ?? 0).slice(1);
      await appendFile(join(copy, 'src/http/operations.ts'), '\n// news\n');
      node.child.kill('SIGHUP');
      await logged(
        /changed since the program was built\. Write npm run build in \S+, then kill -HUP again\. Nothing was replaced/,
      );
      expect(familyOf(node.child.pid ?? 0).slice(1)).to.deep.equal(workers);

      // And no program at all.
      await rm(join(copy, 'dist/src/cli/interlend.js'));
      node.child.kill('SIGHUP');
      await logged(/interlend\.js is missing: the program is not built\. Write npm run build/);
      expect(familyOf(node.child.pid ?? 0).slice(1)).to.deep.equal(workers);
      expect(await buildAt(url)).to.equal('new');
      const { wrong, answered } = await calls.stop();
      expect(wrong).to.deep.equal([]);
      expect(answered).to.be.greaterThan(20);
      node.child.kill('SIGTERM');
      await node.ended;
    } finally {
      for (const child of running.splice(0)) child.kill('SIGKILL');
      await rm(copy, { recursive: true, force: true });
    }
  });
});

/** What its sign of life says is part of the build. */
async function buildIs(build: string, folder: string): Promise<void> {
  const chunks = join(folder, 'dist/src/chunks');
  let changed = 0;
  for (const name of (await readdir(chunks)).filter((each) => each.endsWith('.js'))) {
    const text = await readFile(join(chunks, name), 'utf8');
    const news = text.replace(/status: ?[`"']live[`"']/g, `$&, build: ${build}`);
    if (news === text) continue;
    changed += 1;
    await writeFile(join(chunks, name), news);
  }
  if (changed === 0) throw new Error('The sign of life is in no chunk of the program.');
}

const buildAt = async (url: string): Promise<unknown> =>
  ((await (await fetch(`${url}/health/live`, { headers: { connection: 'close' } })).json()) as { build?: string })
    .build;

const isOpen = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });

/** The first bytes that come back; how it ended where none come. */
const answerOn = (socket: Socket): Promise<string> =>
  new Promise((done) => {
    socket.once('data', (bytes) => done(bytes.toString('utf8')));
    socket.once('error', (error) => done(error.message)).once('close', () => done('closed'));
  });
