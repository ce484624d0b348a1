/** A node that cannot do its work says so, where people and probes look, and says what to do. */
import { expect } from 'chai';
import pg from 'pg';
import { openDatabase } from '../../src/storage/database/database.js';
import { migrate } from '../../src/storage/database/migrate.js';
import { NewerDatabase } from '../../src/storage/database/newer-database.js';
import { createTestDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { type FakePartner, startFakePartner } from '../support/fake-partner.js';
import { migrated } from '../support/migrated.js';
import { type InProcess, type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { requestXml } from '../support/partner-voice.js';

interface Ready {
  http: number;
  status: string;
  complaints: string[];
}
const readiness = async ({ node }: InProcess): Promise<Ready> => {
  const answer = await fetch(`${node.servers?.adminUrl}/health/ready`);
  return { http: answer.status, ...((await answer.json()) as Omit<Ready, 'http'>) };
};

describe('a node with another secret key than before', () => {
  let library: LibraryUnderTest;
  let theirs: FakePartner;

  before(async () => {
    theirs = await startFakePartner();
    library = await openLibrary();
    await library.addPartner('LENDER', theirs.url);
  });
  after(async () => {
    await library?.close();
    await theirs?.close();
  });

  it('FC1: says so, shows the partner as one whose secret cannot be read, sends nothing, and is well when it is entered again', async () => {
    const other = await library.serve({ INTERLEND_SECRET_KEY: 'quite-another-secret-key' });

    const { http, status, complaints } = await readiness(other);
    expect([http, status]).to.deep.equal([200, 'degraded']);
    expect(complaints.join(' ')).to.match(
      /^What we present to LENDER cannot be read with this secret key, and nothing is sent there: enter it again/,
    );
    const list = await other.desk<{ items: { code: string; presents: string }[] }>('GET', '/partners');
    expect(list.items.find(({ code }) => code === 'LENDER')).to.include({ presents: 'unreadable' });
    expect(await other.desk<{ presents: string }>('GET', '/partners/LENDER')).to.include({ presents: 'unreadable' });
    const node = await other.desk<{ notices: { kind: string; text: string; french: string }[] }>('GET', '/node');
    expect(node.notices.map(({ kind }) => kind)).to.deep.equal(['secretUnreadable']);
    expect(node.notices[0]?.text).to.match(/^Nothing is sent to LENDER: .* Enter it again on the partner’s page\.$/);

    const test = await other.desk<{ items: { step: string; ok: boolean; said: string }[] }>(
      'POST',
      '/partners/LENDER/test',
    );
    expect(test.items.at(-1)).to.include({
      step: 'credential',
      ok: false,
      said: 'What we present to this partner cannot be read with the secret key of this server: enter it again.',
    });

    const { id } = await library.wish(['LENDER']);
    await other.act(id, 'send');
    await other.node.sender.runOnce('LENDER');
    const channel = async () =>
      (await other.desk<{ channel: { state: string; reason?: string } }>('GET', '/partners/LENDER')).channel;
    await eventually('its channel is held', async () => (await channel()).state === 'held');
    expect(await channel()).to.include({
      state: 'held',
      reason: 'What we present to this partner cannot be read with the secret key of this server: enter it again.',
    });
    expect(theirs.received).to.deep.equal([]);

    await other.desk('PATCH', '/partners/LENDER', { outboundAuth: { kind: 'bearer', token: 'entered-again' } });
    await library.timePasses();
    await library.untilSent();
    expect(theirs.received).to.have.length(1);
    expect(theirs.received[0]?.headers.authorization).to.equal('Bearer entered-again');
    expect(await readiness(other)).to.deep.include({ http: 200, status: 'ready', complaints: [] });
  });
});

describe('a database in which nothing can be stored', () => {
  let library: LibraryUnderTest;
  let theirs: FakePartner;

  before(async () => {
    theirs = await startFakePartner();
    library = await openLibrary();
  });
  after(async () => {
    await makeReadOnly(false);
    await library?.close();
    await theirs?.close();
  });
  const makeReadOnly = async (on: boolean) => {
    const [row] = await library.rows<{ name: string }>('select current_database() as name');
    const admin = new pg.Client(process.env['DATABASE_URL']);
    await admin.connect();
    await admin.query(`alter database ${row?.name} set default_transaction_read_only = ${on ? 'on' : 'off'}`);
    // Sessions take it up when they begin.
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [row?.name]);
    await admin.end();
  };
  const untilItSays = (what: RegExp | undefined) =>
    eventually(`its readiness says ${what ?? 'nothing'}`, async () => {
      const [first] = (await readiness(library.hand)).complaints;
      return what && first !== undefined ? what.test(first) : first === what;
    });

  it('FD4: is not ready, refuses messages and orders with 503, tells desks, and is ready again by itself', async () => {
    const borrower = await library.addPartner('BORROWER', theirs.url);
    const { id, version } = await library.wish(['BORROWER']);
    expect((await readiness(library.hand)).http).to.equal(200);

    await makeReadOnly(true);
    await untilItSays(/^The database stores nothing/);
    const { http, status, complaints } = await readiness(library.hand);
    expect([http, status]).to.deep.equal([503, 'down']);
    expect(complaints[0]).to.match(
      /^The database stores nothing: it takes no more connections, is read-only, or its disk is full /,
    );

    const about = { requester: borrower.symbol, supplier: library.symbol, id: 'W0001' };
    const partner = await library.hear(borrower, requestXml(about));
    expect(partner.status).to.equal(503);

    const authorization = `Bearer ${library.hand.node.context.settings.staffToken}`;
    const order = await fetch(`${library.hand.url}/api/v1/requests/${id}/actions/send`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ version, fields: {} }),
    });
    expect(order.status).to.equal(503);
    expect(order.headers.get('retry-after')).to.equal('5');

    const events = await fetch(`${library.hand.url}/api/v1/events`, { headers: { authorization } });
    const reader = events.body?.getReader();
    let heard = '';
    while (reader && !heard.includes('event: alive')) {
      const { value, done } = await reader.read();
      if (done) break;
      heard += Buffer.from(value).toString('utf8');
    }
    await reader?.cancel();
    expect(heard).to.include('event: alive\ndata: {"canStore":false}');

    await makeReadOnly(false);
    await untilItSays(undefined);
    expect((await library.hear(borrower, requestXml(about))).status).to.equal(200);
  });
});

describe('a database of a newer version', () => {
  it('FC2: is refused with the way out, and not touched', async () => {
    const { url, drop } = await createTestDatabase(migrated);
    const database = await openDatabase({ url, connections: 2, name: 'test' });
    try {
      await database.pool.query(
        `insert into migration (timestamp, name) values (9999999999999, 'FromTheFuture9999999999999')`,
      );
      const refused = await migrate(database).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(refused).to.be.instanceOf(NewerDatabase);
      expect((refused as Error).message).to.equal(
        'This database was made by a newer version of Interlend (it has FromTheFuture9999999999999). Start that version, or restore a backup that was made before the upgrade.',
      );
    } finally {
      await database.close();
      await drop();
    }
  });
});
