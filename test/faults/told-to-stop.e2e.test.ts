import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import pg from 'pg';
import { start } from '../e2e/support/program.js';
import { createTestDatabase } from '../support/databases.js';
import { migrated } from '../support/migrated.js';
import { type Forked, type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

/** Who stops a container kills it after ten seconds; the process itself counts to eight, on machines that have more to do. */
const gone = 10_000;
const token = { authorization: 'Bearer a-staff-token-of-tests' };

/** Something that a process of the library is in the middle of, and that does not come to its end by itself. */
interface Work {
  name: string;
  /** The table that somebody keeps, so that it waits in the database; none: it goes on by itself. */
  waitsFor?: string;
  begin(at: Forked): Promise<unknown>;
  /** What the server’s list of sessions shows of it while it waits. */
  shows?: RegExp;
}

const call = (at: Forked, method: string, path: string, body?: string) =>
  fetch(`${at.url}/api/v1${path}`, {
    ...{ method, headers: { ...token, ...(body ? { 'content-type': 'application/json' } : {}) } },
    ...(body ? { body } : {}),
  }).then(
    (answer) => answer.text().then(() => answer.status),
    () => 0, // cut off with the process
  );

const imported = (at: Forked, what: string, text: string) =>
  call(at, 'POST', `/imports/alma/${what}`, JSON.stringify({ text, takeRest: true }));

const works: Work[] = [
  {
    name: 'a list as CSV',
    waitsFor: 'request',
    begin: (at) => call(at, 'GET', '/requests.csv?side=borrowing'),
    shows: /request/,
  },
  {
    name: 'a list as a spreadsheet',
    waitsFor: 'request',
    begin: (at) => call(at, 'GET', '/requests.xlsx?side=borrowing'),
    shows: /request/,
  },
  {
    name: 'an import of patrons',
    waitsFor: 'patron',
    begin: (at) => imported(at, 'patrons', 'Primary identifier,Last name,First name\n20417,Roy,Sam\n'),
    shows: /patron/,
  },
  {
    name: 'an import of items',
    waitsFor: 'holding',
    begin: (at) => imported(at, 'items', 'Barcode,Title,Library\n39001,Lakes,MAIN\n'),
    shows: /holding/,
  },
  {
    name: 'a job on deadlines',
    waitsFor: 'request',
    begin: (at) => call(at, 'POST', '/jobs/expire-lending/run'),
    shows: /request/,
  },
  {
    name: 'the numbers of a report',
    waitsFor: 'figure',
    begin: (at) => call(at, 'POST', '/jobs/count-figures/run'),
    shows: /figure/,
  },
  {
    name: 'a stream of changes to an open page',
    begin: async (at) => {
      const answer = await fetch(`${at.url}/api/v1/events`, { headers: token });
      expect(answer.status).to.equal(200);
      return answer.text().catch(() => 'cut');
    },
  },
  {
    name: 'a backup of its own',
    waitsFor: 'patron',
    begin: (at) => call(at, 'POST', '/jobs/backup/run'),
    shows: /^copy.*patron/i,
  },
];

describe('a process that is told to stop in the middle (A16)', function () {
  this.timeout(240_000);
  let library: LibraryUnderTest;
  let keeper: pg.Client;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interlend-stop-'));
    library = await openLibrary({ INTERLEND_BACKUP_FOLDER: folder });
    keeper = new pg.Client({ connectionString: library.databaseUrl });
    await keeper.connect();
  });
  after(async () => {
    await keeper?.end();
    await library?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const waiting = async (shows: RegExp): Promise<void> => {
    for (const until = performance.now() + 60_000; performance.now() < until; await pause(50)) {
      const found = await library.rows<{ query: string }>(
        `select query from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (found.some(({ query }) => shows.test(query))) return;
    }
    throw new Error(`Nothing like ${shows} waits in the database.`);
  };

  for (const { name, waitsFor, begin, shows } of works)
    it(`ends within eight seconds: ${name}`, async () => {
      const process = await library.fork();
      if (waitsFor) {
        await keeper.query('begin');
        await keeper.query(`lock table ${waitsFor} in access exclusive mode`);
      }
      let isOver = false;
      const begun = begin(process).finally(() => {
        isOver = true;
      });
      if (shows) await waiting(shows);
      else await pause(300);
      expect(isOver, 'it is in the middle').to.equal(false);
      const asked = performance.now();
      await process.kill('SIGTERM');
      const took = performance.now() - asked;
      expect(await process.died, 'it ended by itself').to.equal(null);
      if (waitsFor) await keeper.query('rollback');
      await begun;
      expect(took).to.be.below(gone);
      expect(await readdir(folder), 'no part of a file is left').to.deep.equal([]);
    });

  it('leaves work that another process does: the job runs, the list is whole, the backup is made', async () => {
    const process = await library.fork();
    await library.rows(`update job_slot set alive_at = now() - interval '10 minutes' where finished_at is null`);
    expect(await call(process, 'GET', '/requests.csv?side=borrowing')).to.equal(200);
    for (const job of ['expire-lending', 'count-figures', 'backup'])
      expect(await call(process, 'POST', `/jobs/${job}/run`), job).to.equal(200);
    expect((await readdir(folder)).filter((file) => file.endsWith('.backup'))).to.have.length(1);
    await process.kill('SIGTERM');
  });

  it('a backup at the terminal says that there is none, and leaves no file', async () => {
    const into = await mkdtemp(join(tmpdir(), 'interlend-stop-cli-'));
    await keeper.query('begin');
    await keeper.query('lock table patron in access exclusive mode');
    try {
      const backup = start(['backup', '--to', join(into, 'a.backup')], { DATABASE_URL: library.databaseUrl });
      await waiting(/^copy.*patron/i);
      expect(await readdir(into)).to.deep.equal(['a.backup.partial']);
      backup.child.kill('SIGTERM');
      expect(await backup.ended).to.deep.include({
        ...{ status: 143, out: '' },
        err: 'The backup was stopped: there is none. Nothing of it was kept.\n',
      });
      expect(await readdir(into)).to.deep.equal([]);
    } finally {
      await keeper.query('rollback');
      await rm(into, { recursive: true });
    }
  });

  it('a restore at the terminal says what to do, leaves nothing, and can be done again on the same database', async () => {
    const into = await mkdtemp(join(tmpdir(), 'interlend-stop-cli-'));
    const [file, fresh] = [join(into, 'a.backup'), await createTestDatabase(migrated)];
    const reader = new pg.Client({ connectionString: fresh.url });
    await reader.connect();
    try {
      await library.rows(`insert into patron (id, name) values ('20418', 'Sam Roy') on conflict do nothing`);
      expect((await start(['backup', '--to', file], { DATABASE_URL: library.databaseUrl }).ended).status).to.equal(0);
      await reader.query('begin');
      await reader.query('select 1 from patron');
      const restore = start(['restore', '--from', file], { DATABASE_URL: fresh.url });
      for (let waits = 0; waits === 0; await pause(30)) {
        const { rows } = await keeper.query(
          `select 1 from pg_stat_activity where datname = $1 and wait_event_type = 'Lock' and query ~ '^truncate'`,
          [new URL(fresh.url).pathname.slice(1)],
        );
        waits = rows.length;
      }
      restore.child.kill('SIGTERM');
      const { status, err } = await restore.ended;
      expect(status).to.equal(143);
      expect(err).to.match(/^The restore was stopped: nothing of it was kept\. Begin again with the same database\.$/m);
      await reader.query('rollback');
      const { rows } = await reader.query('select 1 from patron');
      expect(rows).to.deep.equal([]);
      let again = await start(['restore', '--from', file], { DATABASE_URL: fresh.url }).ended;
      // The server may still be noticing that the first one is gone.
      for (let tries = 0; again.status !== 0 && tries < 5; tries += 1) {
        await pause(1000);
        again = await start(['restore', '--from', file], { DATABASE_URL: fresh.url }).ended;
      }
      expect(again.status, again.err).to.equal(0);
      expect((await reader.query('select name from patron')).rows).to.deep.include({ name: 'Sam Roy' });
    } finally {
      await reader.end();
      await fresh.drop();
      await rm(into, { recursive: true });
    }
  });
});
