import { expect } from 'chai';
import { addBusinessDays } from '../../../src/domain/calendar/calendar.js';
import { seedLocalRecords } from '../../../src/storage/local-records/seed.js';
import { type LocalLibrary, marie, monday, must, openLocalLibrary, refusal } from './support/library.js';

describe('libraries, desks and closures', () => {
  let library: LocalLibrary;
  before(async () => {
    library = await openLocalLibrary();
  });
  after(() => library.close());
  const libraries = () => library.records.libraries;

  it('begin with one resource sharing library, its desk and its two locations', async () => {
    const [first, ...more] = await libraries().list(monday);
    expect(more).to.deep.equal([]);
    expect(first).to.include({ code: 'RES_SHARE', isil: 'CA-OOALG', symbol: 'OCLC:ALG', resourceSharing: true });
    expect(first).to.include({ defaultItemLocation: 'OUT_RS_REQ', borrowsToday: true, lendsToday: true });
    expect(first?.desks.map(({ code }) => code)).to.deep.equal(['RES_DESK']);
    expect(first?.locations.map(({ name, kind }) => [name, kind])).to.deep.equal([
      ['Lending Resource Sharing Requests', 'lending'],
      ['Borrowing Resource Sharing Requests', 'borrowing'],
    ]);
  });

  it('KF4: bear the name of the settings, also where nobody has named them yet, and keep one that somebody gave', async () => {
    const { pool } = library.database;
    const names = async () => (await libraries().list(monday)).map(({ name }) => name);
    expect(await names(), 'without a name').to.deep.equal(['Resource Sharing Library']);
    await seedLocalRecords(pool, { symbols: ['OCLC:ALG'], timeZone: 'UTC', name: 'Algonquin College' });
    expect(await names()).to.deep.equal(['Algonquin College']);
    await seedLocalRecords(pool, { symbols: ['OCLC:ALG'], timeZone: 'UTC', name: 'Another' });
    expect(await names()).to.deep.equal(['Algonquin College']);
  });

  it('are seeded once: a later start changes nothing', async () => {
    must(await libraries().change('RES_SHARE', { name: 'Partage' }, monday));
    await seedLocalRecords(library.database.pool, { symbols: ['ISIL:CA-OTHER'], timeZone: 'UTC' });
    const all = await libraries().list(monday);
    expect(all.map(({ name, isil }) => [name, isil])).to.deep.equal([['Partage', 'CA-OOALG']]);
  });

  it('are added, changed and removed while nothing names them', async () => {
    const draft = { code: 'MAIN', name: 'Main', address: { line1: '1385 Woodroffe' }, virtual: true };
    expect(must(await libraries().add(draft, monday))).to.include({ timeZone: 'America/Toronto', borrowsToday: false });
    expect(refusal(await libraries().add(draft, monday))).to.include('code: There is a library MAIN already');
    const inactiveForLending = { from: '2026-03-01', until: '2026-03-02' };
    const changed = must(
      await libraries().change('MAIN', { resourceSharing: true, inactiveForLending, address: null }, monday),
    );
    expect(changed).to.include({ borrowsToday: true, lendsToday: false });
    expect(changed).to.not.have.property('address');
    must(await libraries().change('RES_SHARE', { defaultPickup: 'MAIN' }, monday));
    expect(refusal(await libraries().remove('MAIN'))).to.include('default pickup of RES_SHARE');
    must(await libraries().change('RES_SHARE', { defaultPickup: null }, monday));
    must(await libraries().remove('MAIN'));
    expect(await libraries().read('MAIN', monday)).to.equal(undefined);
    expect(refusal(await libraries().remove('MAIN'))).to.equal('unknown');
  });

  it('name each field that is wrong', async () => {
    const wrong = {
      timeZone: 'Mars/Olympus',
      inactiveForBorrowing: { from: '2026-02-02', until: '2026-02-01' },
      inactiveForLending: { from: '2026-02-30' },
      defaultItemLocation: 'NOWHERE',
      defaultPickup: 'NOWHERE',
    };
    const outcome = await libraries().change('RES_SHARE', wrong, monday);
    expect(outcome.kind === 'invalid' && outcome.problems.map(({ field }) => field).sort()).to.deep.equal(
      Object.keys(wrong).sort(),
    );
    expect((await libraries().change('NONE', {}, monday)).kind).to.equal('unknown');
  });

  it('FF6: a symbol is that of one library or partner', async () => {
    const pool = library.database.pool;
    await pool.query(`insert into partner (code, name, status, url, dialect, iso_version, rank)
      values ('LACITE', 'La Cité', 'active', 'https://lacite.example', 'alma', '1.2', 1)`);
    await pool.query(
      `insert into partner_symbol (symbol, partner_code, position) values ('ISIL:CA-OOLAC', 'LACITE', 0)`,
    );
    const add = (symbols: object) => libraries().add({ code: 'BRANCH', name: 'Branch', ...symbols }, monday);
    expect(refusal(await add({ symbol: 'isil:ca-oolac' }))).to.include(
      'symbol: La Cité already has the symbol isil:ca-oolac',
    );
    expect(refusal(await add({ isil: 'CA-OOLAC' }))).to.include('isil: La Cité already has the symbol ISIL:CA-OOLAC');
    expect(refusal(await add({ symbol: 'OCLC:ALG' }))).to.include('already has the symbol OCLC:ALG');
    expect(refusal(await add({ symbol: 'ISIL:CA-OOALG' }))).to.include('already has the symbol ISIL:CA-OOALG');
    must(await add({ symbol: 'ISIL:CA-BRANCH', isil: 'CA-BRANCH' }));
    must(await libraries().change('BRANCH', { symbol: 'ISIL:CA-BRANCH' }, monday));
    must(await libraries().remove('BRANCH'));
  });

  it('have desks and locations with codes of their own', async () => {
    expect(
      must(await libraries().addDesk('RES_SHARE', { code: 'BACK', name: 'Back room', holdShelf: false })),
    ).to.include({
      library: 'RES_SHARE',
      holdShelf: false,
    });
    expect(refusal(await libraries().addDesk('RES_SHARE', { code: 'BACK', name: 'x' }))).to.include('BACK already');
    expect(refusal(await libraries().addDesk('NONE', { code: 'X', name: 'x' }))).to.equal('unknown');
    expect(refusal(await libraries().removeDesk('NONE', 'BACK'))).to.equal('unknown');
    must(await libraries().removeDesk('RES_SHARE', 'BACK'));
    must(await libraries().addLocation('RES_SHARE', { code: 'SHELF', name: 'Shelf' }));
    must(await library.records.policies.addItemRule({ location: 'SHELF' }));
    expect(refusal(await libraries().removeLocation('RES_SHARE', 'SHELF'))).to.include('temporary item rule');
  });

  it('R26, R34, R86: say where a task may be done', async () => {
    must(await libraries().add({ code: 'CIRC', name: 'Circulation' }, monday));
    must(await libraries().addDesk('CIRC', { code: 'FRONT', name: 'Front desk' }));
    expect(must(await libraries().mayWorkAt('RES_DESK', 'ship'))).to.deep.equal({ library: 'RES_SHARE' });
    expect(refusal(await libraries().mayWorkAt('FRONT', 'ship'))).to.equal(
      'Items cannot be shipped to other libraries at Front desk. Ship them at Resource Sharing Desk, or change your desk.',
    );
    expect(must(await libraries().mayWorkAt('FRONT', 'checkOut'))).to.deep.equal({ library: 'CIRC' });
    expect((await libraries().mayWorkAt('NONE', 'ship')).kind).to.equal('unknown');
  });

  it('close themselves for a period, and their calendar counts no business day in it', async () => {
    // Days to come: closures of more than a year ago are not asked for. The weekdays are those of 2026.
    const closed = must(
      await libraries().close('RES_SHARE', { from: '2054-03-03', until: '2054-03-05', note: 'Reading week' }, marie),
    );
    expect(closed).to.include({ kind: 'closure', from: '2054-03-03', until: '2054-03-05', createdBy: 'Marie' });
    must(await libraries().close('RES_SHARE', { kind: 'holiday', from: '2054-02-16' }, marie));
    const calendar = await libraries().calendar();
    expect(calendar && addBusinessDays(new Date('2054-03-02T15:00:00-05:00'), 1, calendar)).to.deep.equal(
      new Date('2054-03-06T15:00:00-05:00'),
    );
    expect((await libraries().closures('RES_SHARE', '2054-03-04')).map(({ id }) => id)).to.deep.equal([closed.id]);
    must(await libraries().removeClosure('RES_SHARE', closed.id, marie));
    expect((await libraries().calendar('RES_SHARE'))?.holidays).to.deep.equal(['2054-02-16']);
  });

  it('are closed on the days of every week that they say, until they take it back', async () => {
    const said = must(await libraries().change('RES_SHARE', { closedWeekdays: [0, 1] }, monday));
    expect(said.closedWeekdays).to.deep.equal([0, 1]);
    const closed = await libraries().calendar('RES_SHARE');
    const friday = new Date('2026-03-06T15:00:00-05:00');
    expect(closed && addBusinessDays(friday, 1, closed)).to.deep.equal(new Date('2026-03-07T15:00:00-05:00'));
    expect(closed && addBusinessDays(friday, 2, closed)).to.deep.equal(new Date('2026-03-10T15:00:00-04:00'));
    expect(must(await libraries().change('RES_SHARE', { name: 'Partage' }, monday)).closedWeekdays).to.deep.equal([
      0, 1,
    ]);
    const again = must(await libraries().change('RES_SHARE', { closedWeekdays: null }, monday));
    expect(again).to.not.have.property('closedWeekdays');
    const usual = await libraries().calendar('RES_SHARE');
    expect(usual && addBusinessDays(friday, 1, usual)).to.deep.equal(new Date('2026-03-09T15:00:00-04:00'));
  });

  it('refuse a closure that ends before it begins, is no date or has no end', async () => {
    const close = (from: string, until?: string) => libraries().close('RES_SHARE', { from, until }, marie);
    expect(refusal(await close('2026-03-05', '2026-03-04'))).to.include('until: ');
    expect(refusal(await close('2026-02-30'))).to.include('from: ');
    expect(refusal(await close('2026-01-01', '2028-01-01'))).to.include('at most 400 days');
    expect((await libraries().close('NONE', { from: '2026-01-01' }, marie)).kind).to.equal('unknown');
    expect(await libraries().calendar('NONE')).to.equal(undefined);
  });
});
