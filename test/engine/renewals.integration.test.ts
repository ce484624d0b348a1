import { expect } from 'chai';
import { addDays, localDate } from '../../src/domain/calendar/calendar.js';
import { marie } from './support/desk.js';
import { lentToReader, loansOf, reasonOf, shippedToReader } from './support/reader.js';
import { loansBetween } from './support/story.js';

const zone = 'America/Toronto';
const inDays = (days: number) => localDate(addDays(new Date(), days, zone), zone);
const day = (moment: string | undefined) => localDate(new Date(moment ?? ''), zone);

loansBetween('a loan that is renewed', (network) => {
  async function renewed(request: string) {
    const { algonquin, lacite, post } = network;
    const asked = await algonquin.desk.sees(request);
    const wishedDueDate = asked.actions
      .find(({ name }) => name === 'requestRenewal')
      ?.fields.find(({ name }) => name === 'wishedDueDate')?.default;
    await algonquin.desk.does(request, 'requestRenewal', { wishedDueDate, note: 'Two more weeks, please.' });
    await post();
    await lacite.desk.does(request, 'acceptRenewal');
    await post();
    return { wishedDueDate, view: await algonquin.desk.sees(request) };
  }

  it('R49 KA10 proposes fourteen days after the patron’s due date, and a later day where that is the lender’s present due date', async () => {
    const { algonquin } = network;
    const { request } = await lentToReader(network);
    const [loan] = await loansOf(algonquin, request);
    const { actions, dueDay, renewal } = await algonquin.desk.sees(request);
    const field = actions.find(({ name }) => name === 'requestRenewal')?.fields[0];
    expect(field).to.include({ name: 'wishedDueDate', required: true });
    // A patron's item is due on an open day: from a weekend it moves to Monday, and the lender's stays.
    const step = addDays(new Date(`${dueDay}T17:00:00Z`), -14, zone);
    const toMonday: Record<string, number> = { Sat: 2, Sun: 1 };
    const weekday = step.toLocaleDateString('en-CA', { weekday: 'short', timeZone: zone });
    expect(day(loan?.dueAt), 'one step before the lender’s').to.equal(
      localDate(addDays(step, toMonday[weekday] ?? 0, zone), zone),
    );
    const fourteenLater = localDate(addDays(new Date(loan?.dueAt ?? ''), 14, zone), zone);
    const isLater = fourteenLater > String(dueDay);
    expect(field?.default, isLater ? 'fourteen days' : 'as far as the limit goes').to.equal(
      isLater ? fourteenLater : renewal?.latest,
    );
    expect(String(field?.default) > String(dueDay)).to.equal(true);
  });

  it('R48 R50 R52 is asked for from its row, and stays due as it is until the lender has answered', async () => {
    const { algonquin, lacite, post } = network;
    const { request } = await lentToReader(network);
    const label = async () => (await algonquin.desk.sees(request)).stateLabel;
    const due = async () => (await loansOf(algonquin, request))[0]?.dueAt;
    const before = await due();
    expect(await label()).to.equal('Loaned item to patron');
    await algonquin.desk.does(request, 'requestRenewal', { wishedDueDate: inDays(28) });
    await post();
    expect(await label()).to.equal('Renew requested');
    expect(await due(), 'nothing is promised yet').to.equal(before);
    await lacite.desk.does(request, 'acceptRenewal');
    await post();
    expect(await label()).to.equal('Renewed by partner');
    expect(day(await due()) > day(before)).to.equal(true);
  });

  it('R53 is renewed twice by the lender; a third time is not asked for, with the figures', async () => {
    const { algonquin, lacite } = network;
    const { request } = await lentToReader(network);
    const [first] = await loansOf(algonquin, request);
    for (const renewal of [1, 2]) {
      const before = (await loansOf(algonquin, request))[0];
      const { view } = await renewed(request);
      expect(view.state).to.equal('renewed');
      const days = 14 * (renewal + 1) + 7;
      const lenderDue = day((await lacite.desk.sees(request)).dueDate);
      expect(lenderDue >= inDays(days) && lenderDue <= inDays(days + 4), `${lenderDue} for ${days} days`).to.equal(
        true,
      );
      expect(day(view.dueDate), 'both libraries hold the same lender’s date').to.equal(lenderDue);
      const [loan] = await loansOf(algonquin, request);
      expect(loan?.renewals).to.equal(renewal);
      expect(day(loan?.dueAt) > day(before?.dueAt)).to.equal(true);
      expect(day(addDays(new Date(loan?.dueAt ?? ''), 7, zone).toISOString()) <= lenderDue, 'the way home').to.equal(
        true,
      );
    }
    const third = await algonquin.desk.tries(request, 'requestRenewal', { wishedDueDate: inDays(60) });
    expect(third.kind).to.equal('notAllowed');
    expect(reasonOf(third)).to.contain('14 × (3 + 1) = 56 days, and the limit is 42');
    expect(await algonquin.desk.state(request)).to.equal('renewed');
    expect(first?.renewals).to.equal(0);
  });

  it('R49 keeps the internal note here and sends the note to the partner', async () => {
    const { algonquin, lacite, post } = network;
    const { request } = await lentToReader(network);
    const fields = { wishedDueDate: inDays(28), note: 'For a thesis.', internalNote: 'She asked twice.' };
    await algonquin.desk.does(request, 'requestRenewal', fields);
    await post();
    expect((await lacite.desk.told(request, 'requester.renew')).note).to.equal('For a thesis.');
    expect((await algonquin.desk.sees(request)).notes.map(({ text }) => text)).to.include('She asked twice.');
  });

  it('R49 names the field when the date is no later than the patron’s', async () => {
    const { algonquin } = network;
    const { request, reader } = await lentToReader(network);
    const reason = /"wishedDueDate".*may keep it until .* as it is: choose a later date/;
    for (const wishedDueDate of [inDays(3), day((await loansOf(algonquin, request))[0]?.dueAt)])
      expect(reasonOf(await algonquin.desk.tries(request, 'requestRenewal', { wishedDueDate }))).to.match(reason);
    const [loan] = await loansOf(algonquin, request);
    const wish = { dueDate: inDays(3) };
    const asked = await algonquin.node.gateway.scans.renewForPatron(reader, loan?.id ?? '', wish, marie);
    expect(reasonOf(asked)).to.match(reason);
    expect(await algonquin.desk.state(request)).to.equal('loaned');
  });

  it('R49 names the field when the date has passed', async () => {
    const { algonquin } = network;
    const { request } = await lentToReader(network);
    const outcome = await algonquin.desk.tries(request, 'requestRenewal', { wishedDueDate: inDays(-3) });
    expect(reasonOf(outcome)).to.contain('wishedDueDate').and.contain('This date has passed');
  });

  it('R50 leaves the patron’s due date as it is when the lender refuses', async () => {
    const { algonquin, lacite, post } = network;
    const { request } = await lentToReader(network);
    const [before] = await loansOf(algonquin, request);
    await algonquin.desk.does(request, 'requestRenewal', { wishedDueDate: inDays(28) });
    await post();
    await lacite.desk.does(request, 'refuseRenewal');
    await post();
    expect((await algonquin.desk.sees(request)).stateLabel).to.equal('Renew request not accepted');
    expect((await loansOf(algonquin, request))[0]).to.deep.include({ dueAt: before?.dueAt, renewals: 0 });
  });

  it('R51 KA36 a recall brings the patron’s due date nearer, and notes it for the letter', async () => {
    const { algonquin, lacite, post } = network;
    const { request } = await lentToReader(network);
    const [before] = await loansOf(algonquin, request);
    const form = (await lacite.desk.sees(request)).actions.find(({ name }) => name === 'recall');
    const proposed = form?.fields.find(({ name }) => name === 'dueDate')?.default;
    expect(proposed, 'KA36: seven days for the patron, and the way home').to.match(/^\d{4}-\d{2}-\d{2}$/);
    expect(String(proposed) > inDays(0)).to.equal(true);
    await lacite.desk.does(request, 'recall', { dueDate: inDays(12) });
    await post();
    expect(await algonquin.desk.state(request)).to.equal('recalled');
    const [loan] = await loansOf(algonquin, request);
    expect(day(loan?.dueAt) < day(before?.dueAt)).to.equal(true);
    expect(day(loan?.dueAt) <= inDays(5), 'seven days before the lender wants it').to.equal(true);
    const { recall } = (await algonquin.desk.sees(request)).facts['local'] as { recall: Record<string, unknown> };
    expect(recall).to.include({ patronDueDate: loan?.dueAt });
  });

  it('R47 R48 a patron’s wish waits for staff, who pass it on or decline it', async () => {
    const { algonquin } = network;
    const { request, reader } = await lentToReader(network);
    const [loan] = await loansOf(algonquin, request);
    const answered = await algonquin.node.gateway.scans.renewForPatron(reader, loan?.id ?? '', {}, marie);
    expect(answered.kind).to.equal('done');
    expect(await algonquin.desk.state(request)).to.equal('mediatedRenewal');
    await algonquin.desk.does(request, 'declineRenewal');
    expect(await algonquin.desk.state(request)).to.equal('loaned');
    await algonquin.node.gateway.scans.renewForPatron(reader, loan?.id ?? '', {}, marie);
    await algonquin.desk.does(request, 'requestRenewal', { wishedDueDate: inDays(28) });
    expect(await algonquin.desk.state(request)).to.equal('renewRequested');
  });

  it('R47 a patron’s wish goes to the lender by itself where the policy says so', async () => {
    const { algonquin, lacite, post } = network;
    const { request, reader } = await lentToReader(network);
    await algonquin.node.local.policies.change({ mediatePatronRenewals: false }, marie);
    const [loan] = await loansOf(algonquin, request);
    await algonquin.node.gateway.scans.renewForPatron(reader, loan?.id ?? '', {}, marie);
    await algonquin.node.local.policies.change({ mediatePatronRenewals: null }, marie);
    await post();
    expect(await algonquin.desk.state(request)).to.equal('renewRequested');
    expect(await lacite.desk.state(request)).to.equal('renewRequested');
    expect((await algonquin.desk.told(request, 'requestRenewal')).facts).to.include({
      policy: 'mediatePatronRenewals',
    });
  });

  it('R47 a patron renews no loan of another', async () => {
    const { algonquin } = network;
    const { request } = await lentToReader(network);
    const [loan] = await loansOf(algonquin, request);
    const answered = await algonquin.node.gateway.scans.renewForPatron('NOBODY', loan?.id ?? '', {}, marie);
    expect(answered.kind).to.equal('unknown');
    expect(await algonquin.desk.state(request)).to.equal('loaned');
  });

  it('a renewal that cannot be followed in time is no dead end: the item is received late, and due by the lender’s date', async () => {
    const { algonquin } = network;
    const { request } = await shippedToReader(network, { ship: { dueDate: inDays(9) } });
    await algonquin.desk.does(request, 'receive');
    await algonquin.desk.does(request, 'loanToPatron');
    expect(day((await loansOf(algonquin, request))[0]?.dueAt) <= inDays(9)).to.equal(true);
  });
});

loansBetween(
  'a library that renews by itself within the lender’s date',
  (network) => {
    it('R47 asks nobody while the date fits, and writes rule and setting into the history', async () => {
      const { algonquin, lacite, post } = network;
      const { request } = await lentToReader(network, { dueDate: inDays(60) });
      await algonquin.desk.does(request, 'requestRenewal', { wishedDueDate: inDays(30) });
      await post();
      expect(await algonquin.desk.state(request)).to.equal('loaned');
      expect(await lacite.desk.state(request)).to.equal('receivedByPartner');
      const [loan] = await loansOf(algonquin, request);
      expect(loan?.renewals).to.equal(1);
      expect(day(loan?.dueAt)).to.equal(inDays(30));
      expect((await algonquin.desk.told(request, 'renewHere')).facts).to.include({
        setting: 'INTERLEND_RENEW_LOCALLY',
        value: 'yes',
      });
    });

    it('R47 asks the lender when the date leaves no time for the way home', async () => {
      const { algonquin, lacite, post } = network;
      const { request } = await lentToReader(network, { dueDate: inDays(60) });
      await algonquin.desk.does(request, 'requestRenewal', { wishedDueDate: inDays(56) });
      await post();
      expect(await lacite.desk.state(request)).to.equal('renewRequested');
    });
  },
  { INTERLEND_RENEW_LOCALLY: 'yes' },
);
