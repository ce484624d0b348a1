import { expect } from 'chai';
import pg from 'pg';
import { migrations } from '../../migrations/index.js';
import { oldLibraries, openOldDatabase } from '../support/upgrade/old-database.js';
import { atTerminal, run } from './support/program.js';

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
        /^ {2}FiguresOfAll1766926000000: All numbers of the reports are removed and counted again/m,
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
});
