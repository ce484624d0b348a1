import { expect } from 'chai';
import type { Desk } from '../../../src/cli/demo/desk.js';
import { historyOf, loansOf, marksOf, refusalOf, sees, told, wayOf } from '../support/at-the-desk.js';
import { dayOf, inDays } from '../support/days.js';
import { bothStand, goesHome, lent, type Story } from '../support/loan-story.js';
import { between, deskWith } from '../support/three-libraries.js';

between('a loan that is renewed until the network allows no more', (three) => {
  before(async () => {
    const { desk } = three.lender;
    const profile = { code: 'RENEWS', name: 'Renews by itself', kind: 'lending', automaticRenew: true };
    await desk.call('POST', '/workflow-profiles', profile);
    await desk.call('PATCH', '/partners/BORROW', { lendingProfile: 'RENEWS' });
  });
  after(() => three.lender.desk.call('PATCH', '/partners/BORROW', { lendingProfile: null }));

  /** Asks for fourteen days after the patron's due date; the form begins with a day that is new to the lender. Gives the patron's due date before. */
  async function renewed({ request }: Story, note: string): Promise<string> {
    const { borrower } = three;
    const [loan] = await loansOf(borrower.desk, request);
    const { actions, dueDate } = await sees(borrower.desk, request);
    const form = actions.find(({ name }) => name === 'requestRenewal')?.fields;
    const proposed = String(form?.find(({ name }) => name === 'wishedDueDate')?.default);
    expect(proposed > dayOf(dueDate), `${proposed} is later than the lender’s ${dueDate}`).to.equal(true);
    const wishedDueDate = inDays(14, loan?.dueAt);
    await borrower.desk.act(request, 'requestRenewal', { wishedDueDate, note });
    await bothStand(three, request, 'renewed', 'receivedByPartner');
    return dayOf(loan?.dueAt);
  }

  it('R47 R48 R49 R50 R52 R53 R91: two are granted by the lender’s rule; the borrower does not ask a third time, and the lender would refuse it', async () => {
    const { borrower, lender } = three;
    const story = await lent(three);
    const { request } = story;
    for (const renewal of [1, 2]) {
      const before = await renewed(story, `Renewal ${renewal}`);
      const { dueDate } = await sees(lender.desk, request);
      expect(dayOf(dueDate) >= inDays(14 * (renewal + 1) + 7), `${dueDate} after renewal ${renewal}`).to.equal(true);
      expect((await sees(borrower.desk, request)).dueDate, 'both hold the lender’s date').to.equal(dueDate);
      const [loan] = await loansOf(borrower.desk, request);
      expect(loan).to.include({ renewals: renewal, status: 'out' });
      expect(dayOf(loan?.dueAt) > before, 'the patron has it longer').to.equal(true);
      const granted = await told(lender.desk, request, 'acceptRenewal');
      expect(granted).to.include({ actorKind: 'system', actor: 'Interlend' });
      expect(granted.facts).to.include({ setting: 'workflow profile “Renews by itself”' });
      expect((await told(lender.desk, request, 'requester.renew')).note).to.equal(`Renewal ${renewal}`);
    }
    const third = { wishedDueDate: inDays(60) };
    const refusal = await refusalOf(borrower.desk, request, 'requestRenewal', third);
    expect(refusal).to.include('409').and.include('14 × (3 + 1) = 56 days, and the limit is 42');
    const asked = (await historyOf(lender.desk, request)).filter(({ event }) => event === 'requester.renew');
    expect(asked, 'the lender has heard of two').to.have.length(2);

    const patient: Desk = await deskWith(borrower, { INTERLEND_RENEWAL_CAP_DAYS: '100' });
    const due = (await loansOf(borrower.desk, request))[0]?.dueAt;
    await patient.act(request, 'requestRenewal', third);
    await borrower.desk.until(request, 'renewNotAccepted');
    expect(await marksOf(borrower.desk, request)).to.deep.equal(['renewRefused']);
    expect(await told(lender.desk, request, 'requester.renewBeyondCap')).to.include({ toState: 'receivedByPartner' });
    expect(await marksOf(lender.desk, request), 'nobody had to refuse').to.deep.equal([]);
    expect((await loansOf(borrower.desk, request))[0], 'the old date stands').to.include({ dueAt: due, renewals: 2 });

    await goesHome(three, request);
    const renewals = ['renewRequested', 'renewed', 'renewRequested', 'renewed', 'renewRequested', 'renewNotAccepted'];
    expect(await wayOf(borrower.desk, request)).to.include.members(renewals);
    expect((await loansOf(borrower.desk, request)).map(({ status }) => status)).to.deep.equal(['returned']);
  });
});
