import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { AlmaImportReport } from '../../src/contract/alma-operations.js';
import type { Outcome } from '../../src/engine/model/local/outcome.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import { type Network, openNetwork } from './support/network.js';

const file = (name: string) => readFile(`test/fixtures/alma/${name}`, 'utf8');
const reportOf = (outcome: Outcome<AlmaImportReport>): AlmaImportReport => {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.value;
};
const sums = ({ created, changed, unchanged, leftOut, refused, kept }: AlmaImportReport) => ({
  created,
  changed,
  unchanged,
  leftOut,
  refused,
  kept,
});
const fresh = { created: 0, changed: 0, unchanged: 0, leftOut: 0, refused: 0, kept: true };
const refusedOf = ({ rows }: AlmaImportReport) =>
  rows.flatMap(({ line, problems = [] }) => problems.map(({ field }) => `${line} ${field}`));

describe('a library that comes from Alma', () => {
  let network: Network;
  before(async () => {
    network = await openNetwork();
  });
  after(() => network.close());

  describe('with its partners', () => {
    const partners = async (text: string, more: object = {}) =>
      reportOf(await network.algonquin.node.gateway.fromAlma.partners({ text, ...more }, marie));

    it('KD3: what we present stays where it was entered when Alma says another address, and messages go when it says the old one again', async () => {
      const { directory } = network.algonquin.node.gateway;
      const { url = '' } = (await directory.partner('LACITE')) ?? {};
      const record = (server: string) =>
        `<partner><partner_details><code>LACITE</code><name>La Cité</name><status>ACTIVE</status><profile_details>
           <profile_type>ISO_18626</profile_type><iso_18626_details><ill_server>${server}</ill_server>
           <iso_symbol>ISIL:CA-OOLAC</iso_symbol></iso_18626_details></profile_details></partner_details></partner>`;
      const moved = await partners(record('http://127.0.0.1:18626/iso18626'), { takeRest: true });
      expect(sums(moved)).to.deep.equal({ ...fresh, changed: 1 });
      const waiting = await directory.partner('LACITE');
      expect(waiting?.secret).to.deep.include({ waits: true, origin: 'http://127.0.0.1:18626' });
      expect(waiting?.channel.state).to.equal('held');
      await partners(record(url), { takeRest: true });
      expect((await directory.partner('LACITE'))?.secret?.waits).to.equal(false);
      expect((await directory.partner('LACITE'))?.channel.state).to.equal('closed');
    });

    it('keeps none of them while one record is wrong, and says which fields', async () => {
      const report = await partners(await file('partners.xml'));
      expect(sums(report)).to.deep.equal({ ...fresh, created: 3, refused: 1, kept: false });
      expect(refusedOf(report)).to.deep.equal(['3 avg_supply_time', '3 email']);
      expect(await network.algonquin.node.gateway.directory.partner('01DEMO_LACIT')).to.equal(undefined);
    });

    it('takes the good ones when told to, each with a token and with remarks; a dry run takes none', async () => {
      const text = await file('partners.xml');
      expect((await partners(text, { dryRun: true, takeRest: true })).kept).to.equal(false);
      const report = await partners(text, { takeRest: true });
      expect(sums(report)).to.deep.equal({ ...fresh, created: 3, refused: 1 });
      const [lacite] = report.rows;
      expect(lacite?.token).to.match(/^ilt_/);
      expect(lacite?.remarks?.map(({ field }) => field)).to.include.members(['holding_code']);
      const view = await network.algonquin.node.gateway.directory.partner('01DEMO_LACIT');
      expect(view).to.deep.include({ dialect: 'alma', averageSupplyDays: 4, sharedBarcodes: true, autoClaimDays: 5 });
      expect(view?.notes[0]).to.include({ text: 'Courrier le mardi.', by: 'Marie' });
      expect((await network.algonquin.node.gateway.directory.partner('01DEMO_SAULT'))?.status).to.equal('inactive');
      expect(await network.algonquin.node.gateway.directory.partner('01DEMO_MUSEE')).to.deep.include({
        byEmail: true,
        status: 'active',
        symbols: [{ type: 'ALMA', value: '01DEMO_MUSEE' }],
      });
    });

    it('keeps the symbol that staff gave a partner by e-mail when it comes again', async () => {
      const { gateway } = network.algonquin.node;
      const symbols = [{ type: 'ISIL', value: 'CA-OMUSEE' }];
      await gateway.directory.changePartner('01DEMO_MUSEE', { symbols }, marie);
      const again = await partners(await file('partners.xml'), { takeRest: true });
      expect(again.rows.find(({ key }) => key === '01DEMO_MUSEE')?.outcome).to.equal('unchanged');
      expect((await gateway.directory.partner('01DEMO_MUSEE'))?.symbols).to.deep.equal(symbols);
    });

    it('changes nothing when they come again, and only what Alma says otherwise when something is new', async () => {
      const text = await file('partners.xml');
      const again = await partners(text, { takeRest: true });
      expect(sums(again)).to.deep.equal({ ...fresh, unchanged: 3, refused: 1 });
      const changed = await partners(text.replace('<avg_supply_time>4<', '<avg_supply_time>9<'), { takeRest: true });
      expect(sums(changed)).to.deep.equal({ ...fresh, changed: 1, unchanged: 2, refused: 1 });
      expect((await network.algonquin.node.gateway.directory.partner('01DEMO_LACIT'))?.averageSupplyDays).to.equal(9);
    });

    it('refuses a symbol that is somebody else’s already', async () => {
      const text = (await file('partner.json')).replace('CA-XCAMB', 'CA-OOLAC');
      const report = await partners(text);
      expect(refusedOf(report)).to.deep.equal(['1 iso_symbol']);
      expect(english(report.rows[0]?.problems?.[0]?.problem)).to.include('LACITE');
    });
  });

  describe('with its patrons and items', () => {
    it('takes users by their own headings, and names these when a row is refused', async () => {
      const { fromAlma } = network.algonquin.node.gateway;
      const text = [
        'Primary Identifier,First Name,Last Name,User Group,Preferred Email,Preferred Language,Expiry Date,Status',
        'P1,Élise,Roy,Student,roy@college.example,French,2099-08-31Z,Active',
        'P2,Jean,Côté,Student,nowhere,English,2099-08-31,Active',
        'P3,Ann,Gone,Student,,English,2020-01-01,Inactive',
      ].join('\n');
      const refused = reportOf(await fromAlma.patrons({ text }));
      expect(sums(refused)).to.deep.equal({ ...fresh, created: 1, leftOut: 1, refused: 1, kept: false });
      expect(refusedOf(refused)).to.deep.equal(['3 Preferred Email']);
      expect(await network.algonquin.node.local.patrons.read('P1', new Date())).to.equal(undefined);
      const good = text.replace('nowhere', 'cote@college.example');
      expect(sums(reportOf(await fromAlma.patrons({ text: good })))).to.deep.equal({
        ...fresh,
        created: 2,
        leftOut: 1,
      });
      expect(await network.algonquin.node.local.patrons.read('P1', new Date())).to.deep.include({
        name: 'Élise Roy',
        language: 'fr',
        group: 'Student',
        expiresOn: '2099-08-31',
      });
      expect(sums(reportOf(await fromAlma.patrons({ text: good })))).to.deep.equal({
        ...fresh,
        unchanged: 2,
        leftOut: 1,
      });
    });

    it('takes items, with those that are missing left out', async () => {
      const { node } = network.algonquin;
      const location = (await node.local.libraries.list(new Date())).flatMap(({ locations }) => locations)[0]?.code;
      const text = [
        'Barcode,Title,ISBN,Location Code,Permanent Call Number,Item Policy,Process Type',
        `3001,Nana,9782070360024 (br.),${location},PQ 2510,Reference,`,
        `3002,Germinal,,${location},PQ 2504,,Missing`,
      ].join('\n');
      const { fromAlma } = node.gateway;
      expect(sums(reportOf(await fromAlma.items({ text, dryRun: true })))).to.deep.equal({
        ...fresh,
        created: 1,
        leftOut: 1,
        kept: false,
      });
      expect(sums(reportOf(await fromAlma.items({ text })))).to.deep.equal({ ...fresh, created: 1, leftOut: 1 });
      const [holding] = (await node.local.holdings.list({ q: 'Nana', limit: 5 })).items;
      expect(holding).to.deep.include({ barcode: '3001', policy: 'notRequestable', callNumber: 'PQ 2510' });
      expect(sums(reportOf(await fromAlma.items({ text })))).to.deep.equal({ ...fresh, unchanged: 1, leftOut: 1 });
    });
  });

  describe('with its open requests', () => {
    const borrowing = async (text: string, more: object = {}) =>
      reportOf(await network.algonquin.node.gateway.fromAlma.requests({ text, side: 'borrowing', ...more }, marie));
    const lending = async (text: string) =>
      reportOf(await network.lacite.node.gateway.fromAlma.requests({ text, side: 'lending' }, marie));

    it('refuses what cannot be mapped, each row with its field, and keeps nothing of the file', async () => {
      const text = [
        'External ID,Status,Title,Partner,Requester,Due Date',
        'OCAL0004701,LOANED,Nana,LACITE,,2026-03-04',
        'OCAL0004702,Vanished,Nana,LACITE,,',
        'OCAL0004703,WILL_SUPPLY,Nana,NOBODY,,',
        'OCAL0004704,WILL_SUPPLY,Nana,,NOSUCH,04/05/2026',
        'OCAL0004701,WILL_SUPPLY,Nana,LACITE,,',
      ].join('\n');
      const report = await borrowing(text);
      expect(sums(report)).to.deep.equal({ ...fresh, created: 1, refused: 4, kept: false });
      expect(refusedOf(report)).to.have.members([
        ...['3 Status', '4 Partner', '5 Due Date', '5 Partner', '5 Requester', '6 External ID'],
      ]);
      expect(await network.algonquin.node.gateway.reading.request('OCAL0004701')).to.equal(undefined);
    });

    it('takes them over with their ids, dates, patrons and items; the same file again changes nothing', async () => {
      const text = await file('borrowing.csv');
      expect((await borrowing(text, { dryRun: true })).created).to.equal(3);
      expect(await network.algonquin.node.gateway.reading.request('OCAL0004711'), 'a dry run').to.equal(undefined);
      const report = await borrowing(text);
      expect(sums(report)).to.deep.equal({ ...fresh, created: 3 });
      expect(report.columnsLeftOut).to.deep.equal(['Labels']);
      const sent = await network.algonquin.desk.sees('OCAL0004711');
      expect(sent).to.deep.include({ state: 'requestSent', partner: 'LACITE', requester: 'Élise Roy' });
      expect(sent.createdAt.slice(0, 10)).to.be.oneOf(['2026-02-20', '2026-02-21']);
      expect(sent.rota.map(({ requestingAgencyRequestId, state }) => [requestingAgencyRequestId, state])).to.deep.equal(
        [['OCAL0004711', 'asked']],
      );
      const ready = await network.algonquin.desk.sees('OCAL0004713');
      expect(ready.state).to.equal('readyToSend');
      expect(
        ready.rota.map(({ state }) => state),
        'somebody to be asked',
      ).to.include('listed');
      expect((await network.algonquin.desk.history('OCAL0004711')).map(({ event }) => event)).to.deep.equal([
        'takenOver',
      ]);
      expect(sums(await borrowing(text))).to.deep.equal({ ...fresh, unchanged: 3 });
      expect(sums(await lending(await file('lending.csv')))).to.deep.equal({ ...fresh, created: 1 });
      expect(sums(await lending(await file('lending.csv')))).to.deep.equal({ ...fresh, unchanged: 1 });
    });

    it('never gives a number of Alma to a new request', async () => {
      const made = await network.algonquin.desk.creates({ title: 'New here' });
      expect(Number(made.slice(-7))).to.be.greaterThan(4713);
    });

    it('goes on with a conversation that began in Alma: the partner ships, we receive and return', async () => {
      const { algonquin, lacite, post } = network;
      const loan = 'OCAL0004711';
      await lacite.desk.does(loan, 'ship', { dueDate: '2099-01-01', barcodes: ['39999'] });
      await post();
      expect(await algonquin.desk.state(loan)).to.equal('shippedPhysically');
      const loaned = await lacite.desk.xml(loan, 'out', 'Loaned');
      expect(loaned.xml).to.include('<requestingAgencyRequestId>OCAL0004711<').and.to.include('7788');
      await algonquin.desk.does(loan, 'receive');
      await post();
      expect(await lacite.desk.state(loan)).to.equal('receivedByPartner');
      await algonquin.desk.does(loan, 'returnToPartner');
      await post();
      expect(await lacite.desk.state(loan)).to.equal('returnedByPartner');
      await lacite.desk.does(loan, 'checkIn');
      await post();
      expect(await algonquin.desk.state(loan)).to.equal('requestCompleted');
    });

    it('knows the item that a patron has: its barcode at the desk is the return of the loan', async () => {
      const { node, desk } = network.algonquin;
      const [out] = (await node.local.circulation.loans({ patron: 'P1', status: 'out', limit: 5 })).items;
      expect(out).to.deep.include({ barcode: '30001', externalId: 'OCAL0004712' });
      const back = await node.local.circulation.returnLoan({ barcode: '30001', desk: 'RES_DESK' }, marie, new Date());
      expect(back.kind).to.equal('done');
      expect(await desk.state('OCAL0004712')).to.equal('returnedByPatron');
    });
  });
});
