import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { openDatabase } from '../../src/storage/database/database.js';
import { MigrationFailed, migrate } from '../../src/storage/database/migrate.js';
import { type MigrationStep, planMigration, removing } from '../../src/storage/database/planned-migrations.js';
import type { TestDatabase } from '../support/databases.js';
import { type OldLibrary, oldLibraries, openOldDatabase } from '../support/upgrade/old-database.js';
import { fixtureOf, storedCommits } from '../support/upgrade/stored-fixture.js';
import { lostIn, storedRows } from '../support/upgrade/stored-rows.js';

async function withOld<T>(
  work: (home: TestDatabase, client: pg.Client) => Promise<T>,
  library: OldLibrary = oldLibraries.algonquin,
): Promise<T> {
  const home = await openOldDatabase(library);
  const client = new pg.Client({ connectionString: home.url });
  await client.connect();
  try {
    return await work(home, client);
  } finally {
    await client.end();
    await home.drop();
  }
}

async function upgrade(url: string, steps?: readonly MigrationStep[]): Promise<string[]> {
  const database = await openDatabase({ url, connections: 2, name: 'interlend upgrade' });
  try {
    return await migrate(database, steps ? { steps } : {});
  } finally {
    await database.close();
  }
}

for (const commit of storedCommits)
  describe(`a database of version ${commit}`, function () {
    this.timeout(60_000);

    it('has the same in every column of every row after the upgrade', () =>
      withOld(async (home, client) => {
        const before = await storedRows(client);
        expect(before.get('request')?.size).to.be.above(20);
        const done = await upgrade(home.url);
        const after = await storedRows(client);
        expect(lostIn(before, after)).to.deep.equal([]);
        expect(after.get('migration')?.size).to.equal((before.get('migration')?.size ?? 0) + done.length);
        const { rows } = await client.query<{ open: number; worded: number }>(
          `select count(*)::int as open, count(says)::int as worded from attention where closed_at is null`,
        );
        expect(rows[0]?.open).to.be.above(0).and.equal(rows[0]?.worded);
      }, fixtureOf(commit).library));
  });

describe('the upgrade of a database of version 559793c', function () {
  this.timeout(60_000);

  it('is found to have lost something when a row is gone or a value is another', () =>
    withOld(async (home, client) => {
      const before = await storedRows(client);
      await upgrade(home.url);
      await client.query(`update partner set name = name || '!' where code = 'LACITE'`);
      await client.query(
        `delete from request_barcode where request_id = (select min(request_id) from request_barcode)`,
      );
      const lost = lostIn(before, await storedRows(client));
      expect(lost.map((each) => each.split(':')[0]).sort()).to.deep.equal(['partner.name', 'request_barcode']);
    }));

  it('waits for a table that a message holds, keeps nobody waiting long behind it, and comes to its end', () =>
    withOld(async (home, holder) => {
      const other = new pg.Client({ connectionString: home.url });
      await other.connect();
      try {
        await holder.query('begin');
        await holder.query('lock table request in row exclusive mode');
        const upgraded = upgrade(home.url);
        let longest = 0;
        for (const until = performance.now() + 3000; performance.now() < until; await pause(20)) {
          const began = performance.now();
          await other.query('update request set version = version where id = (select min(id) from request)');
          longest = Math.max(longest, performance.now() - began);
        }
        await holder.query('commit');
        expect(await upgraded).to.have.length.above(40);
        expect(longest).to.be.below(5000); // a partner's call waits ten seconds
      } finally {
        await other.end();
      }
    }));

  it('is left as the steps before made it when one fails, and that step leaves nothing', () =>
    withOld(async (home, client) => {
      class Planted1766900000000 implements MigrationInterface {
        static readonly does = 'Fails.';

        async up(runner: QueryRunner): Promise<void> {
          await runner.query('create table half_done (id bigint)');
          await runner.query('insert into nowhere values (1)');
        }
        async down(): Promise<void> {}
      }
      const at = migrations.findIndex(({ name }) => name.endsWith('1766910000000'));
      const steps = [...migrations.slice(0, at), Planted1766900000000, ...migrations.slice(at)];
      const failure = await upgrade(home.url, steps).catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(MigrationFailed);
      expect((failure as Error).message).to.equal(
        'The upgrade of the database stopped at Planted1766900000000: relation "nowhere" does not exist. Nothing of that step was kept. The version of Interlend that ran before can go on with this database.',
      );
      const { rows } = await client.query(`select to_regclass('half_done') as half,
        (select count(*)::int from migration where name = 'Planted1766900000000') as noted`);
      expect(rows).to.deep.equal([{ half: null, noted: 0 }]);
      // The mended version goes on from there.
      expect(await upgrade(home.url)).to.have.length(migrations.length - at);
    }));

  it('says before it begins which steps cannot be taken back: exactly those that remove or rewrite what is stored', () =>
    withOld(async (home) => {
      const database = await openDatabase({ url: home.url, connections: 3, name: 'interlend upgrade' });
      try {
        const plan = await planMigration(database);
        const said = removing(plan);
        const destroying = new Set<string>();
        await migrate(database, { steps: migrations.map((step) => heard(step, () => destroying.add(step.name))) });
        expect(said.map(({ name }) => name)).to.deep.equal([...destroying]);
        expect(said).to.have.length.above(2);
        for (const { removes } of said) expect(removes).to.match(/^[A-Z].*\.$/);
        for (const { name, does } of migrations) expect(does, name).to.match(/^[A-Z].*\.$/);
        expect(plan.due.map(({ name }) => name)).to.have.length.above(40);
        expect((await planMigration(database)).due).to.deep.equal([]);
      } finally {
        await database.close();
      }
    }));
});

/** The same step, which tells when one of its statements removes something or rewrites a column. Bodies of functions are left out. */
function heard(step: MigrationStep, tell: () => void): MigrationStep {
  const listening = (runner: QueryRunner): QueryRunner =>
    new Proxy(runner, {
      get(target, key) {
        if (key === 'query')
          return (sql: string, values?: unknown[]) => {
            const own = sql
              .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, '')
              .replace(/^\s*create (or replace )?function[\s\S]*$/i, '');
            if (/\b(drop table|drop column|truncate|delete from|alter column \S+ (set data )?type)\b/i.test(own))
              tell();
            return target.query(sql, values);
          };
        const value = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const Heard = class extends step {
    override up(runner: QueryRunner): Promise<void> {
      return super.up(listening(runner));
    }
  };
  Object.defineProperty(Heard, 'name', { value: step.name });
  return Heard;
}
