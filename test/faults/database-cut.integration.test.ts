/** The database goes away in the middle of what partners say: nobody is told OK for what is not stored. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type { RequestView } from '../../src/contract/request-views.js';
import type { Wording } from '../../src/words/index.js';
import { startFakePartner } from '../support/fake-partner.js';
import { brokenPromises } from '../support/invariants.js';
import {
  type InProcess,
  type LibraryUnderTest,
  openLibrary,
  type PartnerOfLibrary,
} from '../support/node-under-test.js';
import { type Reply, requesterXml, requestXml } from '../support/partner-voice.js';

/** This partner is never called. */
const nowhere = 'http://127.0.0.1:8999/iso18626';

interface CommitProxy {
  /** The same database, by way of the proxy. */
  url: string;
  /** Cuts the next commit off: before it reaches the database, or when its answer is on the way back. */
  cutNext(where: 'before' | 'after'): void;
  cuts(): number;
  /** From now on every connection is cut and refused, until the database can be reached again. */
  isDown(down: boolean): void;
  close(): Promise<void>;
}

async function startCommitProxy(databaseUrl: string): Promise<CommitProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let armed: 'before' | 'after' | undefined;
  let cuts = 0;
  let down = false;
  const server: Server = createServer((client) => {
    if (down) return void client.resetAndDestroy();
    const upstream = connect({ host: target.hostname, port: Number(target.port || 5432) });
    let isCommitting = false;
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    const cut = () => {
      cuts += 1;
      end();
    };
    client.on('data', (bytes) => {
      if (armed && /\bcommit\b/i.test(bytes.toString('latin1'))) {
        const where = armed;
        armed = undefined;
        if (where === 'before') return cut();
        isCommitting = true;
      }
      upstream.write(bytes);
    });
    // Whatever the database says first after the commit is its answer, and never arrives.
    upstream.on('data', (bytes) =>
      isCommitting ? /COMMIT/.test(bytes.toString('latin1')) && cut() : client.write(bytes),
    );
    for (const socket of [client, upstream]) sockets.add(socket.on('error', end).on('close', end));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cutNext: (where) => {
      armed = where;
    },
    cuts: () => cuts,
    isDown: (isNow) => {
      down = isNow;
      if (down) for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

describe('a library whose database breaks off', () => {
  let library: LibraryUnderTest;
  let borrower: PartnerOfLibrary;
  let proxy: CommitProxy;
  let cutOff: InProcess;
  let count = 0;

  before(async () => {
    library = await openLibrary();
    borrower = await library.addPartner('BORROWER', nowhere);
    proxy = await startCommitProxy(library.databaseUrl);
    cutOff = await library.serve({ DATABASE_URL: proxy.url }, false);
  });
  afterEach(async () =>
    expect(await brokenPromises({ rows: library.rows, replies: library.replies, journal: [] })).to.deep.equal([]),
  );
  after(async () => {
    await library?.close();
    await proxy?.close();
  });

  const about = () => ({ requester: borrower.symbol, supplier: library.symbol, id: `DB-${++count}` });
  const storedOf = (id: string) =>
    library.rows<{ summary: string; outcome: string }>(
      `select m.summary, m.outcome from inbound_message m join request r on r.id = m.request_id
        where r.external_id = $1 order by m.id`,
      [id],
    );

  for (const [where, what] of [
    ['after', 'the answer to COMMIT'],
    ['before', 'COMMIT itself'],
  ] as const)
    it(`when ${what} is lost, says OK only for what is stored, and hears once who comes again (A12)`, async () => {
      const loan = about();
      await library.hear(borrower, requestXml(loan), cutOff);
      const note = requesterXml(loan, 'Notification', 'A word.');
      const before = proxy.cuts();
      proxy.cutNext(where);
      const first = await library.hear(borrower, note, cutOff);
      expect(proxy.cuts(), 'the connection was cut off').to.equal(before + 1);
      const said = (await storedOf(loan.id)).filter(({ summary }) => summary === 'Notification');
      if (first.messageStatus === 'OK') expect(said).to.have.length(1);
      else {
        expect(first).to.include({ status: 503, body: '' });
        expect(said).to.have.length(where === 'after' ? 1 : 0);
      }

      const again = await library.hear(borrower, note, cutOff);
      expect(again).to.include({ status: 200, messageStatus: 'OK' });
      expect((await storedOf(loan.id)).map((row) => [row.summary, row.outcome])).to.deep.equal([
        ['Request', 'applied'],
        ['Notification', 'applied'],
      ]);
      const notes = await library.rows(
        `select 1 from history h join request r on r.id = h.request_id where r.external_id = $1 and h.event = 'requester.notification'`,
        [loan.id],
      );
      expect(notes).to.have.length(1);
    });

  it('when all its connections end again and again, loses nothing that it has confirmed (A11)', async () => {
    const insist = async (xml: string): Promise<Reply> => {
      for (;;) {
        const reply = await library.hear(borrower, xml, cutOff).catch(() => undefined);
        if (reply?.status === 200) return reply;
        await pause(20);
      }
    };
    const loans: ReturnType<typeof about>[] = [];
    const replies: Reply[] = [];
    let ended = 0;
    let over = false;
    const speaking = [1, 2, 3, 4].map(async () => {
      while (!over) {
        const loan = about();
        loans.push(loan);
        replies.push(await insist(requestXml(loan)));
      }
    });
    for (let round = 1; round <= 8; round += 1) {
      const spoken = replies.length;
      while (replies.length < spoken + 3) await pause(5);
      const gone = await library.rows(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`);
      ended += gone.length;
    }
    over = true;
    await Promise.all(speaking);
    expect(ended).to.be.greaterThan(8);
    expect(replies.map(({ messageStatus }) => messageStatus)).to.deep.equal(loans.map(() => 'OK'));
    for (const { id } of loans) expect(await storedOf(id)).to.deep.equal([{ summary: 'Request', outcome: 'applied' }]);
  });
});

describe('a library that cannot note that a lender has its request, because the database is away', () => {
  let library: LibraryUnderTest;
  let proxy: CommitProxy;
  let first: Awaited<ReturnType<typeof startFakePartner>>;
  let second: Awaited<ReturnType<typeof startFakePartner>>;

  before(async () => {
    [library, first, second] = await Promise.all([openLibrary(), startFakePartner(), startFakePartner()]);
    await library.addPartner('FIRST', first.url);
    await library.addPartner('SECOND', second.url);
    proxy = await startCommitProxy(library.databaseUrl);
  });
  after(async () => {
    await library?.close();
    await Promise.all([proxy?.close(), first?.close(), second?.close()]);
  });

  it('takes “already exists” for its acceptance, and asks no second lender (KE1)', async () => {
    const sending = await library.serve({ DATABASE_URL: proxy.url });
    const { log } = sending.node.context;
    const lostTrack = new Promise<void>((done) => {
      const error = log.error.bind(log) as (...said: unknown[]) => void;
      log.error = (...said: unknown[]) => {
        error(...said);
        if (/could not be settled/.test(String(said[1]))) done();
      };
    });
    // A lender that refuses what it has already, as ReShare does.
    first.next({ okAfter: 200 });
    first.always({ error: 'BadlyFormedMessage', value: 'The message exists already: duplicate' });
    const wish = await library.wish(['FIRST', 'SECOND']);
    await sending.act(wish.id, 'send');
    while (first.received.length === 0) await pause(5);
    proxy.isDown(true);
    await lostTrack;
    const outbound = () =>
      library.rows<{ status: string; outcome: Wording | null }>('select status, outcome from outbound_message');
    expect(await outbound()).to.deep.equal([{ status: 'sending', outcome: null }]);

    proxy.isDown(false);
    while (first.received.length === 1) {
      await library.timePasses();
      await pause(50);
    }
    await library.untilSent();
    expect(await outbound()).to.deep.equal([{ status: 'delivered', outcome: 'assumed' }]);
    expect(first.received.map(({ body }) => body)).to.deep.equal([first.received[0]?.body, first.received[0]?.body]);
    expect(second.received, 'calls of the second lender').to.deep.equal([]);
    const seen = await library.hand.desk<RequestView>('GET', `/requests/${wish.id}`);
    expect(seen.state).to.equal('requestSent');
    expect(seen.rota.map(({ partner, state }) => [partner, state])).to.deep.equal([
      ['FIRST', 'asked'],
      ['SECOND', 'listed'],
    ]);
  });
});
