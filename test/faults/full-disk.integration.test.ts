import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import pg from 'pg';
import { brokenPromises } from '../support/invariants.js';
import { type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../support/node-under-test.js';
import { requestXml } from '../support/partner-voice.js';

/** This partner is never called. */
const nowhere = 'http://127.0.0.1:8999/iso18626';
const space = 'interlend_test_tiny_disk';

describe('a library whose disk is full', function () {
  this.timeout(120_000);
  let library: LibraryUnderTest | undefined;
  let partner: PartnerOfLibrary;
  let admin: pg.Client;
  let disk = '';

  before(async function () {
    admin = new pg.Client(process.env['DATABASE_URL']);
    await admin.connect();
    disk = await smallDisk(admin);
    if (disk === '') {
      console.log('      no small disk can be mounted for the database here');
      return this.skip();
    }
    await admin.query(`create tablespace ${space} location '${disk}'`);
    library = await openLibrary();
    partner = await library.addPartner('PARTNER', nowhere);
    for (const kind of ['table', 'index'])
      await library.rows(`alter ${kind} all in tablespace pg_default set tablespace ${space}`);
  });
  after(async () => {
    await library?.close();
    if (disk !== '') {
      await admin.query(`drop tablespace if exists ${space}`);
      spawnSync('umount', [disk]);
      rmSync(disk, { recursive: true, force: true });
    }
    await admin?.end();
  });

  /** Nothing more fits on the disk, not even one page. */
  async function fill({ rows }: LibraryUnderTest): Promise<void> {
    await rows(`create table filler (x text) with (autovacuum_enabled = false) tablespace ${space}`);
    await rows('alter table filler alter x set storage plain');
    for (const many of [1000, 100, 10, 1])
      for (let refused = false; !refused; )
        refused = await rows(`insert into filler select repeat('x', 7000) from generate_series(1, ${many})`).then(
          () => false,
          ({ code }: { code?: string }) => code === '53100',
        );
  }

  it('A18, FD4: refuses what it cannot store, says that it is not ready, and goes on by itself when there is room', async () => {
    if (!library) throw new Error('There is no library.');
    const { hand, hear, rows, symbol } = library;
    const loan = (n: number) => ({ requester: partner.symbol, supplier: symbol, id: `DISK-${n}` });
    const wish = await library.wish([partner.code]);
    const readiness = async () =>
      (await fetch(`${hand.url}/health/ready`, { headers: { authorization: 'Bearer a-staff-token-of-tests' } })).status;
    await fill(library);
    // What fits into pages that are there is stored truly; then no page is left.
    const refused: string[] = [];
    const stored: string[] = [];
    for (let n = 1; n <= 200 && refused.length < 3; n += 1) {
      const xml = requestXml(loan(n), `Lakes ${'x'.repeat(4000)}`);
      const reply = await hear(partner, xml);
      if (reply.status === 503) refused.push(xml);
      else {
        expect(reply.messageStatus, reply.body).to.equal('OK');
        stored.push(xml);
      }
    }
    expect(refused).to.have.length(3);
    expect(await readiness()).to.equal(503);
    const kept = () => rows(`select 1 from inbound_message where outcome = 'applied'`);
    expect(await kept()).to.have.length(stored.length);
    const order = await fetch(`${hand.url}/api/v1/requests/${wish.id}`, {
      headers: { authorization: 'Bearer a-staff-token-of-tests' },
    });
    expect(order.status, 'what is stored can be read').to.equal(200);

    await rows('drop table filler');
    while ((await readiness()) !== 200) await pause(100);
    for (const xml of refused) expect(await hear(partner, xml)).to.include({ status: 200, messageStatus: 'OK' });
    expect(await kept()).to.have.length(stored.length + refused.length);
    expect(await brokenPromises({ rows: library.rows, replies: library.replies, journal: [] })).to.deep.equal([]);
  });
});

/** A disk of 32 MB in memory that the account of the database may write to; '' where none can be made. */
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
