import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Client } from 'pg';
import { migrations } from '../../migrations/index.js';
import { migrateTo } from '../../src/cli/migrate.js';
import { tablesWithRoom } from '../../src/storage/node/disk-usage.js';
import { typed } from './desk.js';

const admin = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

describe('interlend backup, restore and move', function () {
  this.timeout(60_000);
  const made: string[] = [];
  let folder: string;
  let library: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interlend-cli-'));
    library = await createDatabase();
    await migrateTo(library);
    await ask(
      library,
      `insert into partner (code, name, dialect, iso_version, url) values ('lacite', 'La Cité', 'standard', '1.2', 'https://x')`,
    );
    await ask(library, `select setval('external_id_number', 41)`);
  });
  after(async () => {
    for (const url of made) await ask(admin, `drop database if exists ${new URL(url).pathname.slice(1)} with (force)`);
    await rm(folder, { recursive: true, force: true });
  });

  it('FC12: bring a library from DATABASE_URL through a file into another database', async () => {
    const [file, other] = [join(folder, 'a.backup'), await createDatabase()];
    const saved = await typed(`backup --to ${file}`, { env: { DATABASE_URL: library } });
    expect([saved.status, saved.err]).to.deep.equal([0, '']);
    const { status, out } = await typed(`restore --from ${file} --database ${other}`, { migrate: migrateTo });
    expect(status).to.equal(0);
    expect(out)
      .to.match(/^partner +1 +[0-9a-f]{16}$/m)
      .and.match(/^1 row in 1 table; \d+ tables are empty\. They are as they were saved\.$/m);
    // FC12: each table once, and only those that hold something.
    expect(out.match(/^partner /gm)).to.have.length(1);
    expect(out.split('\n').filter((line) => /^\w+ +\d+ +[0-9a-f]{16}$/.test(line))).to.have.length(1);
    expect(await ask(other, 'select code, name from partner')).to.eql([{ code: 'lacite', name: 'La Cité' }]);
    // Numbers that were given after the backup are known to partners: 10,000 are left out.
    expect(await ask(other, `select nextval('external_id_number')::int as next`)).to.eql([{ next: 10_043 }]);
  });

  it('and what takes its room: what the rows are, the largest first, with the setting that keeps them, in both languages', async () => {
    const { status, out } = await typed('storage --language en', { env: { DATABASE_URL: library } });
    expect(status).to.equal(0);
    expect(out).to.match(/^What +Room +of it indexes +Rows/);
    expect(out).to.match(/^Messages received +[\d.]+ kB .*INTERLEND_BODY_DAYS$/m);
    expect(out).to.match(/^The whole database takes [\d.]+ MB\./m);
    const french = await typed('storage --language fr', { env: { DATABASE_URL: library, INTERLEND_BODY_DAYS: '90' } });
    expect(french.out).to.match(/^Messages reçus +[\d,]+ ko .*INTERLEND_BODY_DAYS=90$/m);
    const { rooms } = JSON.parse((await typed('storage --json', { env: { DATABASE_URL: library } })).out);
    const sizes = rooms.map(({ bytes }: { bytes: number }) => bytes);
    expect(sizes).to.deep.equal([...sizes].sort((one, other) => other - one));
    const tables = await ask(library, `select relname from pg_stat_user_tables where schemaname = 'public'`);
    const there = tables.map(({ relname }) => relname);
    expect(tablesWithRoom.filter((table) => !there.includes(table))).to.deep.equal([]);
  });

  it('know the embedded database when DATABASE_URL is not set, and close it again', async () => {
    const folders: string[] = [];
    const closed: string[] = [];
    await mkdir(join(folder, 'postgres'));
    const { status, out } = await typed(`move --to ${await createDatabase()} --json`, {
      env: { INTERLEND_DATA: folder },
      migrate: migrateTo,
      openEmbedded: async (data) => {
        folders.push(data);
        return { url: library, close: async () => void closed.push(data) };
      },
    });
    expect(status).to.equal(0);
    expect(folders).to.eql([folder]);
    expect(closed).to.eql([folder]);
    expect(JSON.parse(out).migrations).to.eql(migrations.map(({ name }) => name));
  });

  it('end with 1 and the names of the tables when the target has rows', async () => {
    const { status, err } = await typed(`move --from ${library} --to ${library}`, { migrate: migrateTo });
    expect(status).to.equal(1);
    expect(err).to.match(/there are rows in partner\.\n→ /);
  });

  it('end with 3 when the database does not answer', async () => {
    const { status, err } = await typed('backup --to x --database postgres://u:secret@127.0.0.1:9/db');
    expect(status).to.equal(3);
    expect(err).not.to.match(/secret/);
  });

  it('end with 1 and the reason when the disk refuses', async () => {
    const { status, err } = await typed(`backup --to ${join(folder, 'not', 'there')} --database ${library}`);
    expect(status).to.equal(1);
    expect(err).to.match(/^It was not finished: ENOENT.*\n→ Nothing of it was kept\.$/m);
  });

  it('bring a database only as far as the migrations named', async () => {
    const other = await createDatabase();
    await migrateTo(other, []);
    expect(await ask(other, `select to_regclass('partner') as partner`)).to.eql([{ partner: null }]);
  });

  async function createDatabase(): Promise<string> {
    const name = `interlend_test_cli_${process.pid}_${made.length}`;
    await ask(admin, `create database ${name}`);
    const url = new URL(admin);
    url.pathname = `/${name}`;
    made.push(url.href);
    return url.href;
  }
});

async function ask(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
