/** A disk of 32 MB in memory for the tables of one library, that can be filled to its last page. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { untilDropped } from './databases.js';
import type { LibraryUnderTest } from './node-under-test.js';
import { databaseServer } from './services.js';

export interface SmallDisk {
  /** The tables of a library are moved there. */
  take(library: LibraryUnderTest): Promise<void>;
  /** Nothing more fits, not even one page. */
  fill(library: LibraryUnderTest): Promise<void>;
  /** There is room again. */
  makeRoom(library: LibraryUnderTest): Promise<void>;
  /** After the library is closed. */
  remove(): Promise<void>;
}

/** Its own in each process: what one that was ended left behind is not in the way of the next. */
const space = `interlend_test_tiny_disk_${process.pid}`;

/** Nothing where none can be mounted for the database. */
export async function mountSmallDisk(): Promise<SmallDisk | undefined> {
  const admin = new pg.Client({ connectionString: databaseServer() });
  await admin.connect();
  const disk = await smallDisk(admin);
  if (disk === '') {
    await admin.end();
    return undefined;
  }
  await admin.query(`create tablespace ${space} location '${disk}'`);
  return {
    take: async ({ rows }) => {
      for (const kind of ['table', 'index'])
        await rows(`alter ${kind} all in tablespace pg_default set tablespace ${space}`);
    },
    fill: async ({ rows }) => {
      await rows(`create table filler (x text) with (autovacuum_enabled = false) tablespace ${space}`);
      await rows('alter table filler alter x set storage plain');
      for (const many of [1000, 100, 10, 1])
        for (let refused = false; !refused; )
          refused = await rows(`insert into filler select repeat('x', 7000) from generate_series(1, ${many})`).then(
            () => false,
            ({ code }: { code?: string }) => code === '53100',
          );
    },
    makeRoom: async ({ rows }) => void (await rows('drop table filler')),
    remove: async () => {
      await untilDropped();
      await admin.query(`drop tablespace if exists ${space}`);
      await admin.end();
      spawnSync('umount', [disk]);
      rmSync(disk, { recursive: true, force: true });
    },
  };
}

/** A folder that the account of the database may write to; '' where none can be made. */
async function smallDisk(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
  const folder = rows[0]?.folder;
  if (process.getuid?.() !== 0 || !folder) return '';
  try {
    const { uid, gid } = statSync(folder);
    const disk = mkdtempSync(join(tmpdir(), 'interlend-disk-'));
    const options = `size=32m,uid=${uid},gid=${gid},mode=700`;
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'none', disk]).status === 0) return disk;
    rmSync(disk, { recursive: true, force: true });
  } catch {
    // The server runs elsewhere.
  }
  return '';
}
