import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { keptIn } from '../../src/adapters/files/copy-folder.js';
import { verifyBackup } from '../../src/storage/transfer/verify.js';
import { typed } from '../cli/desk.js';
import { openNode, type PlantedNode } from '../patron-data/logged-node.js';

const mine = 'ISIL_CA-OOALG';
const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);
const nameAt = (at: Date): string =>
  `${mine}-${at
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')}.backup`;

describe('a node that makes backups by itself', function () {
  this.timeout(120_000);
  let folder: string;
  let node: PlantedNode;
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });

  const open = (backups: string, more: Record<string, string> = {}) =>
    openNode(nowhere, {
      INTERLEND_STAFF_TOKEN: 'a-staff-token-of-tests',
      INTERLEND_SECRET_KEY: 'a-secret-key-of-tests',
      INTERLEND_BACKUP_FOLDER: backups,
      ...more,
    });
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interlend-backups-'));
    node = await open(folder);
    await node.call('POST', '/patrons', { id: '20417', name: 'Sam Example' });
  });
  beforeEach(async () => {
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
  });
  after(async () => {
    await node?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const kept = async () => (await readdir(folder)).filter((name) => name.endsWith('.backup')).sort();
  const run = async (at = node) => (await at.call('POST', '/jobs/backup/run')).body;
  const notices = async (at = node): Promise<{ kind: string; text: string }[]> =>
    (await at.call('GET', '/node')).body.notices.filter(({ kind }: { kind: string }) => /^backup/.test(kind));
  const lastRun = async (at = node) => (await at.call('GET', '/jobs/backup/runs')).body.items[0];
  const refused = (at = node): Promise<string> =>
    run(at).then(
      () => 'done',
      (error: Error) => error.message,
    );

  it('says that there is none yet, makes one that reads back whole, and tells what it did', async () => {
    expect((await notices()).map(({ kind, text }) => `${kind}: ${text}`)).to.deep.equal([
      'backupOld: There is no backup yet. The job “Make a backup” makes the first one at its next run; on the page Jobs it can be run now.',
    ]);
    const { did } = await run();
    const [name = ''] = await kept();
    expect(await readdir(folder)).to.deep.equal([name]);
    expect((await stat(join(folder, name))).mode & 0o777).to.equal(0o600);
    const read = await verifyBackup(join(folder, name));
    const rows = read.tables.reduce((sum, table) => sum + table.rows, 0);
    expect(read.tables.find((table) => table.name === 'patron')?.rows).to.equal(1);
    expect(did).to.have.length(1);
    expect(did[0]).to.include({ count: rows, plain: true });
    expect(did[0].label).to.match(new RegExp(`^Rows saved in ${name} \\([\\d.]+\\s.B\\) and read back$`));
    expect(await notices()).to.deep.equal([]);
    const { out, status } = await typed(`backup verify ${join(folder, name)}`);
    expect(status).to.equal(0);
    expect(out).to.match(/^patron +1 +[0-9a-f]{16}$/m);
    expect(out).to.match(/Saved at 20\d\d-.*Z by Interlend .*; every digest is right\.$/m);
  });

  it('KF7: a node without a folder for backups warns once the library works with it, and names the setting', async () => {
    const bare = await open('');
    try {
      expect(await notices(bare), 'on the first day').to.deep.equal([]);
      await bare.call('POST', '/patrons', { id: '20417', name: 'Sam Example' });
      await bare.call('POST', '/partners', {
        code: 'LACITE',
        name: 'La Cité',
        symbols: [{ type: 'ISIL', value: 'CA-OOLAC' }],
        url: 'http://127.0.0.1:8999/iso18626',
        dialect: 'interlend',
      });
      await bare.call('POST', '/requests', { serviceType: 'Loan', title: 'Nana', patron: { id: '20417' } });
      expect(await notices(bare), 'nothing is old yet').to.deep.equal([]);
      await bare.rows(`update request set created_at = now() - interval '25 hours'`);
      const [notice] = await notices(bare);
      expect(notice).to.include({ kind: 'backupNever', setting: 'INTERLEND_BACKUP_FOLDER' });
      expect(notice?.text).to.match(/^This system makes no backups by itself: if its disk/);
    } finally {
      await bare.close();
    }
  });

  it('removes what is older than the days that it is kept for, and nothing that is not its own', async () => {
    const old = [20, 30, 40, 50].map((days) => nameAt(daysAgo(days)));
    const young = nameAt(daysAgo(3));
    const other = ['ISIL_CA-OOLAC-2020-01-01T00-00-00Z.backup', 'before-the-upgrade.backup', 'notes.txt'];
    for (const name of [...old, young, ...other]) await writeFile(join(folder, name), '');
    await mkdir(join(folder, `${old[3]}.copies`));
    await writeFile(join(folder, `${nameAt(daysAgo(1))}.unfinished.partial`), 'a process was killed here');
    const { did } = await run();
    // The newest three stay, however old: the new one, that of three days ago, that of twenty.
    const left = await readdir(folder);
    expect(left)
      .to.include.members([old[0], young, ...other])
      .and.have.length(6);
    expect(did.map(({ label, count }: { label: string; count: number }) => `${label}: ${count}`)[1]).to.equal(
      'Backups removed because they are older than 14 days: 3',
    );
  });

  it('leaves older ones alone when one fails, says why at Home and on the page of the jobs, and that the last is old', async () => {
    const old = [2, 30, 40, 50, 60].map((days) => nameAt(daysAgo(days)));
    for (const name of old) await writeFile(join(folder, name), '');
    // What stands in its way is no file that could be written.
    await rm(folder, { recursive: true });
    await writeFile(folder, '');
    expect(await refused()).to.match(/409/);
    await rm(folder);
    await mkdir(folder);
    for (const name of old) await writeFile(join(folder, name), '');
    const { outcome, problem } = await lastRun();
    expect(outcome).to.equal('failed');
    expect(problem).to.match(/^No backup was made: .* cannot be used \(ENOTDIR.*Check that the folder is there/);
    expect(await kept()).to.have.members(old);
    const [failed, tooOld] = await notices();
    expect(failed).to.include({ kind: 'backupFailed', text: `The last backup failed. ${problem}` });
    expect(tooOld?.text).to.match(/^The last good backup is from .*: more than 26 hours ago\./);
    await run();
    expect(await notices(), 'one that works ends both').to.deep.equal([]);
  });

  it('says on the page of the jobs that no folder is set, and makes none', async () => {
    const without = await open('');
    try {
      const jobs = (await without.call('GET', '/jobs')).body.items;
      const job = jobs.find(({ name }: { name: string }) => name === 'backup');
      expect(job.stopped).to.match(/^No backup is made: no folder for backups is set\./);
      expect(job).not.to.have.property('next');
      expect(await refused(without)).to.match(/409 .*no folder for backups is set/);
      expect(await notices(without)).to.deep.equal([]);
    } finally {
      await without.close();
    }
  });

  it('A18: whose disk of backups is full keeps the ones that are there, leaves no part of a file, and goes on when there is room', async function () {
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'none', folder]).status !== 0) return this.skip();
    try {
      await run();
      const [first = ''] = await kept();
      const size = (await stat(join(folder, first))).size;
      // Less room than the last one took: nothing is begun.
      await writeFile(join(folder, 'filler'), Buffer.alloc(128 * 1024 - 4096 * 2 - Math.ceil(size / 4096) * 4096));
      expect(await refused()).to.match(/409/);
      expect((await lastRun()).problem).to.match(
        /^No backup was made: the last one takes [\d.]+\s.B, and .* has room for/,
      );
      // The disk becomes full in the middle.
      await rm(join(folder, first));
      await writeFile(join(folder, 'filler'), Buffer.alloc(128 * 1024 - 4096 * 3));
      const earlier = nameAt(daysAgo(1));
      await writeFile(join(folder, earlier), 'small, and good');
      expect(await refused()).to.match(/409/);
      expect((await lastRun()).problem).to.match(/^No backup was made: the disk of .* is full\. Make room there\./);
      expect(await readdir(folder)).to.have.members([earlier, 'filler']);
      expect((await notices())[0]?.text).to.match(/^The last backup failed\. No backup was made: the disk/);
      await rm(join(folder, 'filler'));
      await run();
      expect(await kept()).to.have.length(2);
      expect(await notices()).to.deep.equal([]);
    } finally {
      spawnSync('umount', [folder]);
    }
  });

  it('stores a file of a copy once, however many backups name it; one that is damaged there is found, and stored anew', async () => {
    const copies = await mkdtemp(join(tmpdir(), 'interlend-copies-'));
    const lender = await open(folder, { INTERLEND_COPY_FOLDER: copies });
    try {
      const bytes = Buffer.from('%PDF-1.7 an article');
      await lender.call('POST', '/partners', {
        code: 'LEND',
        name: 'Lender',
        symbols: [{ type: 'ISIL', value: 'CA-LEND' }],
        url: 'http://127.0.0.1:18626',
        dialect: 'standard-1.2',
      });
      const { id: request } = (await lender.call('POST', '/requests', { serviceType: 'Copy', title: 'An article' }))
        .body;
      const add = async (id: string) => {
        await mkdir(join(copies, 'kept', id.slice(0, 2)), { recursive: true });
        await writeFile(keptIn(copies, id), bytes);
        await lender.rows(`insert into copy_file (id, request_id, side, status, name, type, bytes, sha256, made_by)
          values ('${id}', ${request}, 'borrowing', 'here', 'a.pdf', 'application/pdf', ${bytes.length},
            '${createHash('sha256').update(bytes).digest('hex')}', 'A test')`);
      };
      const [old, later] = ['7d9f3c1e-0000-4000-8000-00000000c0de', '8d9f3c1e-0000-4000-8000-00000000c0de'];
      const runs: string[] = [];
      const next = async () => {
        // A backup is named after its second.
        while ((await kept()).includes(nameAt(new Date()))) await pause(50);
        await run(lender);
        const name = (await kept()).at(-1) ?? '';
        runs.push(name);
        return join(folder, `${name}.copies`);
      };
      const fileIn = (at: string, id: string) => stat(join(at, id)).then(({ ino, nlink }) => ({ ino, nlink }));

      await add(old);
      const first = await next();
      await add(later);
      const second = await next();
      expect(await readdir(second)).to.have.members([old, later]);
      expect(await fileIn(second, old)).to.deep.equal({ ino: (await fileIn(first, old)).ino, nlink: 2 });
      expect(await fileIn(second, later)).to.include({ nlink: 1 });

      await writeFile(join(first, old), 'damaged on the disk');
      const third = await next();
      expect(await readFile(join(third, old))).to.deep.equal(bytes);
      expect(await fileIn(third, old)).to.include({ nlink: 1 });
      expect(await fileIn(third, later)).to.include({ nlink: 2 });
      const verified = await Promise.all(
        runs.map(
          async (name) => JSON.parse((await typed(`backup verify ${join(folder, name)} --json`)).out).copies.missing,
        ),
      );
      expect(verified, 'what is damaged is named by verify').to.deep.equal([[old], [old], []]);
      await rm(third.replace(/\.copies$/, ''));
      await rm(third, { recursive: true });
      expect(await readFile(join(second, later)), 'one backup less takes no file from another').to.deep.equal(bytes);
    } finally {
      await lender.close();
      await rm(copies, { recursive: true, force: true });
    }
  });

  it('a file that is torn later is found by verifying it, with what to do', async () => {
    await run();
    const [name = ''] = await kept();
    const file = join(folder, name);
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, bytes.length - 100));
    const { status, err } = await typed(`backup verify ${file}`);
    expect(status).to.equal(1);
    expect(err).to.equal(
      'The backup is damaged: it cannot be unpacked.\n→ Do not count on this file: make another backup, or use an earlier one.',
    );
    const none = await typed(`backup verify ${file}.not`);
    expect(none.err).to.match(/cannot be read \(ENOENT\)/);
  });
});
