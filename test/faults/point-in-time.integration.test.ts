import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect } from 'chai';
import pg from 'pg';
import { migrateTo } from '../../src/cli/migrate.js';
import { freePort } from '../../src/storage/embedded/ports.js';
import { restore } from '../../src/storage/transfer/restore.js';
import { nothingFor } from '../support/nothing-for.js';
import { oldLibraries } from '../support/upgrade/old-database.js';

const programs = ['18', '17', '16', '15'].map((version) => `/usr/lib/postgresql/${version}/bin`).find(existsSync);
const exec = promisify(execFile);

/** A PostgreSQL refuses to run as root; the account of the installed server runs it then. */
const run = (line: string) =>
  userInfo().uid === 0
    ? exec('su', ['postgres', '-s', '/bin/sh', '-c', `PATH=${programs}:$PATH; ${line}`])
    : exec('/bin/sh', ['-c', `PATH=${programs}:$PATH; ${line}`]);

describe('any moment of the past, as the README describes it', function () {
  this.timeout(120_000);

  it('a base backup with the log after it gives the database as it stood then', async function () {
    if (!programs) return this.skip();
    const folder = await mkdtemp(join(tmpdir(), 'interlend-moment-'));
    await chmod(folder, 0o777);
    const [main, base, wal] = ['main', 'base', 'wal'].map((name) => join(folder, name)) as [string, string, string];
    await mkdir(wal);
    await chmod(wal, 0o777);
    const port = await freePort();
    const url = `postgres://interlend@127.0.0.1:${port}/interlend`;
    const start = (data: string) => run(`pg_ctl -D ${data} -l ${data}.log -w start`);
    const stop = (data: string) => run(`pg_ctl -D ${data} -m fast -w stop`);
    let running: string | undefined;
    const asked = async <T extends object>(sql: string): Promise<T[]> => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        return (await client.query<T>(sql)).rows;
      } finally {
        await client.end();
      }
    };
    const settle = (data: string, lines: string[]) =>
      run(`cat >> ${data}/postgresql.conf <<'END'\n${lines.join('\n')}\nEND`);
    try {
      await run(`initdb -D ${main} -A trust -U interlend --no-sync`);
      await settle(main, [
        ...[`port = ${port}`, `unix_socket_directories = '${folder}'`, `listen_addresses = '127.0.0.1'`, 'fsync = off'],
        ...['archive_mode = on', `archive_command = 'test ! -f ${wal}/%f && cp %p ${wal}/%f'`, 'archive_timeout = 60'],
      ]);
      await start(main);
      running = main;
      await run(`createdb -h 127.0.0.1 -p ${port} -U interlend interlend`);
      await restore(url, oldLibraries.algonquin.file, { migrate: migrateTo });
      await run(`pg_basebackup -h 127.0.0.1 -p ${port} -U interlend -D ${base} -c fast`);

      await asked(`update library set name = 'Before the mistake'`);
      await nothingFor(200, 'the moment is well after the change');
      const [{ moment } = { moment: '' }] = await asked<{ moment: string }>('select now()::text as moment');
      await pause(200);
      await asked('delete from conversation');
      await asked('select pg_switch_wal()');
      await stop(main);
      running = undefined;

      await settle(base, [
        ...[`restore_command = 'cp ${wal}/%f %p'`, `recovery_target_time = '${moment}'`],
        'recovery_target_action = promote',
      ]);
      await run(`touch ${base}/recovery.signal`);
      await start(base);
      running = base;
      for (const end = Date.now() + 30_000; Date.now() < end; await pause(200)) {
        const [row] = await asked<{ recovering: boolean }>('select pg_is_in_recovery() as recovering');
        if (!row?.recovering) break;
      }
      const [row] = await asked<{ names: number; conversations: number }>(
        `select (select count(*)::int from library where name = 'Before the mistake') as names,
          (select count(*)::int from conversation) as conversations`,
      );
      expect(row?.names).to.be.above(0);
      expect(row?.conversations).to.be.above(10);
    } finally {
      if (running) await stop(running).catch(() => {});
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  });
});
