import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import pg from 'pg';
import { eventually } from '../support/eventually.js';
import { startFakePartner } from '../support/fake-partner.js';
import { type LibraryProcess, openTwoProcesses, type TwoLibraries } from './support/two-libraries.js';

/** Whoever stops a process kills it after ten seconds. */
const limitMs = 8_000;

describe('FH6: a process that is told to end', function () {
  this.timeout(120_000);
  let two: TwoLibraries<LibraryProcess>;
  before(async () => {
    two = await openTwoProcesses();
  });
  after(() => two.close());

  it('ends within eight seconds, whatever runs', async () => {
    const { borrower } = two;
    const { port, staffToken } = borrower.desk.library;
    const headers = { authorization: `Bearer ${staffToken}` };
    const rows = new pg.Client({ connectionString: borrower.env['DATABASE_URL'] });
    await rows.connect();
    rows.on('error', () => {});
    const quiet = () => undefined;
    // A desk that listens, and two uploads that do not come to their end.
    const listening = fetch(`http://127.0.0.1:${port}/api/v1/events`, { headers }).then((answer) => answer.text());
    const uploads = ['/iso18626', '/api/v1/catalogue/imports/1/records'].map((path) => {
      const socket = net.connect(port, '127.0.0.1');
      socket.on('error', quiet);
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${staffToken}\r\nContent-Type: application/xml\r\nContent-Length: 9000\r\n\r\n<half`,
      );
      return socket;
    });
    try {
      // Jobs, an export, an import and a list wait for tables that somebody keeps.
      await rows.query('begin');
      await rows.query('lock table request, holding, history, open_request in access exclusive mode');
      const calls = [
        fetch(`http://127.0.0.1:${port}/api/v1/jobs/expire-holds/run`, { method: 'POST', headers }),
        fetch(`http://127.0.0.1:${port}/api/v1/lost-candidates/file`, { headers }),
        fetch(`http://127.0.0.1:${port}/api/v1/requests`, { headers }),
      ].map((call) => call.then((answer) => answer.status, quiet));
      await pause(500);

      const began = performance.now();
      borrower.process.child.kill('SIGTERM');
      const { status, signal } = await borrower.process.ended;
      expect(performance.now() - began).to.be.below(limitMs);
      expect([status, signal]).to.deep.equal([0, null]);
      await Promise.all(calls);
      await listening.catch(quiet);
    } finally {
      for (const socket of uploads) socket.destroy();
      await rows.query('rollback');
    }
    await rows.end();
  });

  it('hands back a message that a partner keeps without an answer: another process may send it at once', async () => {
    const { lender } = two;
    const mute = await startFakePartner();
    mute.always('mute');
    await lender.desk.call('POST', '/partners', {
      code: 'MUTE',
      name: 'Mute',
      symbols: [{ type: 'ISIL', value: 'CA-MUTE' }],
      url: mute.url,
      dialect: 'standard-1.2',
      callLimitSeconds: 60,
    });
    const { id } = await lender.desk.create({ serviceType: 'Loan', title: 'On its way', rota: ['MUTE'] });
    await lender.desk.act(id, 'send');
    await eventually('the message is on its way', async () => mute.received.length > 0);

    const began = performance.now();
    lender.process.child.kill('SIGTERM');
    expect((await lender.process.ended).status).to.equal(0);
    expect(performance.now() - began).to.be.below(limitMs);
    const rows = new pg.Client({ connectionString: lender.env['DATABASE_URL'] });
    rows.on('error', () => {});
    await rows.connect();
    const { rows: kept } = await rows.query(
      `select o.status, a.closed_at is not null as closed from outbound_message o join delivery_attempt a on a.message_id = o.id`,
    );
    expect(kept).to.deep.equal([{ status: 'pending', closed: true }]);
    await rows.end();
    await mute.close();
  });
});
