import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { Client } from 'pg';
import { backup } from '../../src/storage/transfer/backup.js';
import type { Migrate } from '../../src/storage/transfer/fill.js';
import { move } from '../../src/storage/transfer/move.js';
import { defaultNodeLockKey } from '../../src/storage/transfer/node-lock.js';
import { restore } from '../../src/storage/transfer/restore.js';
import { verifyBackup } from '../../src/storage/transfer/verify.js';

const admin = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

describe('a library that moves house', function () {
  this.timeout(30_000);
  let folder: string;
  let source: string;
  let target: string;
  let file: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interlend-transfer-'));
    source = await createDatabase();
    await migrate(source);
    await run(source, rowsOfAllKinds);
  });
  beforeEach(async () => {
    target = await createDatabase();
    file = join(folder, `${target.split('/').at(-1)}.interlend`);
  });
  after(async () => {
    for (const url of made) await dropDatabase(url);
    await rm(folder, { recursive: true, force: true });
  });

  describe('by a file', () => {
    it('brings every kind of value back as it was', async () => {
      const saved = await backup(source, file, { product: '0.1.0' });
      const report = await restore(target, file, { migrate });
      expect(report.tables).to.eql(saved.tables);
      expect(await contentOf(target)).to.eql(await contentOf(source));
    });

    it('goes on numbering where the source stood, also when its newest rows were deleted', async () => {
      await backup(source, file);
      await restore(target, file, { migrate });
      expect(await newNumbers(target)).to.eql({ letter: '8', external: '4712', serial: '100' });
    });

    it('is readable by its owner only and is never written over', async () => {
      await backup(source, file);
      expect((await stat(file)).mode & 0o777).to.equal(0o600);
      expect(await refusal(backup(source, file))).to.match(/is already there/);
    });

    it('refuses a database with rows, by the names of its tables, and leaves it alone', async () => {
      await backup(source, file);
      await migrate(target);
      await run(target, `insert into shelf values ('A1', 'here before', null)`);
      expect(await refusal(restore(target, file, { migrate }))).to.match(/is not empty: there are rows in shelf\./);
      expect(await count(target, 'shelf')).to.equal(1);
      expect(await count(target, 'letter')).to.equal(0);
    });

    it('refuses a file in which one value was changed, and keeps nothing', async () => {
      await backup(source, file);
      const bytes = gunzipSync(await readFile(file));
      bytes.write('b', bytes.indexOf('a book')); // the frame still has its length
      await writeFile(file, gzipSync(bytes));
      expect(await refusal(restore(target, file, { migrate }))).to.match(/did not arrive as it was/);
      expect(await count(target, 'shelf')).to.equal(0);
    });

    it('refuses a file that was cut off, and keeps nothing', async () => {
      await backup(source, file);
      const bytes = await readFile(file);
      await writeFile(file, bytes.subarray(0, bytes.length - 40));
      expect(await refusal(restore(target, file, { migrate }))).to.match(/damaged/);
      expect(await count(target, 'shelf')).to.equal(0);
    });

    it('leaves nothing when it is interrupted, and can be done again', async () => {
      await backup(source, file);
      const interrupted = restore(target, file, {
        migrate,
        onTable: ({ name }) => {
          if (name === 'letter') throw new Error('the power is gone');
        },
      });
      expect(await refusal(interrupted)).to.equal('the power is gone');
      expect(await count(target, 'shelf')).to.equal(0);
      await restore(target, file, { migrate });
      expect(await contentOf(target)).to.eql(await contentOf(source));
    });

    it('refuses what a newer version wrote', async () => {
      await backup(source, file);
      const older: Migrate = (url) => run(url, withMigration('Another1', 'perform 1'));
      expect(await refusal(restore(target, file, { migrate: older }))).to.match(/newer version.*Tables1764000000000/);
    });

    it('gives tables their indexes, references and triggers back as a fresh database has them', async () => {
      await backup(source, file);
      await restore(target, file, { migrate });
      expect(await shapeOf(target)).to.eql(await shapeOf(source));
    });

    it('is read to its end without a database: each table with its rows and its digest', async () => {
      const saved = await backup(source, file, { product: '0.1.0' });
      const read = await verifyBackup(file);
      expect(read).to.deep.include({ tables: saved.tables, sequences: saved.sequences, product: '0.1.0' });
    });

    it('that is torn or changed is found by reading it, without a database', async () => {
      await backup(source, file);
      const bytes = await readFile(file);
      for (const [how, torn] of [
        ['cut in the middle', bytes.subarray(0, bytes.length / 2)],
        ['cut at its end', bytes.subarray(0, bytes.length - 1)],
        ['empty', Buffer.alloc(0)],
        [
          'zeros where a disk lost a page',
          Buffer.concat([bytes.subarray(0, 64), Buffer.alloc(64), bytes.subarray(128)]),
        ],
      ] as const) {
        await writeFile(file, torn);
        expect(await refusal(verifyBackup(file)), how).to.match(/damaged/);
      }
      const unpacked = gunzipSync(bytes);
      unpacked.write('b', unpacked.indexOf('a book'));
      await writeFile(file, gzipSync(unpacked));
      expect(await refusal(verifyBackup(file))).to.match(/damaged: the table shelf has 2 rows or other bytes/);
      await writeFile(file, gzipSync('something else altogether'));
      expect(await refusal(verifyBackup(file))).to.match(/not a backup of Interlend/);
    });

    it('fills the tables of the older version before it brings them to the newer one', async () => {
      await backup(source, file);
      await restore(target, file, {
        migrate: async (url, only) => {
          await migrate(url);
          if (only) return;
          await run(url, withMigration('Upper2', 'update shelf set says = upper(says)'));
        },
      });
      const { rows } = await ask(target, `select says from shelf where code = 'A1'`);
      expect(rows).to.eql([{ says: 'A BOOK' }]);
    });
  });

  describe('by a move', () => {
    it('arrives verified, table by table, and leaves the source untouched', async () => {
      const before = await contentOf(source);
      const report = await move(source, target, { migrate });
      expect(report.tables.map(({ name, rows }) => `${name} ${rows}`)).to.have.members([
        'bag 3',
        'chapter 2',
        'empty_one 0',
        'kinds 4',
        'letter 2',
        'parted 2',
        'shelf 2',
      ]);
      expect(await contentOf(target)).to.eql(before);
      expect(await contentOf(source)).to.eql(before);
      expect(await newNumbers(target)).to.eql({ letter: '8', external: '4712', serial: '100' });
    });

    it('copies one moment: what is written meanwhile stays behind', async () => {
      const before = await contentOf(source);
      await move(source, target, {
        migrate: async (url, only) => {
          await migrate(url, only);
          if (only) await run(source, `insert into shelf values ('Z9', 'too late', null)`);
        },
      });
      await run(source, `delete from shelf where code = 'Z9'`);
      expect(await contentOf(target)).to.eql(before);
    });

    it('refuses a database with rows, by the names of its tables', async () => {
      await run(target, 'create table elsewhere (id int); insert into elsewhere values (1)');
      expect(await refusal(move(source, target, { migrate }))).to.match(/there are rows in elsewhere\./);
    });

    it('refuses the same database as its target', async () => {
      expect(await refusal(move(source, source, { migrate }))).to.match(/is not empty/);
    });

    it('refuses while a node runs on the source, unless told otherwise', async () => {
      const node = await nodeOn(source);
      expect(await refusal(move(source, target, { migrate }))).to.match(/^A node is running on .*interlend_test_/);
      await move(source, target, { migrate, whileRunning: true });
      await node.end();
      expect(await contentOf(target)).to.eql(await contentOf(source));
    });

    it('notices a target that changes what it is given, and keeps nothing', async () => {
      const meddling: Migrate = async (url, only) => {
        await migrate(url, only);
        await run(
          url,
          `create or replace function tidy() returns trigger language plpgsql as $$ begin new.says := trim(new.says); return new; end $$;
           create or replace trigger tidy before insert on shelf for each row execute function tidy();
           alter table shelf enable always trigger tidy`,
        );
      };
      expect(await refusal(move(source, target, { migrate: meddling }))).to.match(/^The table shelf did not arrive/);
      expect(await count(target, 'letter')).to.equal(0);
    });

    it('says which server cannot be reached, without the password', async () => {
      const message = await refusal(move('postgres://me:secret@127.0.0.1:1/library', target, { migrate }));
      expect(message)
        .to.match(/127\.0\.0\.1:1\/library/)
        .and.not.match(/secret/);
    });
  });
});

// ---------------------------------------------------------------- the library of these tests

const tables = `
  create sequence external_number;
  create table shelf (code text primary key, says text, newest_letter bigint);
  create table letter (
    id bigint generated always as identity primary key,
    shelf_code text not null references shelf (code),
    answers bigint references letter (id)
  );
  alter table shelf add constraint shelf_letter foreign key (newest_letter) references letter (id);
  create table chapter (shelf_code text references shelf (code), number int, primary key (shelf_code, number));
  create table kinds (
    id serial primary key, words text, bytes bytea, facts jsonb, at timestamptz, plain timestamp, day date, took interval,
    price numeric(12,4), ratio double precision, yes boolean, list text[], key uuid,
    doubled text generated always as (words || words) stored
  );
  create index letter_of_shelf on letter (shelf_code) where answers is null;
  create unique index kinds_key on kinds (key);
  create function shout() returns trigger language plpgsql as 'begin new.word := upper(new.word); return new; end';
  create table bag (word text, number int);
  create trigger shout before update on bag for each row execute function shout();
  create table "empty_one" (id int primary key);
  create table parted (id int, year int, primary key (id, year)) partition by range (year);
  create table parted_old partition of parted for values from (0) to (2000);
  create table parted_new partition of parted for values from (2000) to (3000);`;

const rowsOfAllKinds = `
  insert into shelf values ('A1', 'a book', null), ('É2', E' spaces, \\ttab, \\nline, \\x01\\x1f\\x7f, \\\\N, ÅÄÖ 図書館 👩‍💻 ', null);
  insert into letter (shelf_code, answers) values ('A1', 2), ('É2', 1);
  insert into letter (shelf_code) select 'A1' from generate_series(1, 5);
  delete from letter where id > 2;
  update shelf set newest_letter = 2 where code = 'A1';
  insert into chapter values ('É2', 1), ('A1', 2);
  insert into kinds (id, words, bytes, facts, at, plain, day, took, price, ratio, yes, list, key) values
    (1, null, null, null, null, null, null, null, null, null, null, null, null),
    (2, '', '', 'null', 'infinity', '-infinity', '0044-03-15 BC', '1 year -2 days', 'NaN', 'NaN', true, '{}', '00000000-0000-0000-0000-000000000000'),
    (3, '\\.', '\\x00ff0a5c', '{"b": [1, 1.10, "\\u00e9\\n"], "a": null}', '2025-11-25 10:00:00.123456+05:30', '2025-03-09 02:30:00', '9999-12-31',
      '12:00:00.000001', 12345678.9012, 0.1::float8 + 0.2::float8, false, '{a,"b,c",NULL,"NULL","\\""}', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'),
    (99, repeat('long ', 100000), decode(repeat('00', 200000), 'hex'), '[]', now(), now(), now(), '0', 0.0001, '-0', null, '{{1,2},{3,4}}', null);
  insert into bag values ('twice', 1), ('twice', 1), (null, null);
  insert into parted values (1, 1999), (2, 2025);
  select setval('external_number', 4711);`;

const withMigration = (name: string, statements: string) => `
  create table if not exists migration (id serial primary key, "timestamp" bigint not null, name varchar not null);
  do $do$ begin
    if not exists (select from migration where name = '${name}') then
      ${statements};
      insert into migration ("timestamp", name) values (1764000000000, '${name}');
    end if;
  end $do$`;

const migrate: Migrate = (url) => run(url, withMigration('Tables1764000000000', tables.replace(/;\s*$/, '')));

// ---------------------------------------------------------------- asking databases

const made: string[] = [];

async function createDatabase(): Promise<string> {
  const name = `interlend_test_transfer_${process.pid}_${made.length}`;
  await run(admin, `create database ${name} template template0 encoding 'UTF8'`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  made.push(url.href);
  return url.href;
}

async function dropDatabase(url: string): Promise<void> {
  await run(admin, `drop database if exists ${new URL(url).pathname.slice(1)} with (force)`);
}

async function ask(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

async function run(url: string, sql: string): Promise<void> {
  await ask(url, sql);
}

const count = async (url: string, table: string) =>
  Number((await ask(url, `select count(*) from ${table}`)).rows[0].count);

/** Every row of every table as the server writes it, by means other than those under test. */
async function contentOf(url: string) {
  const content: Record<string, string[]> = {};
  for (const table of ['shelf', 'letter', 'chapter', 'kinds', 'bag', 'empty_one', 'parted']) {
    const { rows } = await ask(url, `select t::text as line from ${table} t order by t::text collate "C"`);
    content[table] = rows.map((row) => row.line);
  }
  return content;
}

/** Indexes, constraints and triggers, as the server writes them. */
async function shapeOf(url: string) {
  const { rows } = await ask(
    url,
    `select pg_get_indexdef(indexrelid) as line from pg_index where indrelid::regclass::text not like 'pg_%'
     union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
       where connamespace = 'public'::regnamespace
     union all select pg_get_triggerdef(oid) || ' ' || tgenabled::text from pg_trigger where not tgisinternal order by 1`,
  );
  return rows.map(({ line }) => line);
}

async function newNumbers(url: string) {
  const { rows } = await ask(
    url,
    `insert into letter (shelf_code) values ('A1') returning id::text as letter,
       nextval('external_number')::text as external, nextval('kinds_id_seq')::text as serial`,
  );
  return rows[0];
}

async function nodeOn(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('select pg_advisory_lock_shared(hashtext($1))', [defaultNodeLockKey]);
  return client;
}

const refusal = (outcome: Promise<unknown>): Promise<string> =>
  outcome.then(
    () => 'done',
    (error: Error) => error.message,
  );
