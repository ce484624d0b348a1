import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { createCopyFolder } from '../../src/adapters/files/copy-folder.js';

const id = '11111111-2222-4333-8444-555555555555';

describe('the folder of copies', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'interlend-folder-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));
  const incoming = () => readdir(join(root, 'incoming')).catch(() => []);

  it('takes a file in, keeps it under its id, and gives it from any byte on; nobody else may read it', async () => {
    const folder = createCopyFolder(root);
    const taken = await folder.takeIn(Readable.from([Buffer.from('%PDF-1.7 '), Buffer.from('hello')]), 100);
    if (taken.kind !== 'whole') throw new Error(taken.kind);
    expect(taken.bytes).to.equal(14);
    expect(Buffer.from(taken.head).toString()).to.equal('%PDF-1.7 hello');
    await folder.keep(taken.part, id);
    expect(await incoming()).to.deep.equal([]);
    const rest = await folder.read(id, 9);
    expect(rest && (await buffer(rest.stream)).toString()).to.equal('hello');
    expect((await stat(join(root, 'kept', '11', id))).mode & 0o077).to.equal(0);
    await folder.remove(id);
    expect(await folder.read(id)).to.equal(undefined);
  });

  it('leaves nothing of what is too large or breaks off', async () => {
    const folder = createCopyFolder(root);
    expect((await folder.takeIn(Readable.from([Buffer.alloc(60), Buffer.alloc(60)]), 100)).kind).to.equal('tooLarge');
    const broken = new Readable({ read() {} });
    broken.push(Buffer.alloc(10));
    setTimeout(() => broken.destroy(new Error('gone')), 20);
    expect((await folder.takeIn(broken, 100)).kind).to.equal('cut');
    expect(await incoming()).to.deep.equal([]);
  });

  it('goes on with a file that is being fetched, and sums up the whole', async () => {
    const folder = createCopyFolder(root);
    await folder.goOn(id, Readable.from([Buffer.from('first ')]), 100);
    expect(await folder.fetched(id)).to.equal(6);
    const whole = await folder.goOn(id, Readable.from([Buffer.from('then')]), 100);
    const at_once = await folder.takeIn(Readable.from([Buffer.from('first then')]), 100);
    expect(whole.kind === 'whole' && at_once.kind === 'whole' && whole.sha256).to.equal(
      at_once.kind === 'whole' && at_once.sha256,
    );
  });

  it('is swept of what killed processes left, and of nothing that somebody still writes', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', 'console.log(process.pid)']);
    const host = hostname().replace(/[^A-Za-z0-9-]/g, '-');
    const dead = `${host}.${stdout.trim()}.aaaaaaaaaaaa.x`;
    const before = `${host}.${process.pid}.bbbbbbbbbbbb.x`;
    const alive = `${host}.${process.ppid}.cccccccccccc.x`;
    const elsewhere = 'another-machine.1.dddddddddddd.x';
    await mkdir(join(root, 'incoming'), { recursive: true });
    await mkdir(join(root, 'kept', '11'), { recursive: true });
    for (const name of [dead, before, alive, elsewhere]) await writeFile(join(root, 'incoming', name), 'half');
    await writeFile(join(root, 'kept', '11', id), 'nobody wants it');
    const isWritten = new Date();
    for (const place of [
      ...[dead, before, alive, elsewhere].map((name) => join('incoming', name)),
      join('kept', '11', id),
    ])
      await utimes(join(root, place), isWritten, isWritten);
    const folder = createCopyFolder(root);
    const nobody = async () => new Set<string>();
    expect(await folder.sweep(nobody)).to.equal(2);
    expect((await incoming()).sort()).to.deep.equal([alive, elsewhere].sort());
    const old = new Date(Date.now() - 2 * 3_600_000);
    await utimes(join(root, 'kept', '11', id), old, old);
    expect(await folder.sweep(async (ids) => new Set(ids))).to.equal(0);
    expect(await folder.sweep(nobody)).to.equal(1);
  });

  it('knows no id that leads out of it', async () => {
    const folder = createCopyFolder(root);
    let problem = '';
    await folder.read('../../../../etc/passwd').catch((error: Error) => {
      problem = error.message;
    });
    expect(problem).to.match(/is no id of a copy/);
  });
});
