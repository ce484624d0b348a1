import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import type { PartnerView } from '../../../src/contract/partner-schemas.js';
import type { FleetReport } from '../../../src/domain/agreement/fleet.js';
import { given, type Outcome } from '../../cli/desk.js';
import { eventually } from '../../support/eventually.js';
import { type LibraryOnItsOwn, lend, openLibraries } from '../support/two-libraries.js';

/** What a library's database is changed to behind its back, as a restored backup or a hand in the database would. */
async function change({ env }: LibraryOnItsOwn, sql: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: env['DATABASE_URL'] });
  await client.connect();
  const { rowCount } = await client.query(sql, values).finally(() => client.end());
  expect(rowCount, sql).to.equal(1);
}

describe('interlend fleet check over three libraries', function () {
  this.timeout(180_000);
  let folder: string;
  let file: string;
  let close: () => Promise<void>;
  let all: LibraryOnItsOwn[];
  let keys: string[];
  const [one, two, three] = [0, 1, 2].map((at) => () => all[at] as LibraryOnItsOwn) as [
    () => LibraryOnItsOwn,
    () => LibraryOnItsOwn,
    () => LibraryOnItsOwn,
  ];

  before(async () => {
    const opened = await openLibraries(['ALPHA', 'BETA', 'GAMMA']);
    close = opened.close;
    all = opened.libraries;
    folder = await mkdtemp(join(tmpdir(), 'interlend-test-fleet-'));
    file = join(folder, 'fleet.json');
    keys = await Promise.all(all.map(({ desk }) => keyFor(desk)));
    const nodes = all.map(({ desk, env }, at) => ({
      name: desk.library.name,
      url: env['INTERLEND_URL'],
      key: keys[at],
    }));
    await writeFile(file, JSON.stringify({ nodes }), { mode: 0o600 });
  });
  after(async () => {
    await close?.();
    if (folder) await rm(folder, { recursive: true });
  });

  const keyFor = async (desk: LibraryOnItsOwn['desk']): Promise<string> => {
    const order = { name: 'fleet', roles: [{ role: 'fulfillmentAdministrator' }], only: ['compareLibraries'] };
    return (await desk.call<{ secret: string }>('POST', '/keys', order)).secret;
  };
  const check = (...more: string[]): Promise<Outcome> => given(['fleet', 'check', '--file', file, ...more]);
  const report = async (): Promise<FleetReport> => JSON.parse((await check('--json')).out) as FleetReport;

  /** A request of one library that the other has promised, or shipped. */
  async function shared(
    borrower: LibraryOnItsOwn,
    lender: LibraryOnItsOwn,
    title: string,
    ...acts: ('willSupply' | 'ship')[]
  ): Promise<string> {
    const draft = { serviceType: 'Loan' as const, title, rota: [lender.desk.library.code] };
    const { externalId: id } = await borrower.desk.create(draft);
    await borrower.desk.act(id, 'send');
    await lender.desk.until(id, 'created');
    for (const act of acts) {
      await lender.desk.act(id, act);
      await borrower.desk.until(id, act === 'ship' ? 'shippedPhysically' : 'willSupply');
    }
    return id;
  }

  it('finds nothing where all agree, and ends with 0', async () => {
    await lend({ borrower: one().desk, lender: two().desk }, 'A whole loan');
    await shared(two(), three(), 'A promise', 'willSupply');
    await shared(three(), one(), 'A parcel', 'willSupply', 'ship');
    await eventually('all agree', async () => (await report()).requests.agree === 3);
    const { status, out, err } = await check();
    expect(status, `${out}\n${err}`).to.equal(0);
    expect(out).to.contain('3 libraries compared');
    expect(out).to.contain('Requests that both libraries store: 3. Agree: 3. In flight: 0. Differ: 0.');
    expect(out).to.contain('Pairs of libraries that know each other: 3. Agree about each other: 3.');
    expect(out).to.contain('The libraries agree.');
  });

  it('lets its key read nothing else', async () => {
    const at = (path: string) =>
      fetch(`${one().env['INTERLEND_URL']}/api/v1${path}`, { headers: { authorization: `Bearer ${keys[0]}` } });
    expect((await at('/comparison/requests')).status).to.equal(200);
    for (const path of ['/requests', '/partners', '/messages', '/patrons'])
      expect((await at(path)).status).to.equal(403);
  });

  it('finds each of ten planted differences, names since when and what to do, and reports nothing else', async () => {
    const ids = {
      state: await shared(one(), two(), 'State', 'willSupply'),
      dueDay: await shared(one(), two(), 'Due date', 'willSupply', 'ship'),
      price: await shared(two(), three(), 'Price', 'willSupply'),
      volumes: await shared(three(), one(), 'Volumes', 'willSupply', 'ship'),
      message: await shared(one(), three(), 'Message', 'willSupply'),
      conditions: await shared(two(), one(), 'Conditions', 'willSupply'),
    };
    const facts = (library: LibraryOnItsOwn, id: string, more: object) =>
      change(library, `update request set facts = facts || $2::jsonb where external_id = $1`, [
        id,
        JSON.stringify(more),
      ]);
    await change(two(), `update request set state = 'shippedPhysically' where external_id = $1`, [ids.state]);
    await change(two(), `update request set due_day = due_day + 3 where external_id = $1`, [ids.dueDay]);
    await facts(two(), ids.price, { costs: { amount: '10.00', currency: 'CAD' } });
    await facts(three(), ids.price, { costs: { amount: '12.00', currency: 'CAD' } });
    await facts(three(), ids.volumes, { items: [{ barcode: '1' }, { barcode: '2' }] });
    await facts(one(), ids.volumes, { items: [{ barcode: '1' }, { barcode: '2' }, { barcode: '3' }] });
    await facts(two(), ids.conditions, { conditions: ['LibraryUseOnly'] });
    await facts(one(), ids.conditions, { conditions: ['NoReproduction'] });
    await change(
      one(),
      `delete from inbound_message where summary = 'WillSupply'
        and request_id = (select id from request where external_id = $1)`,
      [ids.message],
    );
    await one().desk.call('PATCH', '/partners/BETA', { name: 'Beta College' });
    await one().desk.call('PATCH', '/partners/GAMMA', {
      symbols: ['CA-GAMMA', 'CA-OLD'].map((value) => ({ type: 'ISIL', value })),
    });
    await two().desk.call('PATCH', '/partners/GAMMA', { url: 'http://127.0.0.1:8099/iso18626' });
    await three().desk.call('PATCH', '/partners/ALPHA', { dialect: 'alma' });
    await two().desk.call('PATCH', '/partners/ALPHA', { closures: [{ from: '2099-12-24', until: '2099-12-31' }] });
    const { credentials } = await three().desk.call<PartnerView>('GET', '/partners/BETA');
    const credential = credentials.find(({ revokedAt }) => !revokedAt);
    await three().desk.call('DELETE', `/partners/BETA/credentials/${credential?.id}`);

    const found = await report();
    const told = found.differingRequests.map(({ request, differences, remedy }) => [
      request,
      differences.map(({ matter }) => matter).join(),
      remedy,
    ]);
    expect(told).to.have.deep.members([
      [ids.state, 'state', 'askStatus'],
      [ids.dueDay, 'dueDay', 'askStatus'],
      [ids.price, 'price', 'askStatus'],
      [ids.volumes, 'volumes', 'writeToBoth'],
      [ids.conditions, 'conditions', 'askStatus'],
      [ids.message, 'message', 'resend'],
    ]);
    expect(found.differingPartners.map(({ node, about, matter }) => `${node} ${about} ${matter}`)).to.have.members([
      'ALPHA Library BETA Library name',
      'ALPHA Library GAMMA Library symbol',
      'BETA Library GAMMA Library address',
      'ALPHA Library GAMMA Library dialect',
      'BETA Library ALPHA Library closure',
      'BETA Library GAMMA Library credential',
    ]);
    const lost = found.differingRequests.find(({ request }) => request === ids.message);
    expect(lost?.message).to.include({ summary: 'WillSupply', sender: 'lending', place: 1, of: 1 });

    const { status, out, err } = await check('--language', 'en');
    expect(status).to.equal(1);
    expect(err).to.contain('12 things differ.');
    expect(out).to.contain('Resend the message from GAMMA Library.');
    expect(out).to.contain('ALPHA Library about BETA Library');
    expect(out).to.contain('Name: listed: Beta College. BETA Library says: BETA Library.');
    const french = await check('--language', 'fr');
    expect(french.out).to.contain('Renvoyer le message de GAMMA Library.');
    for (const key of keys) expect(out + err + french.out).not.to.contain(key);
  });

  it('names a node that does not answer, and ends with 3 when nothing else is wrong', async () => {
    const nodes = [
      { name: 'Gone', url: 'http://127.0.0.1:9', key: 'a-key' },
      { name: 'Here', url: one().env['INTERLEND_URL'], key: keys[0] },
    ];
    const partly = join(folder, 'partly.json');
    await writeFile(partly, JSON.stringify({ nodes }), { mode: 0o600 });
    const { status, out } = await given(['fleet', 'check', '--file', partly]);
    expect(status).to.equal(3);
    expect(out).to.contain('Gone could not be read:');
  });
});
