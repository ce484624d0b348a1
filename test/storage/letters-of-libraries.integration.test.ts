import { expect } from 'chai';
import { QueriesInEachLanguage1766929000000 } from '../../migrations/1766929000000-queries-in-each-language.js';
import { LettersOfLibraries1766929500000 } from '../../migrations/1766929500000-letters-of-libraries.js';
import { openDatabase } from '../../src/storage/database/database.js';
import { createTestDatabase } from '../support/databases.js';
import { migrated } from '../support/migrated.js';

describe('letters that were worded or switched before libraries could word them for themselves', () => {
  it('stay as they are: the words are those of all libraries, and what was off or on is so', async () => {
    const home = await createTestDatabase(migrated);
    const database = await openDatabase({ url: home.url, connections: 2, name: 'interlend letters of libraries' });
    const { pool, dataSource } = database;
    const rows = async (sql: string) => (await pool.query(sql)).rows;
    try {
      const runner = dataSource.createQueryRunner();
      const steps = [new QueriesInEachLanguage1766929000000(), new LettersOfLibraries1766929500000()];
      for (const step of [...steps].reverse()) await step.down(runner);

      await pool.query(`insert into letter_wording (code, language, subject, body, based_on, changed_by)
        values ('fees', 'en', 'You owe', '# You owe', '{"subject": "Before", "body": "# Before"}', 'Marie')`);
      await pool.query(`delete from letter_off where code = 'requestNotFilled'`);
      await pool.query(`insert into letter_off (code, by) values ('courtesy', 'Marie')`);
      await pool.query(
        `insert into request (side, service_type, state, external_id) values ('borrowing', 'Loan', 'new', 'A1')`,
      );
      await pool.query(`insert into history (request_id, actor_kind, actor, event, facts)
        select id, 'staff', 'Marie', 'patronQueried', '{"type": 5, "heading": "A question", "headingFrench": "Une question"}'
        from request`);
      for (const step of steps) await step.up(runner);
      await runner.release();

      expect(await rows('select library_code, code, subject, changed_by from letter_wording')).to.deep.equal([
        { library_code: null, code: 'fees', subject: 'You owe', changed_by: 'Marie' },
      ]);
      expect(await rows('select code, used from letter_use order by code')).to.deep.equal([
        { code: 'courtesy', used: false },
        { code: 'requestNotFilled', used: true },
      ]);
      expect(await rows('select facts from history')).to.deep.equal([
        { facts: { type: 5, heading: { in: { en: 'A question', fr: 'Une question' } } } },
      ]);
    } finally {
      await database.close();
      await home.drop();
    }
  });
});
