import { mkdtemp, readdir, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import { eventually } from '../support/eventually.js';
import { start } from './support/program.js';
import { type LibraryProcess, openTwoProcesses, stopped, type TwoLibraries } from './support/two-libraries.js';

/** Whoever stops a process kills it after ten seconds. */
const limitMs = 8_000;

/** A mail server that takes the words of a mail, and says that it has them only when it is told to. */
async function slowMailServer() {
  const mails: string[] = [];
  let isSlow = true;
  const server = net.createServer((socket) => {
    let data: string | undefined;
    socket.on('error', () => undefined);
    socket.write('220 mail.example ready\r\n');
    socket.setEncoding('utf8').on('data', (text: string) => {
      if (data !== undefined) {
        data += text;
        if (!data.includes('\r\n.\r\n')) return;
        mails.push(data);
        data = undefined;
        if (!isSlow) socket.write('250 taken\r\n');
        return;
      }
      for (const line of text.split('\r\n').filter(Boolean)) {
        if (/^DATA$/i.test(line)) data = '';
        socket.write(/^DATA$/i.test(line) ? '354 go on\r\n' : /^QUIT/i.test(line) ? '221 bye\r\n' : '250 fine\r\n');
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as net.AddressInfo;
  return {
    port,
    mails,
    answer: () => {
      isSlow = false;
    },
    close: () => server.close(),
  };
}

describe('FH6: a process that is told to end in the middle of a backup, a file of figures, an import and a mail', function () {
  this.timeout(120_000);
  let two: TwoLibraries<LibraryProcess>;
  let mail: Awaited<ReturnType<typeof slowMailServer>>;
  let folder: string;
  const rows = async <T extends object>(sql: string): Promise<T[]> => {
    const client = new pg.Client({ connectionString: two.borrower.env['DATABASE_URL'] });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql)).rows as T[];
    } finally {
      await client.end();
    }
  };
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interlend-stopping-'));
    mail = await slowMailServer();
    two = await openTwoProcesses({
      INTERLEND_BACKUP_FOLDER: folder,
      INTERLEND_SMTP_HOST: '127.0.0.1',
      INTERLEND_SMTP_PORT: String(mail.port),
      INTERLEND_SMTP_TLS: 'none',
      INTERLEND_SMTP_FROM: 'node@college.example',
    });
  });
  after(async () => {
    await two?.close();
    mail?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('ends within eight seconds, leaves nothing half done, says what was stopped, and does it all after the next start', async () => {
    const { desk, env, process } = two.borrower;
    const { library: home } = desk;
    const { port, staffToken } = home;
    const headers = { authorization: `Bearer ${staffToken}`, 'content-type': 'application/json' };
    const quiet = () => undefined;
    const call = (path: string, body?: unknown) =>
      fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
        method: 'POST',
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });

    await desk.call('POST', '/patrons', { id: '8', name: 'Sam Example', email: 'sam@student.example' });
    const wish = await desk.create({ serviceType: 'Loan', title: 'Lakes', rota: ['LEND'], patron: { id: '8' } });
    const figures = await desk.call<{ own: { id: string } }>('POST', '/staff-jobs', {
      name: 'Figures each day',
      report: 'figures',
      deed: 'export',
      format: 'csv',
      schedule: { every: 'day', at: '08:00' },
    });
    await desk.act(wish.id, 'cancel', { notifyPatron: true });
    await rows(`update mail set next_try_at = now() where status = 'waiting'`);
    await eventually('the mail is with the server', async () => mail.mails.length === 1);

    // A catalogue comes in by pieces, and stops in the middle of one.
    const begun = await desk.call<{ id: string }>('POST', '/catalogue/imports', {
      file: 'records.mrc',
      source: 'HOME',
      mode: 'update',
    });
    const upload = net.connect(port, '127.0.0.1');
    upload.on('error', quiet);
    upload.write(
      `POST /api/v1/catalogue/imports/${begun.id}/records HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${staffToken}\r\nContent-Type: application/json\r\nContent-Length: 90000\r\n\r\n{"records":[`,
    );

    // The backup of last night was made at the start; this one waits until it is called for.
    const own = async () =>
      (await readdir(folder)).filter((name) => name.startsWith(env['INTERLEND_NODE_ID'] ?? '-')).sort();
    await eventually('the first backup', async () => (await own()).some((name) => name.endsWith('.backup')), 60_000);
    const before = await own();

    // Backup and figures wait in the middle for a table that somebody keeps.
    const keeper = new pg.Client({ connectionString: env['DATABASE_URL'] });
    keeper.on('error', quiet);
    await keeper.connect();
    const calls: Promise<unknown>[] = [];
    try {
      await keeper.query('begin');
      await keeper.query('lock table history, figure in access exclusive mode');
      calls.push(call('/jobs/backup/run').then((answer) => answer.status, quiet));
      calls.push(call(`/staff-jobs/${figures.own.id}/run`).then((answer) => answer.status, quiet));
      await eventually('the backup is being written', async () => (await own()).length > before.length);

      const began = performance.now();
      process.child.kill('SIGTERM');
      const { status, signal } = await process.ended;
      expect(performance.now() - began).to.be.below(limitMs);
      expect([status, signal]).to.deep.equal([0, null]);
      await Promise.all(calls);
    } finally {
      upload.destroy();
      await keeper.query('rollback').catch(quiet);
      await keeper.end();
    }
    expect(await own(), 'nothing half written').to.deep.equal(before);
    expect(await rows('select id from bib'), 'a piece of an import comes in whole or not at all').to.deep.equal([]);
    expect(await rows('select run from job_file'), 'no file of a run that was stopped').to.deep.equal([]);

    // Those that wait on somebody else’s lock are given up with the node: three minutes pass.
    await rows(
      `update job_slot set alive_at = alive_at - interval '4 minutes' where finished_at is null and problem is null and job <> 'backup'`,
    );
    await rows(`update mail set lease_until = now(), next_try_at = now() where status <> 'sent'`);
    mail.answer();
    const again = start(['serve'], env);
    try {
      await again.until(/ is open: /);
      const runs = async (name: string) =>
        (await desk.call<{ items: { outcome?: string }[] }>('GET', `/jobs/${name}/runs`)).items.map(
          ({ outcome }) => outcome,
        );
      expect(await runs('backup'), 'what it says of the one that was stopped').to.deep.equal(['stopped', 'done']);
      await eventually(
        'the figures are made after all',
        async () => (await runs(`own-${figures.own.id}`))[0] === 'done',
        40_000,
      );
      await desk.call('POST', '/jobs/backup/run');
      expect((await own()).filter((name) => !before.includes(name))).to.have.length(1);
      await eventually('the same mail comes once more', async () => mail.mails.length === 2, 40_000);
      const idOf = (text = '') => /^Message-ID: (.*)$/im.exec(text)?.[1];
      expect(idOf(mail.mails[1])).to.equal(idOf(mail.mails[0])).and.to.be.a('string');
      await eventually('it is sent', async () => (await rows(`select from mail where status = 'sent'`)).length === 1);
      expect(await rows('select status from mail')).to.deep.equal([{ status: 'sent' }]);
    } finally {
      await stopped(again);
    }
  });
});
