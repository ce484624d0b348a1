/** Loans of a library whose own system is linked: up, dead, refusing, and losing its answers after it acted. */
import { expect } from 'chai';
import pg from 'pg';
import type {
  LibrarySystemLinkView,
  SystemCallDetail,
  SystemCallsOfRequest,
  SystemCallView,
} from '../../src/contract/library-system-operations.js';
import type { FeeView } from '../../src/contract/local-views.js';
import type { RequestView } from '../../src/contract/request-views.js';
import { createSystemCarrier } from '../../src/engine/library-system/carry-call.js';
import { createLendFirst } from '../../src/engine/library-system/lend-first.js';
import { createSystemPatrons } from '../../src/engine/library-system/patrons.js';
import type { LinkRecord } from '../../src/engine/library-system/ports.js';
import { refreshPatron } from '../../src/engine/library-system/refresh-patron.js';
import { createCallSender } from '../../src/engine/webhooks/call-sender.js';
import type { CallFacts } from '../../src/library-system/port.js';
import { forgetMessages } from '../../src/storage/jobs/retention.js';
import { createCallStore } from '../../src/storage/outbound-calls/calls.js';
import { createLinkStore } from '../../src/storage/outbound-calls/links.js';
import { createSystemCallStore } from '../../src/storage/outbound-calls/system-calls.js';
import { createWebhookStore } from '../../src/storage/outbound-calls/webhooks.js';
import { eventually } from '../support/eventually.js';
import {
  type InProcess,
  type LibraryUnderTest,
  openLibrary,
  type PartnerOfLibrary,
} from '../support/node-under-test.js';
import { requestXml } from '../support/partner-voice.js';
import { type FakeSystem, fakeSystem } from './fake-system.js';

describe('a library whose own system is linked', function () {
  this.timeout(120_000);
  let library: LibraryUnderTest;
  let node: InProcess;
  let system: FakeSystem;
  let partner: PartnerOfLibrary;
  let code: string;
  let shelf: string;
  let activeLinks: LinkRecord[] = [];

  beforeEach(async () => {
    library = await openLibrary();
    partner = await library.addPartner('OTHER', 'http://127.0.0.1:18630/iso18626');
    node = library.hand;
    system = fakeSystem();
    // Who asks before a step is put there by the tests of that.
    delete node.node.context.systemAtDesk;
    code = (await links())[0]?.library ?? '';
    const locations = await library.rows<{ code: string }>('select code from location order by code');
    shelf = locations[0]?.code ?? '';
  });
  afterEach(() => library?.close());

  const pool = () => node.node.database.pool;
  const links = async () => (await node.desk<{ items: LibrarySystemLinkView[] }>('GET', '/library-system')).items;
  async function switchOn(over: Partial<LibrarySystemLinkView['settings']> = {}, enabled = true) {
    const { settings } = await node.desk<LibrarySystemLinkView>('GET', `/library-system/${code}`);
    const linked = {
      ...settings,
      kind: 'ncip',
      dueDate: 'ours',
      address: 'http://127.0.0.1:18999/ncip',
      fromAgency: 'OURS',
      ...over,
    };
    const saved = await node.desk<LibrarySystemLinkView>('PUT', `/library-system/${code}`, {
      enabled,
      settings: linked,
    });
    activeLinks = await createLinkStore(pool()).all();
    return saved;
  }
  const context = () => node.node.context;
  const carrier = () =>
    createSystemCarrier({
      systems: {
        of: async (name) => {
          const link = await createLinkStore(pool()).read(name);
          if (!link) throw new Error(`There is no link of ${name}.`);
          return { link, system };
        },
      },
      refreshPatron: async (user, { user: asked }) => {
        await refreshPatron(context(), 'card' in asked ? asked.card : asked.id, user, { now: new Date() });
      },
    });
  const atDesk = () =>
    createLendFirst({
      active: { known: activeLinks, home: code },
      calls: createSystemCallStore(pool()),
      settle: (call) => createCallStore(pool()).settle(call),
      carry: carrier(),
      instance: 'desk',
      log: context().log,
      wake: () => {},
    });
  const dayAfter = (at: string) => new Date(Date.parse(at) + 86_400_000).toISOString().slice(0, 10);
  const sender = () =>
    createCallSender({
      context: context(),
      calls: createCallStore(pool()),
      webhooks: createWebhookStore(pool()),
      active: { refresh: async () => {}, changed: async () => {} },
      post: async () => ({ durationMs: 0 }),
      librarySystem: carrier(),
    });
  async function callAll() {
    for (let round = 0; round < 12; round += 1) if ((await sender().runOnce()) === 0) return;
  }
  const timePasses = async () => {
    await pool().query(`update outbound_call set next_attempt_at = now() where status = 'pending'`);
    await pool().query(
      `update outbound_call set next_attempt_at = now(), lease_until = now() where status = 'sending'`,
    );
    await pool().query('update outbound_target set resume_at = null');
  };
  const calls = async (request: string) =>
    (await node.desk<SystemCallsOfRequest>('GET', `/requests/${request}/system-calls`)).items;
  const told = (items: SystemCallView[]) => items.map(({ name, status }) => `${name} ${status}`);
  const patron = () => node.desk('POST', '/patrons', { id: '21000', name: 'C. Exemple', email: 'camille@example.ca' });
  const wish = async (title = 'Fundamentals of Nursing') => {
    const request = await node.desk<RequestView>('POST', '/requests', {
      ...{ serviceType: 'Loan', title, rota: ['OTHER'], patron: { id: '21000' } },
    });
    await node.act(request.id, 'send');
    return request.id;
  };
  const receive = (id: string) => node.act(id, 'receive', { confirmed: true, temporaryBarcode: `TMP-${id}` });
  const refusal = async (method: string, path: string, body?: unknown): Promise<string> => {
    try {
      await node.desk(method, path, body);
    } catch (error) {
      return String(error);
    }
    throw new Error(`${method} ${path} was not refused.`);
  };
  /** How many statements this library's database is asked by the work, counted at the driver. */
  async function statementsOf(work: () => Promise<unknown>): Promise<number> {
    const prototype = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
    const { query } = prototype;
    let count = 0;
    prototype.query = function (this: unknown, ...args: unknown[]) {
      count += 1;
      return query.apply(this, args);
    };
    try {
      await work();
      return count;
    } finally {
      prototype.query = query;
    }
  }
  const median = (numbers: readonly number[]) =>
    [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
  let asked = 0;
  async function lendingRequest() {
    const about = { requester: partner.symbol, supplier: library.symbol, id: `THEIRS-${++asked}` };
    const barcode = `B-${asked}`;
    await node.desk('POST', '/holdings', { barcode, title: `Medicine Walk ${asked}`, location: shelf });
    await library.hear(partner, requestXml(about, `Medicine Walk ${asked}`));
    const rows = await library.rows<{ id: string }>(
      `select id::text from request where side = 'lending' order by request.id desc limit 1`,
    );
    const id = rows[0]?.id ?? '';
    await eventually('our catalogue was searched', async () => {
      const found = await library.rows('select from lending_candidate where request_id = $1', [id]);
      return found.length === 1;
    });
    return { id, barcode };
  }

  it('follows a borrowed item: looked up, made, lent, taken back and deleted, each once and in order', async () => {
    await patron();
    await switchOn();
    const id = await wish();
    await callAll();
    await receive(id);
    await node.act(id, 'loanToPatron', { confirmed: true });
    await node.act(id, 'returnByPatron');
    await node.act(id, 'returnToPartner');
    await callAll();
    expect(system.ledger).to.deep.equal([
      'lookUpUser',
      ...['acceptItem', 'checkOut', 'checkIn', 'deleteItem'].map((name) => `${name} TMP-${id}`),
    ]);
    expect(system.facts.acceptItem).to.include({ userId: 'U-4471', title: 'Fundamentals of Nursing' });
    const known = await node.desk<{ name: string; group: string; language: string; email: string }>(
      'GET',
      '/patrons/21000',
    );
    expect(known).to.include({
      name: 'Camille Exemple',
      group: 'Student',
      language: 'fr',
      email: 'camille@example.ca',
    });
    expect((await calls(id)).every(({ status }) => status === 'delivered')).to.equal(true);
  });

  it('follows an item that it lends: set aside for the borrower, lent to it, renewed and taken back', async () => {
    await switchOn({ institutionalPattern: 'INST-{symbol}' });
    const { id } = await lendingRequest();
    await node.act(id, 'willSupply');
    await callAll();
    expect(system.ledger).to.deep.equal(['requestItem B-1']);
    await node.act(id, 'ship', { barcodes: ['39345000211'], confirmed: true });
    await node.act(id, 'checkIn', { confirmed: true });
    await callAll();
    expect(system.ledger.slice(1)).to.deep.equal(['checkOut 39345000211', 'checkIn 39345000211']);
    expect(system.facts.checkOut)
      .to.include({ userId: `INST-${partner.symbol.split(':')[1]}` })
      .and.to.have.property('dueAt');
    const [first] = await calls(id);
    expect(first?.found).to.include({ itemId: '39345000211', callNumber: 'QA 76' });
  });

  it('cancels with the system’s own id what it had set aside and does not supply', async () => {
    await switchOn();
    const { id } = await lendingRequest();
    await node.act(id, 'willSupply');
    await callAll();
    await node.act(id, 'reject', { reason: '3' });
    await callAll();
    expect(system.facts.cancelRequest).to.include({ requestId: 'THEIRS-1' });
    const other = await lendingRequest();
    await node.act(other.id, 'willSupply');
    await node.act(other.id, 'reject', { reason: '3' });
    expect(told(await calls(other.id))).to.deep.equal(['requestItem withdrawn']);
  });

  it('never refuses a step while its system is dead; what waits is done when it is back', async () => {
    await patron();
    await switchOn();
    system.mood = 'dead';
    const id = await wish();
    await receive(id);
    await callAll();
    const dead = await node.act(id, 'loanToPatron', { confirmed: true });
    expect(dead.state).to.equal('loaned');
    const [state] = (await node.desk<{ items: LibrarySystemLinkView[] }>('GET', '/library-system-state')).items;
    expect(state).to.have.property('failingSince');
    expect(state?.waiting).to.equal(3);
    system.mood = 'up';
    await timePasses();
    await callAll();
    await callAll();
    expect(system.ledger.filter((line) => line.includes('TMP'))).to.deep.equal([
      `acceptItem TMP-${id}`,
      `checkOut TMP-${id}`,
    ]);
  });

  it('sends a call without an answer once more with the same ids, and then asks a person; a charge never', async () => {
    await patron();
    await switchOn();
    const id = await wish();
    await callAll();
    system.mood = 'losesAnswers';
    await receive(id);
    await node.act(id, 'loanToPatron', { confirmed: true });
    for (let round = 0; round < 4; round += 1) {
      await timePasses();
      await callAll();
    }
    expect(system.came.filter((line) => line.startsWith('acceptItem')).length).to.equal(2);
    expect(system.ledger.filter((line) => line.startsWith('acceptItem')).length).to.equal(1);
    expect(told(await calls(id)).slice(1)).to.deep.equal(['acceptItem unknown', 'checkOut pending']);
    const [accepted] = (await calls(id)).filter(({ name }) => name === 'acceptItem');
    await node.desk('POST', `/requests/${id}/system-calls/${accepted?.id}/by-hand`, { note: 'Made at the counter' });
    system.mood = 'up';
    await timePasses();
    await callAll();
    expect(told(await calls(id)).slice(1)).to.deep.equal(['acceptItem byHand', 'checkOut delivered']);
    const history = JSON.stringify(await node.desk('GET', `/requests/${id}/history`));
    expect(history).to.include('librarySystem.byHand').and.to.include('Made at the counter');
    system.mood = 'losesAnswers';
    const [loan] = (await node.desk<{ items: { id: string }[] }>('GET', `/loans?request=${id}`)).items;
    await node.desk('POST', `/loans/${loan?.id}/lost`, { fee: '85.50' });
    for (let round = 0; round < 3; round += 1) {
      await timePasses();
      await callAll();
    }
    const charge = (await calls(id)).find(({ name }) => name === 'charge');
    expect(charge).to.include({ status: 'unknown', mayTryAgain: false });
    expect(system.came.filter((line) => line.startsWith('charge')).length).to.equal(1);
    expect((system.facts.charge as { amount?: number } | undefined)?.amount).to.equal(8550);
    expect(await refusal('POST', `/requests/${id}/system-calls/${charge?.id}/again`)).to.include('409');
  });

  it('charges the fee of a request once, with its receipt; a receipt undone before that takes it back', async () => {
    await patron();
    await switchOn();
    await node.desk('POST', '/loan-rules', { name: 'A fee for all', requestFee: '2.50' });
    const id = await wish();
    await callAll();
    const charges = async () => (await calls(id)).filter(({ name }) => name === 'charge').map(({ status }) => status);
    const fees = async () =>
      (await node.desk<{ items: FeeView[] }>('GET', '/fees?patron=21000')).items.map(
        ({ kind, amount, status }) => `${kind} ${amount} ${status}`,
      );
    await receive(id);
    expect(await charges()).to.deep.equal(['pending']);
    await node.act(id, 'undoReceive');
    expect(await charges()).to.deep.equal(['withdrawn']);
    expect(await fees()).to.deep.equal(['request 2.50 waived']);
    await receive(id);
    // A refused fee holds up neither the item nor its loan.
    system.mood = 'refuses';
    system.moodOf = 'charge';
    await node.act(id, 'loanToPatron', { confirmed: true });
    await callAll();
    expect(told(await calls(id)).slice(-3)).to.have.members([
      'acceptItem delivered',
      'charge failed',
      'checkOut delivered',
    ]);
    system.mood = 'up';
    const charge = (await calls(id)).findLast(({ name }) => name === 'charge');
    await node.desk('POST', `/requests/${id}/system-calls/${charge?.id}/again`);
    await callAll();
    expect(await charges()).to.deep.equal(['withdrawn', 'delivered']);
    const { reference, at, ...sent } = system.facts.charge as CallFacts['charge'];
    expect(sent).to.deep.equal({
      ...{ reason: 'request', amount: 250, currency: 'CAD', userId: 'U-4471' },
      ...{ requestId: (await node.desk<RequestView>('GET', `/requests/${id}`)).externalId },
      title: 'Fundamentals of Nursing',
    });
    expect(await fees())
      .to.include('request 2.50 open')
      .and.have.length(2);
    const lines = (await node.desk<{ items: { event: string; facts?: object }[] }>('GET', `/requests/${id}/history`))
      .items;
    expect(lines.findLast(({ event }) => event === 'local.received')?.facts).to.include({ fee: '2.50 CAD' });
  });

  it('is not charged a second time by a second receipt once it was sent', async () => {
    await patron();
    await switchOn();
    await node.desk('POST', '/loan-rules', { name: 'A fee for all', requestFee: '2.50' });
    const id = await wish();
    await receive(id);
    await callAll();
    await node.act(id, 'undoReceive');
    await callAll();
    await receive(id);
    await callAll();
    expect(system.came.filter((line) => line.startsWith('charge'))).to.have.length(1);
    expect((await calls(id)).filter(({ name }) => name === 'charge')).to.have.length(1);
  });

  it('counts a call as sent whose process was killed, and does not repeat a charge after that', async () => {
    await patron();
    await switchOn();
    const id = await wish();
    await receive(id);
    await node.act(id, 'loanToPatron', { confirmed: true });
    await callAll();
    const [loan] = (await node.desk<{ items: { id: string }[] }>('GET', `/loans?request=${id}`)).items;
    await node.desk('POST', `/loans/${loan?.id}/lost`, { fee: '10.00' });
    const gone = createCallStore(pool());
    const claimed = await gone.claim({
      ...{ limit: 9, perTarget: 9, instance: 'gone' },
      kinds: ['librarySystem'],
      leaseSeconds: 40,
    });
    expect(claimed.map(({ name }) => name)).to.deep.equal(['charge']);
    await timePasses();
    await callAll();
    expect(system.came.some((line) => line.startsWith('charge'))).to.equal(false);
    expect((await calls(id)).at(-1)).to.include({ name: 'charge', status: 'unknown' });
  });

  it('shows what its system refuses with its words, holds back later calls of the item, and goes on when staff say so', async () => {
    await patron();
    await switchOn();
    const id = await wish();
    await callAll();
    system.mood = 'refuses';
    system.moodOf = 'acceptItem';
    await receive(id);
    await node.act(id, 'loanToPatron', { confirmed: true });
    await callAll();
    const [, accepted, lent] = await calls(id);
    expect(accepted).to.include({ status: 'failed', theirWords: 'Unknown Item: WOODX (Unknown Item)' });
    expect(lent).to.include({ status: 'pending', behind: 'acceptItem' });
    const list = await node.desk<{ items: SystemCallView[] }>('GET', '/library-system-calls?state=needsPerson');
    expect(list.items.map(({ externalId, name }) => ({ externalId, name }))).to.deep.equal([
      { externalId: accepted?.externalId, name: 'acceptItem' },
    ]);
    system.mood = 'up';
    await node.desk('POST', `/requests/${id}/system-calls/${accepted?.id}/again`);
    await callAll();
    expect(told((await calls(id)).slice(1))).to.deep.equal(['acceptItem delivered', 'checkOut delivered']);
    expect(await refusal('POST', `/requests/${id}/system-calls/${accepted?.id}/by-hand`, {})).to.include('409');
  });

  it('takes an undone receipt back: what was not sent is withdrawn, what was made is deleted', async () => {
    await patron();
    await switchOn();
    const one = await wish('One');
    await receive(one);
    await node.act(one, 'undoReceive');
    expect(told(await calls(one)).slice(1)).to.deep.equal(['acceptItem withdrawn']);
    const other = await wish('Other');
    await receive(other);
    await callAll();
    await node.act(other, 'undoReceive');
    await callAll();
    expect(system.ledger.slice(-2)).to.deep.equal([`cancelRequest TMP-${other}`, `deleteItem TMP-${other}`]);
  });

  it('calls nothing for loans that were under way when it was switched on, and says how many these are', async () => {
    await patron();
    const id = await wish();
    await receive(id);
    const before = await lendingRequest();
    const view = await switchOn();
    expect(view.staysByHand).to.equal(1);
    await node.act(id, 'loanToPatron', { confirmed: true });
    await node.act(id, 'returnByPatron');
    await node.act(id, 'returnToPartner');
    await node.act(before.id, 'willSupply');
    expect(await calls(id)).to.deep.equal([]);
    expect(await calls(before.id)).to.deep.equal([]);
    await node.act(before.id, 'ship', { barcodes: ['39345000299'], confirmed: true });
    expect(told(await calls(before.id)), 'shipped after that').to.deep.equal(['checkOut pending']);
    await switchOn({}, false);
    const later = await wish('Later');
    expect(await calls(later)).to.deep.equal([]);
  });

  it('writes nothing of a step that is refused, and nothing while no link is on', async () => {
    await patron();
    const none = await wish();
    await switchOn();
    await refusal('POST', `/requests/${none}/actions/ship`, { version: 1, fields: {} });
    expect(await library.rows(`select 1 from outbound_call`)).to.deep.equal([]);
  });

  it('ships with the system’s due date where that is the later one, and lends the item there once', async () => {
    await switchOn({ dueDate: 'later' });
    const { id } = await lendingRequest();
    await node.act(id, 'willSupply');
    await callAll();
    system.dueAt = new Date(Date.now() + 90 * 86_400_000).toISOString();
    context().systemAtDesk = atDesk();
    const shipped = await node.act(id, 'ship', { barcodes: ['39345000211'], confirmed: true });
    expect(shipped.dueDate?.slice(0, 10)).to.be.oneOf([system.dueAt.slice(0, 10), dayAfter(system.dueAt)]);
    await callAll();
    expect(system.ledger.filter((line) => line.startsWith('checkOut'))).to.deep.equal(['checkOut 39345000211']);
    const other = await lendingRequest();
    await node.act(other.id, 'willSupply');
    const refused = await refusal('POST', `/requests/${other.id}/actions/ship`, {
      ...{ version: 99, fields: { barcodes: ['39345000212'] } },
    });
    expect(refused).to.include('409');
    expect(
      system.came.some((line) => line.includes('39345000212')),
      'not asked for a refused step',
    ).to.equal(false);
  });

  it('sends nothing of an item before it is set aside, nor before what an earlier loan left of it', async () => {
    await switchOn();
    system.mood = 'dead';
    const { id } = await lendingRequest();
    const again = await lendingRequest();
    for (const each of [id, again.id]) {
      await node.act(each, 'willSupply');
      await node.act(each, 'ship', { barcodes: ['39345000211'], confirmed: true });
      await node.act(each, 'checkIn', { confirmed: true });
    }
    await callAll();
    const [, lent] = await calls(id);
    expect(lent).to.include({ name: 'checkOut', status: 'pending', behind: 'requestItem' });
    system.mood = 'up';
    for (let round = 0; round < 4; round += 1) {
      await timePasses();
      await callAll();
    }
    expect(system.ledger.filter((line) => line.endsWith('39345000211'))).to.deep.equal(
      ['checkOut', 'checkIn', 'checkOut', 'checkIn'].map((name) => `${name} 39345000211`),
    );
    expect(system.ledger.indexOf('requestItem B-1')).to.be.lessThan(system.ledger.indexOf('checkOut 39345000211'));
  });

  it('has a copy set aside before “will supply”, with its barcode, call number and shelf, and once', async () => {
    await switchOn({ waitBeforePartner: true });
    context().systemAtDesk = atDesk();
    const { id } = await lendingRequest();
    await node.act(id, 'willSupply');
    const [held] = await calls(id);
    expect(held).to.include({ name: 'requestItem', status: 'delivered' });
    expect(held?.found).to.deep.include({ itemId: '39345000211', callNumber: 'QA 76', location: 'Stacks' });
    expect(await library.rows(`select 1 from outbound_message where waits_for_calls is not null`)).to.deep.equal([]);
    await callAll();
    expect(system.came).to.deep.equal([`requestItem B-${asked}`]);
    await node.act(id, 'reject', { reason: '3' });
    await callAll();
    expect(system.facts.cancelRequest).to.include({ requestId: 'THEIRS-1' });
  });

  it('has a step tried before it is made only where its system is asked something first', async () => {
    await switchOn({ dueDate: 'ours' });
    const { id } = await lendingRequest();
    expect(await atDesk().asks('ship', id), 'our own date counts').to.equal(false);
    expect(await atDesk().asks('willSupply', id), 'a copy was found').to.equal(true);
    expect(await atDesk().asks('willSupply', `B-${asked}`), 'by its External ID').to.equal(true);
    await node.act(id, 'willSupply');
    expect(await atDesk().asks('willSupply', id), 'it is asked for already').to.equal(false);
    await switchOn({ dueDate: 'later' });
    expect(await atDesk().asks('ship', id), 'the later date counts').to.equal(true);
  });

  it('says “will supply” all the same while its system is dead, and asks when it is back', async () => {
    await switchOn();
    context().systemAtDesk = atDesk();
    system.mood = 'dead';
    const { id } = await lendingRequest();
    expect((await node.act(id, 'willSupply')).state).to.equal('willSupply');
    expect(told(await calls(id))).to.deep.equal(['requestItem pending']);
    system.mood = 'up';
    await timePasses();
    await callAll();
    expect(told(await calls(id))).to.deep.equal(['requestItem delivered']);
  });

  it('ships with its own due date when the system does not answer, and asks nothing while the link rests', async () => {
    await switchOn({ dueDate: 'theirs' });
    context().systemAtDesk = atDesk();
    const promised: string[] = [];
    for (let count = 0; count < 6; count += 1) {
      const { id } = await lendingRequest();
      await node.act(id, 'willSupply');
      promised.push(id);
    }
    await callAll();
    system.mood = 'dead';
    for (const [count, id] of promised.entries())
      await node.act(id, 'ship', { barcodes: [`39345${count}`], confirmed: true });
    expect(system.came.filter((line) => line.startsWith('checkOut')).length).to.equal(5);
    system.mood = 'up';
    await timePasses();
    await callAll();
    await callAll();
    expect(system.ledger.filter((line) => line.startsWith('checkOut')).length).to.equal(6);
  });

  it('takes 60 returns with a dead system as by hand: nothing is called, and each asks the database for no more than its calls', async () => {
    await switchOn();
    const all: string[] = [];
    for (let count = 0; count < 60; count += 1) {
      const { id } = await lendingRequest();
      await node.act(id, 'willSupply');
      await node.act(id, 'ship', { barcodes: [`R-${count}`], confirmed: true });
      all.push(id);
    }
    system.mood = 'dead';
    context().systemAtDesk = atDesk();
    // Its breaker opens with the calls that fail.
    await callAll();
    for (let round = 0; round < 4; round += 1) {
      await pool().query(`update outbound_call set next_attempt_at = now() where status = 'pending'`);
      await callAll();
    }
    const [state] = (await node.desk<{ items: LibrarySystemLinkView[] }>('GET', '/library-system-state')).items;
    expect(state, 'the link rests').to.have.property('resumesAt');
    const came = system.came.length;
    const [first = '', ...rest] = all;
    await statementsOf(() => node.act(first, 'checkIn', { confirmed: true }));
    const linked: number[] = [];
    for (const id of rest.slice(0, 40))
      linked.push(await statementsOf(() => node.act(id, 'checkIn', { confirmed: true })));
    expect(system.came.length, 'calls while the link rests').to.equal(came);
    await switchOn({}, false);
    const byHand: number[] = [];
    for (const id of rest.slice(40))
      byHand.push(await statementsOf(() => node.act(id, 'checkIn', { confirmed: true })));
    // The request is read for the calls, these are written, and the commit does not travel with the step.
    expect(median(linked), 'statements for a return').to.be.at.most(median(byHand) + 4);
  });

  describe('that wants its partner told only after its system has answered', () => {
    const outbound = (id: string) =>
      library.rows<{ summary: string; status: string; waits: boolean; due: boolean }>(
        `select summary, status, waits_for_calls is not null as waits, next_attempt_at <= now() as due from outbound_message
          where request_id = $1 order by id`,
        [id],
      );
    const last = async (id: string) => (await outbound(id)).at(-1);
    const waiting = { status: 'pending', waits: true, due: false };
    const shipped = async () => {
      await switchOn({ waitBeforePartner: true });
      system.mood = 'dead';
      const { id } = await lendingRequest();
      await node.act(id, 'willSupply');
      return id;
    };

    it('holds the message back while the system is dead, over kills, and sends it when the call is done', async () => {
      const id = await shipped();
      await callAll();
      expect(await last(id)).to.deep.equal({ summary: 'WillSupply', ...waiting });
      expect(
        (await node.desk<SystemCallsOfRequest>('GET', `/requests/${id}/system-calls`)).messagesWait,
      ).to.have.length(1);
      // A process is killed while it sends the call; a later message of the conversation waits behind the first.
      await timePasses();
      const claimed = await createCallStore(pool()).claim({
        ...{ limit: 9, perTarget: 9, instance: 'gone' },
        kinds: ['librarySystem'],
        leaseSeconds: 40,
      });
      expect(claimed.map(({ name }) => name)).to.deep.equal(['requestItem']);
      await node.act(id, 'generalMessage', { note: 'Bonjour' });
      await library.hand.node.context.store.claim({ limit: 9, perPartner: 9, instance: 'desk' });
      expect((await outbound(id)).map(({ status }) => status)).to.deep.equal(['pending', 'pending']);
      system.mood = 'up';
      await timePasses();
      await callAll();
      expect((await calls(id)).map(({ status }) => status)).to.deep.equal(['delivered']);
      await sender().runOnce();
      expect((await outbound(id))[0]).to.include({ waits: false, due: true });
    });

    it('sends it when staff did the call by hand, do not need it, or say that it is sent now', async () => {
      const settled = async (id: string, how: string) => {
        const [call] = (await calls(id)).filter(({ status }) => status === 'pending');
        await node.desk('POST', `/requests/${id}/system-calls/${call?.id}/${how}`, {});
        await sender().runOnce();
        expect(await last(id), how).to.include({ waits: false, due: true });
      };
      await settled(await shipped(), 'by-hand');
      await settled(await shipped(), 'not-needed');
      const id = await shipped();
      expect(await last(id)).to.include(waiting);
      const now = await node.desk<SystemCallsOfRequest>('POST', `/requests/${id}/send-without-system`);
      expect(now).to.deep.include({ messagesWait: [] });
      expect(await last(id)).to.include({ waits: false, due: true });
      expect(told(await calls(id)), 'the call goes on waiting').to.deep.equal(['requestItem pending']);
      expect(JSON.stringify(await node.desk('GET', `/requests/${id}/history`))).to.include('librarySystem.sentNow');
      expect(await refusal('POST', `/requests/${id}/send-without-system`)).to.include('409');
    });

    it('lets nothing wait any more when the setting or the link is switched off', async () => {
      const id = await shipped();
      expect(await last(id)).to.include(waiting);
      await switchOn({ waitBeforePartner: false });
      await sender().runOnce();
      expect(await last(id)).to.include({ waits: false, due: true });
      const other = await lendingRequest();
      await node.act(other.id, 'willSupply');
      expect((await last(other.id))?.waits).to.equal(false);
    });
  });

  it('writes into the history what its system answered, with its words', async () => {
    await switchOn();
    const { id } = await lendingRequest();
    await node.act(id, 'willSupply');
    await callAll();
    system.mood = 'refuses';
    await node.act(id, 'ship', { barcodes: ['39345000211'], confirmed: true });
    await callAll();
    const { items } = await node.desk<{
      items: { event: string; facts?: Record<string, unknown>; changes?: string[] }[];
    }>('GET', `/requests/${id}/history`);
    const lines = items.filter(({ event }) => event.startsWith('librarySystem.'));
    expect(lines.map(({ event, changes }) => ({ event, changes }))).to.deep.equal([
      {
        event: 'librarySystem.delivered',
        changes: ['Request item', 'Barcode 39345000211', 'Call number QA 76', 'Location Stacks'],
      },
      {
        event: 'librarySystem.failed',
        changes: [
          'Check out',
          'Barcode 39345000211',
          'There was no answer. It may have been done: look in the library system.',
        ],
      },
    ]);
  });

  it('gives a renewal that its system has been deciding for two days to a person', async () => {
    await patron();
    await switchOn();
    const id = await wish();
    await receive(id);
    await node.act(id, 'loanToPatron', { confirmed: true });
    await callAll();
    system.isPending = true;
    await pool().query(
      `insert into outbound_call (kind, target, ordering_key, name, item, message_id, request_id, request)
        select 'librarySystem', target, ordering_key, 'renew', item, 'renewal', request_id, request from outbound_call
        where name = 'checkOut'`,
    );
    await callAll();
    const renewal = async () => (await calls(id)).at(-1);
    expect(await renewal()).to.include({ name: 'renew', status: 'delivered', isPending: true, needsPerson: false });
    await pool().query(`update outbound_call set answered_at = now() - interval '3 days' where name = 'renew'`);
    expect(await renewal()).to.include({ needsPerson: true });
    await node.desk('POST', `/requests/${id}/system-calls/${(await renewal())?.id}/by-hand`, {});
    expect(await renewal()).to.include({ status: 'byHand', needsPerson: false });
  });

  it('keeps messages for 30 days, and what later calls go by for as long as the request is open', async () => {
    await patron();
    await switchOn();
    const id = await wish();
    await receive(id);
    await callAll();
    await pool().query(`update outbound_call set created_at = created_at - interval '40 days'`);
    const kept = { bodyDays: 0, refusedDays: 0, attemptDays: 0, mailDays: 0 };
    await forgetMessages(pool(), kept, new Date());
    const [, accepted] = await calls(id);
    const detail = await node.desk<SystemCallDetail>('GET', `/requests/${id}/system-calls/${accepted?.id}`);
    expect([detail.status, detail.sent, detail.received]).to.deep.equal(['delivered', undefined, undefined]);
    await node.act(id, 'returnToPartner');
    await callAll();
    expect(system.ledger.at(-1)).to.equal(`deleteItem TMP-${id}`);
  });

  it('looks patrons up at the counter and where they sign in; a wrong PIN is wrong, and a dead system is said', async () => {
    await switchOn({ patrons: 'ncip' });
    const patrons = createSystemPatrons({
      context: context(),
      active: { lookingUp: activeLinks },
      links: createLinkStore(pool()),
      clientOf: () => system,
    });
    expect(await patrons.lookUp('21999')).to.deep.equal({ outcome: 'found', patron: '21999' });
    const found = await node.desk<{ name: string; blocked: boolean }>('GET', '/patrons/21999');
    expect(found).to.include({ name: 'Camille Exemple', blocked: false });
    system.user = { ...system.user, blocked: true, blocks: ['Fines'] };
    expect(await patrons.prove('21999', '4711')).to.equal('right');
    expect(await node.desk('GET', '/patrons/21999'))
      .to.have.nested.property('blocks[0].about')
      .that.includes('Fines');
    system.user = { ...system.user, blocked: false, blocks: [] };
    await patrons.lookUp('21999');
    expect(await node.desk('GET', '/patrons/21999')).to.include({ blocked: false });
    system.mood = 'refuses';
    expect(await patrons.prove('21999', '0000')).to.equal('wrong');
    expect((await patrons.lookUp('999')).outcome).to.equal('unknown');
    system.mood = 'dead';
    expect(await patrons.prove('21999', '4711')).to.equal('notAnswering');
    const asked = system.came.length;
    expect((await patrons.lookUp('21999')).outcome).to.equal('notAnswering');
    expect(await patrons.prove('21999', '4711')).to.equal('notAnswering');
    expect(system.came, 'nobody waits twice for a dead system').to.have.length(asked);
    // Ten seconds later it is asked again, and has come back.
    await pool().query(`update outbound_target set resume_at = now() where kind = 'librarySystem'`);
    system.mood = 'up';
    expect(await patrons.prove('21999', '4711')).to.equal('right');
    const rests = `select failures_in_a_row as failures, resume_at as "resumesAt" from outbound_target where kind = 'librarySystem'`;
    expect(await library.rows(rests)).to.deep.equal([{ failures: 0, resumesAt: null }]);
    const kept = await library.rows<{ all: string }>(
      `select coalesce(jsonb_agg(to_jsonb(p)), '[]')::text as all from patron p`,
    );
    expect(kept[0]?.all).to.include('Camille Exemple').and.not.to.include('4711');
    expect(await library.rows('select 1 from patron_pin')).to.deep.equal([]);
  });

  it('seals the password, presents it only where it was entered for, and shows it nowhere', async () => {
    await switchOn();
    const { settings } = await node.desk<LibrarySystemLinkView>('GET', `/library-system/${code}`);
    const saved = await node.desk<LibrarySystemLinkView>('PUT', `/library-system/${code}`, {
      ...{ enabled: true, settings, secret: 'open sesame' },
    });
    expect(saved.hasSecret).to.equal(true);
    const [row] = await library.rows<{ all: string; origin: string }>(
      `select to_jsonb(l)::text as all, secret_origin as origin from library_system_link l`,
    );
    expect(row?.all).not.to.include('open sesame');
    expect(row?.origin).to.equal('http://127.0.0.1:18999');
    expect(JSON.stringify([saved, await node.desk('GET', '/audit')])).not.to.include('open sesame');
    expect(
      await refusal('PUT', `/library-system/${code}`, {
        enabled: true,
        settings: { ...settings, address: 'http://10.0.0.1/' },
      }),
    ).to.include('settings.address');
  });
});
