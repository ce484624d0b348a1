import { expect } from 'chai';
import { english } from '../../support/english.js';
import { type LocalLibrary, marie, monday, must, openLocalLibrary, refusal } from './support/library.js';

describe('patrons', () => {
  let library: LocalLibrary;
  before(async () => {
    library = await openLocalLibrary();
  });
  after(() => library.close());
  const patrons = () => library.records.patrons;
  const found = async (q: string) => (await patrons().list({ q, limit: 10 })).items.map(({ id }) => id);

  it('are added with what the library knows, and found by beginnings of words without accents', async () => {
    const draft = { id: 'A-7', name: 'Élise Roy', email: 'roy@college.example', language: 'fr' as const };
    const patron = must(await patrons().add({ ...draft, pickupLibrary: 'RES_SHARE', expiresOn: '2027-08-31' }, monday));
    expect(patron).to.deep.include({
      ...draft,
      expiresOn: '2027-08-31',
      blocked: false,
      activeRequests: 0,
      openLoans: 0,
      feesOwed: '0.00',
      standing: { decision: 'allowed', reasons: [] },
    });
    for (const q of ['elise', 'ÉLI ro', 'a-7', 'roy@college']) expect(await found(q)).to.deep.equal(['A-7']);
    for (const q of ['lise', '!!', "x' | y"]) expect(await found(q)).to.deep.equal([]);
    expect(refusal(await patrons().add(draft, monday))).to.include('id: There is a patron A-7 already');
  });

  it('are listed by name, page by page', async () => {
    for (const id of ['1', '2', '3']) must(await patrons().add({ id, name: `Zed ${id}` }, monday));
    const first = await patrons().list({ limit: 2 });
    const rest = await patrons().list({ limit: 2, after: first.next });
    expect([...first.items, ...rest.items].map(({ id }) => id)).to.have.members(['A-7', '1', '2', '3']);
    expect(rest.next).to.equal(undefined);
  });

  it('are changed field by field; null removes, and the new name is found', async () => {
    const changed = must(await patrons().change('A-7', { name: 'Élise Tremblay', expiresOn: null }, monday));
    expect(changed).to.include({ name: 'Élise Tremblay', email: 'roy@college.example' });
    expect(changed).to.not.have.property('expiresOn');
    expect(await found('trem')).to.deep.equal(['A-7']);
    expect(refusal(await patrons().change('A-7', { pickupLibrary: 'X', expiresOn: '31/08' }, monday))).to.match(
      /expiresOn: .*pickupLibrary: /,
    );
    expect((await patrons().change('none', { name: 'x' }, monday)).kind).to.equal('unknown');
  });

  it('are blocked and let go by staff, who are named', async () => {
    const blocked = must(await patrons().block('A-7', { reason: 'Ask at the desk' }, marie, monday));
    expect(blocked.standing).to.deep.include({ decision: 'refused' });
    const [block] = blocked.blocks;
    expect(block).to.include({ kind: 'manual', reason: 'Ask at the desk', createdBy: 'Marie' });
    expect((await patrons().list({ q: 'trem', limit: 1 })).items[0]?.blocked).to.equal(true);
    const free = must(await patrons().liftBlock('A-7', block?.id ?? '', marie, monday));
    expect(free).to.deep.include({ blocked: false, blocks: [] });
    expect((await patrons().liftBlock('A-7', block?.id ?? '', marie, monday)).kind).to.equal('unknown');
    expect((await patrons().liftBlock('A-7', 'x', marie, monday)).kind).to.equal('unknown');
  });

  it('KB7: are blocked until the end of a day that staff name, on the clock of the library', async () => {
    const day = (days: number) => new Date(monday.getTime() + days * 86_400_000);
    const until = day(2).toISOString().slice(0, 10);
    const past = await patrons().block(
      'A-7',
      { reason: 'Atlas', until: day(-1).toISOString().slice(0, 10) },
      marie,
      monday,
    );
    expect(refusal(past)).to.match(/until: That day is over/);
    expect(refusal(await patrons().block('A-7', { reason: 'Atlas', until: '2027-02-30' }, marie, monday))).to.match(
      /until: There is no such date/,
    );
    const blocked = must(await patrons().block('A-7', { reason: 'Returns an atlas', until }, marie, monday));
    expect(blocked.blocks[0]).to.include({ until });
    expect(blocked.standing.reasons[0]?.text).to.have.property('code', 'standing.manualUntil');
    const at = async (moment: Date) => (await patrons().read('A-7', moment))?.blocked;
    expect([await at(day(1)), await at(day(4))]).to.deep.equal([true, false]);
    expect((await patrons().read('A-7', day(4)))?.standing.decision).to.equal('allowed');
    must(await patrons().liftBlock('A-7', blocked.blocks[0]?.id ?? '', marie, monday));
  });

  it('with five active requests get a sixth only past staff; other states and sides do not count', async () => {
    for (const n of [1, 2, 3, 4, 5]) await library.request({ externalId: `OCAL000000${n}`, patron: 'A-7' });
    await library.rows(`update request set closed_at = now() where external_id = 'OCAL0000001'`);
    expect((await patrons().read('A-7', monday))?.standing.decision).to.equal('allowed');
    await library.rows(`update request set closed_at = null`);
    expect(await patrons().read('A-7', monday)).to.deep.include({ activeRequests: 5 });
    expect((await patrons().read('A-7', monday))?.standing.decision).to.equal('review');
  });

  it('are not removed while something of theirs is open', async () => {
    expect(refusal(await patrons().remove('A-7'))).to.include('request of this patron is still open');
    await library.rows(`update request set closed_at = now()`);
    const fee = must(await library.records.circulation.addFee({ patron: 'A-7', amount: '2.50' }, marie, monday));
    expect(refusal(await patrons().remove('A-7'))).to.include('fee of this patron is still open');
    must(await library.records.circulation.settleFee(fee.id, 'paid', marie, monday));
    must(await patrons().remove('A-7'));
    expect(await patrons().read('A-7', monday)).to.equal(undefined);
    const [kept] = (await library.records.circulation.fees({ limit: 10 })).items;
    expect(kept).to.include({ amount: '2.50', status: 'paid', settledBy: 'Marie' }).and.not.to.have.property('patron');
    expect((await patrons().remove('A-7')).kind).to.equal('unknown');
  });

  describe('from a file', () => {
    const csv = [
      'id,name,email,pickupLibrary,expiresOn',
      '1,Zed 1,,,',
      '2,"Zed, Second",z2@college.example,RES_SHARE,2027-06-30',
      '9,New,,,',
      '9,Twice,,,',
      '10,Lost,,NOWHERE,',
      ',,,,soon',
    ].join('\r\n');

    it('are tried first: a dry run says what would be, and keeps nothing', async () => {
      const report = must(await patrons().importCsv({ csv, dryRun: true }));
      expect(report).to.include({ dryRun: true, created: 1, changed: 1, unchanged: 1, refused: 3 });
      expect(await patrons().read('9', monday)).to.equal(undefined);
    });

    it('are kept row by row: good rows in, wrong rows refused with their fields', async () => {
      const { rows } = must(await patrons().importCsv({ csv }));
      expect(rows.map(({ line, outcome }) => [line, outcome])).to.deep.equal([
        [2, 'unchanged'],
        [3, 'changed'],
        [4, 'created'],
        [5, 'refused'],
        [6, 'refused'],
        [7, 'refused'],
      ]);
      expect(rows[3]?.problems?.map(({ problem }) => english(problem))).to.deep.equal([
        '9 is in line 4 already: keep one of them.',
      ]);
      expect(rows[5]?.problems?.map(({ field }) => field)).to.deep.equal(['id', 'name', 'expiresOn']);
      expect(await patrons().read('2', monday)).to.include({ name: 'Zed, Second', expiresOn: '2027-06-30' });
      expect(await found('second')).to.deep.equal(['2']);
    });

    it('change nothing when the same file comes again, and lose nothing for a column that is not there', async () => {
      expect(must(await patrons().importCsv({ csv }))).to.include({ created: 0, changed: 0, unchanged: 3 });
      must(await patrons().importCsv({ csv: 'id;name\n2;Zed the Second' }));
      expect(await patrons().read('2', monday)).to.include({ name: 'Zed the Second', email: 'z2@college.example' });
    });

    it('are refused as a whole when a column is unknown', async () => {
      expect(refusal(await patrons().importCsv({ csv: 'id,name,colour\n1,x,red' }))).to.include('colour: ');
    });
  });
});
