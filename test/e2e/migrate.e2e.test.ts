import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import { migrations } from '../../migrations/index.js';
import type { TransferReport } from '../../src/storage/transfer/fill.js';
import { createTestDatabase } from '../support/databases.js';
import { oldLibraries, openOldDatabase } from '../support/upgrade/old-database.js';
import { historyHasIt, openOldProgram } from '../support/upgrade/old-program.js';
import { answerOf, atTerminal, newFolder, run } from './support/program.js';

describe('interlend migrate', function () {
  this.timeout(180_000);

  it('says what it is going to do and what cannot be taken back, does nothing without a yes, and does it after one', async () => {
    const home = await openOldDatabase(oldLibraries.algonquin);
    const client = new pg.Client({ connectionString: home.url });
    await client.connect();
    const done = async () => (await client.query<{ name: string }>('select name from migration')).rows.length;
    const env = { INTERLEND_NAME: 'Algonquin', INTERLEND_SYMBOLS: 'ISIL:CA-OOALG', DATABASE_URL: home.url };
    try {
      const before = await done();
      const looked = await run(['migrate', '--dry-run'], env);
      expect(looked.status, looked.err).to.equal(0);
      expect(looked.out).to.match(new RegExp(`^${migrations.length - before} steps to be done:$`, 'm'));
      expect(looked.out).to.match(/^4 of them cannot be taken back:$/m);
      expect(looked.out).to.match(
        /^ {2}Counts figures of all partners together, [^.]*\. All numbers of the reports are removed and counted again/m,
      );
      expect(looked.out).to.match(/restore a backup that was made before: interlend backup --to FILE\.$/m);

      const unasked = await run(['migrate'], env);
      expect(unasked.status).to.equal(1);
      expect(unasked.err).to.match(
        /^Nothing was changed: some steps cannot be taken back, and nobody is here to be asked\.\n→ .*migrate --yes\.$/m,
      );
      expect(await done()).to.equal(before);

      for (const key of ['no\n', 'yes or no\n', '\n', '\u0004', '\u0003']) {
        const asked = await atTerminal('migrate', key, env);
        expect(asked.said, JSON.stringify(key)).to.match(
          /Is there a backup, and shall it begin\? \(yes\/no\)[\s\S]*\nNothing was changed\.\s*$/,
        );
        expect(asked.status).to.equal(1);
        expect(await done()).to.equal(before);
      }

      const migrated = await atTerminal('migrate', 'yes\n', env);
      expect(migrated.status, migrated.said).to.equal(0);
      expect(migrated.said).to.match(new RegExp(`^Migrated: ${migrations.length - before} steps\\.\\s*$`, 'm'));
      expect(await done()).to.equal(migrations.length);
      const again = await run(['migrate'], env);
      expect(again).to.include({ status: 0, out: 'The database has the shape of this version already.\n' });
    } finally {
      await client.end();
      await home.drop();
    }
  });

  it('KF1: asks nobody where it is started with --yes, and writes and reads back a backup before the first step', async () => {
    const home = await openOldDatabase(oldLibraries.lacite);
    const folder = await newFolder('upgrade');
    const env = { INTERLEND_NAME: 'La Cité', INTERLEND_SYMBOLS: 'ISIL:CA-OOLAC', DATABASE_URL: home.url };
    try {
      // A folder that cannot be one: nothing is done without the backup.
      await writeFile(join(folder, 'a-file'), '');
      const refused = await run(['migrate', '--yes', '--backup-to', join(folder, 'a-file')], env);
      expect(refused.status).to.equal(1);
      expect(refused.err).to.match(
        /^No backup could be written into \S+a-file: .*\. Nothing was changed\.\n→ Make room/m,
      );
      expect((await run(['migrate', '--dry-run'], env)).out).to.match(/steps to be done:$/m);

      const place = join(folder, 'before');
      const migrated = await run(['migrate', '--yes', '--backup-to', place], env);
      expect(migrated.status, migrated.err).to.equal(0);
      expect(migrated.out).to.match(
        /^Backup: \S+before-upgrade-\d{8}T\d{6}Z\.backup\.\n(Done: .*\n)+Migrated: \d+ steps\.$/m,
      );
      const [file = '', ...more] = await readdir(place);
      expect(more).to.deep.equal([]);
      const read = await answerOf<{ migrations: string[] }>(['backup', 'verify', join(place, file)], {});
      expect(read.migrations.length).to.be.lessThan(migrations.length);

      // Nothing is to be done: no backup either.
      const again = await run(['migrate', '--yes', '--backup-to', place], env);
      expect(again.out).to.equal('The database has the shape of this version already.\n');
      expect(await readdir(place)).to.deep.equal([file]);
    } finally {
      await home.drop();
      await rm(folder, { recursive: true });
    }
  });
});

describe('a backup that this version makes of a database that is not migrated yet', function () {
  this.timeout(300_000);

  /** Digests by table, of what the backup holds. */
  const digestsOf = ({ tables }: TransferReport) =>
    Object.fromEntries(
      tables.filter(({ rows }) => rows > 0).map(({ name, rows, sha256 }) => [name, `${rows} ${sha256}`]),
    );
  const names = { INTERLEND_NAME: 'Algonquin', INTERLEND_SYMBOLS: 'ISIL:CA-OOALG' };

  it('KF3: holds what is there, row for row, and comes back with this version and with the version before', async function () {
    if (!historyHasIt()) this.skip();
    const folder = await newFolder('backup-before');
    const home = await openOldDatabase(oldLibraries.algonquin);
    const [fresh, old] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    const program = await openOldProgram();
    const backupOf = (url: string, name: string) =>
      answerOf<TransferReport>(['backup', '--to', join(folder, name)], { DATABASE_URL: url });
    try {
      const before = await backupOf(home.url, 'before.backup');
      expect(before.tables.find(({ name }) => name === 'request')?.rows).to.be.greaterThan(0);
      const migrated = await run(['migrate', '--yes'], { ...names, DATABASE_URL: home.url });
      expect(migrated.status, migrated.err).to.equal(0);

      // With the version before: exactly what was there.
      const back = program.run(['restore', '--from', join(folder, 'before.backup'), '--database', old.url], names);
      expect(back.status, back.out).to.equal(0);
      const restored = digestsOf(await backupOf(old.url, 'old.backup'));
      const { node_check: _, ...same } = restored;
      const { node_check: __, ...wanted } = digestsOf(before);
      expect(same).to.deep.equal(wanted);

      // With this version: as it was, brought to this version's shape.
      const on = await run(['restore', '--from', join(folder, 'before.backup'), '--database', fresh.url], names);
      expect(on.status, on.err).to.equal(0);
      const [there, here] = await Promise.all([backupOf(fresh.url, 'fresh.backup'), backupOf(home.url, 'home.backup')]);
      const rowsOf = ({ tables }: TransferReport) =>
        Object.fromEntries(tables.map(({ name, rows }) => [name, rows]).filter(([name]) => name !== 'node_check'));
      expect(rowsOf(there)).to.deep.equal(rowsOf(here));
      for (const name of ['request', 'history', 'citation', 'inbound_message'])
        expect(digestsOf(there)[name], name).to.equal(digestsOf(here)[name]);
    } finally {
      await program.close();
      await Promise.all([home.drop(), fresh.drop(), old.drop()]);
      await rm(folder, { recursive: true });
    }
  });
});
