import { expect } from 'chai';
import { type Database, openDatabase } from '../../src/storage/database/database.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { migrated } from '../support/migrated.js';
import { wronglyShown } from '../support/open-requests.js';

describe('the view of what is under way', () => {
  let home: TestDatabase;
  let database: Database;
  before(async () => {
    home = await createTestDatabase(migrated);
    database = await openDatabase({ url: home.url, connections: 2, name: 'interlend open requests' });
  });
  after(async () => {
    await database?.close();
    await home?.drop();
  });
  const rows = async (sql: string) => (await database.pool.query(sql)).rows;
  const wrong = () => wronglyShown((sql) => database.pool.query(sql));

  it('follows what the version before this one writes, which says nothing of it', async () => {
    const [{ id }] = await rows(`insert into request (side, service_type, state, external_id, facts)
      values ('borrowing', 'Loan', 'requestSent', 'OLD-1', '{"waitingSince": "2026-11-02T09:00:00Z"}') returning id`);
    await rows(`insert into citation (request_id, title, bibliographic, service)
      values (${id}, 'A highway', '{"title": "A highway"}', '{"needBeforeDate": "2026-12-01"}')`);
    await rows(
      `insert into attention (request_id, reason, says) values (${id}, 'message', '{}'), (${id}, 'refused', '{}')`,
    );
    await rows(
      `insert into note (request_id, text, active, author_kind, author) values (${id}, 'Where is it?', true, 'partner', 'La Cité')`,
    );
    await rows(
      `update request set version = version + 1, state = 'willSupply', attention_count = 2, facts = '{}' where id = ${id}`,
    );
    expect(await wrong()).to.deep.equal([]);
    expect(
      await rows(
        `select state, marks, active_notes, needed_by, waiting_since from open_request where request_id = ${id}`,
      ),
    ).to.deep.equal([
      {
        state: 'willSupply',
        marks: ['message', 'refused'],
        active_notes: 1,
        needed_by: '2026-12-01',
        waiting_since: null,
      },
    ]);
  });

  it('follows a change that no step makes after steps that kept it themselves', async () => {
    const [{ id }] =
      await rows(`insert into request (side, service_type, state, external_id, shown_version, version, attention_count)
      values ('lending', 'Loan', 'created', 'NEW-1', 3, 4, 1) returning id`);
    await rows(`update request set version = 5, shown_version = 5 where id = ${id}`);
    await rows(`update request set attention_count = 0, updated_at = now() where id = ${id}`);
    expect(await wrong()).to.deep.equal([]);
    await rows(`update request set version = 6, closed_at = now() where id = ${id}`);
    expect(await rows(`select from open_request where request_id = ${id}`)).to.have.length(0);
    await rows(`update request set version = 7, closed_at = null where id = ${id}`);
    expect(await wrong()).to.deep.equal([]);
  });

  it('is found out where it says something else than its request', async () => {
    await rows(`update open_request set state = 'lost', marks = '{}'`);
    const [said] = await wrong();
    expect(said).to.match(/request \d+ shows .*"lost".* instead of .*"willSupply"/);
    expect(await rows(`select from open_request where state = 'lost'`), 'nothing is changed').to.have.length(2);
  });
});
