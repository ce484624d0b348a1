import { expect } from 'chai';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import type { Library } from './support/network.js';
import { loansBetween } from './support/story.js';

const day = 86_400_000;
let titles = 0;
/** A book that was not asked for yet: a second wish for the same would be held for review. */
const title = () => `Volume ${++titles}`;
const inDays = (days: number) => new Date(Date.now() + days * day);

/** The clock of a library strikes: one job of its timetable, at that time. */
async function strikes(library: Library, job: string, now: Date): Promise<unknown> {
  const found = library.node.timetable.jobs.find((each) => each.name === job);
  if (!found) throw new Error(`There is no job ${job}.`);
  return found.runOnce(now);
}

const chasing = { INTERLEND_AUTO_CLAIM_BUSINESS_DAYS: '3', INTERLEND_AUTO_CANCEL_BUSINESS_DAYS: '8' };

loansBetween(
  'a partner that never answers',
  (network) => {
    async function asked(rota = ['LACITE', 'NORTHERN']): Promise<string> {
      const { algonquin } = network;
      const loan = await algonquin.desk.creates({ rota, title: title() });
      await algonquin.desk.does(loan, 'send');
      // Only our messages are carried: what La Cité says stays in its post.
      await network.post(algonquin);
      return loan;
    }
    const sent = async (loan: string, summary: string) =>
      (await network.algonquin.desk.messages(loan, 'out')).filter((each) => each.summary === summary);
    /** Three business days are at most five days and a weekend is never three of them. */
    const claim = 5;

    it('is not asked by itself where its workflow profile leaves that step out', async () => {
      const { algonquin, lacite } = network;
      const steps = ['reject', 'cancelledByStaff'];
      await algonquin.node.local.rules.addProfile({ code: 'PATIENT', name: 'Patient', kind: 'borrowing', steps });
      await algonquin.knows(lacite, { borrowingProfile: 'PATIENT' });
      const loan = await asked(['LACITE']);
      await strikes(algonquin, 'claim-unanswered', inDays(claim));
      expect(await sent(loan, 'StatusRequest')).to.have.length(0);
      await algonquin.knows(lacite, { borrowingProfile: null });
      await strikes(algonquin, 'claim-unanswered', inDays(claim));
      expect(await sent(loan, 'StatusRequest'), 'once the step is ticked').to.have.length(1);
    });

    it('is asked for its status twice, then the request is taken back, the next partner asked, and its late answer dealt with', async () => {
      const { algonquin, lacite, northern, post } = network;
      const loan = await asked();
      await strikes(algonquin, 'claim-unanswered', inDays(2));
      expect(await sent(loan, 'StatusRequest'), 'two days are never three business days').to.have.length(0);

      await strikes(algonquin, 'claim-unanswered', inDays(claim));
      await strikes(algonquin, 'claim-unanswered', inDays(claim + 1));
      expect(await sent(loan, 'StatusRequest'), 'once until as many days are over again').to.have.length(1);
      await post(algonquin);
      await strikes(algonquin, 'claim-unanswered', inDays(2 * claim));
      expect(await sent(loan, 'StatusRequest')).to.have.length(2);
      const { facts: second } = await algonquin.desk.told(loan, 'askStatus');
      expect(second).to.include({ setting: 'INTERLEND_AUTO_CLAIM_BUSINESS_DAYS', value: 3, claim: 2 });
      expect(second).to.include.keys('rule', 'date', 'since');
      await post(algonquin);

      await strikes(algonquin, 'cancel-unanswered', inDays(7));
      expect(await algonquin.desk.state(loan), 'seven days are never eight business days').to.equal('requestSent');
      await lacite.desk.does(loan, 'willSupply');
      await strikes(algonquin, 'cancel-unanswered', inDays(14));
      const { facts, note, actor } = await algonquin.desk.told(loan, 'reject');
      expect(actor).to.equal('Interlend');
      expect(facts).to.include({ setting: 'INTERLEND_AUTO_CANCEL_BUSINESS_DAYS', value: 8, claims: 2 });
      expect(note).to.include('Took too long');
      expect((await algonquin.desk.xml(loan, 'out', 'CancelToPassed')).xml).to.include('there is no answer');
      const view = await algonquin.desk.sees(loan);
      expect([view.state, view.partner, view.rota[0]?.state]).to.deep.equal(['requestSent', 'NORTHERN', 'passed']);
      await post(algonquin);
      expect(await lacite.desk.state(loan)).to.equal('cancelled');
      expect(await northern.desk.state(`${loan}-2`)).to.equal('created');

      await post();
      expect(await algonquin.desk.attention(loan), 'the late promise is shown').to.deep.equal(['lateSupply']);
      expect(await sent(loan, 'CancelToPassed'), 'and cancelled again').to.have.length(2);
      const after = await algonquin.desk.sees(loan);
      expect([after.state, after.partner]).to.deep.equal(['requestSent', 'NORTHERN']);
      expect((await algonquin.desk.history(loan)).map((each) => each.event)).to.include('passedSupplier.willSupply');
    });

    it('gives the next partner all its days', async () => {
      const { algonquin } = network;
      const loan = await asked();
      await strikes(algonquin, 'cancel-unanswered', inDays(14));
      expect((await algonquin.desk.sees(loan)).partner).to.equal('NORTHERN');
      await network.post(algonquin);
      await strikes(algonquin, 'cancel-unanswered', inDays(14.5));
      await strikes(algonquin, 'claim-unanswered', inDays(2));
      expect((await algonquin.desk.sees(loan)).partner).to.equal('NORTHERN');
      expect(await sent(loan, 'StatusRequest')).to.have.length(0);
    });

    it('is not asked more often than the library wishes', async () => {
      const { algonquin } = network;
      const loan = await asked(['LACITE']);
      for (const times of [1, 2, 3, 4, 5]) {
        await strikes(algonquin, 'claim-unanswered', inDays(times * claim));
        await network.post(algonquin);
      }
      expect(await sent(loan, 'StatusRequest')).to.have.length(3);
      await strikes(algonquin, 'cancel-unanswered', inDays(30));
      expect(await algonquin.desk.state(loan), 'and when nobody is left, staff are told').to.equal('rejectedByPartner');
      expect(await algonquin.desk.attention(loan)).to.deep.equal(['rotaExhausted']);
    });

    it('is left alone while our request is not delivered yet: that is the matter of delivery', async () => {
      const { algonquin } = network;
      const loan = await algonquin.desk.creates({ rota: ['LACITE'], title: title() });
      await algonquin.desk.does(loan, 'send');
      await strikes(algonquin, 'claim-unanswered', inDays(30));
      await strikes(algonquin, 'cancel-unanswered', inDays(30));
      expect(await algonquin.desk.state(loan)).to.equal('requestSent');
      expect(await sent(loan, 'StatusRequest')).to.have.length(0);
      await network.post(algonquin);
    });

    it('has a number of its own before the library’s: 0 lets it think for ever', async () => {
      const { algonquin, lacite } = network;
      const loan = await asked(['LACITE']);
      await algonquin.knows(lacite, { autoClaimDays: 0, autoCancelDays: 0 });
      await strikes(algonquin, 'claim-unanswered', inDays(100));
      await strikes(algonquin, 'cancel-unanswered', inDays(100));
      expect(await algonquin.desk.state(loan)).to.equal('requestSent');
      expect(await sent(loan, 'StatusRequest')).to.have.length(0);
      await algonquin.knows(lacite, { autoClaimDays: 20, autoCancelDays: 8 });
      await strikes(algonquin, 'claim-unanswered', inDays(19));
      expect(await sent(loan, 'StatusRequest')).to.have.length(0);
      await strikes(algonquin, 'claim-unanswered', inDays(40));
      const told = await algonquin.desk.told(loan, 'askStatus');
      expect(told.facts).to.include({ setting: 'the partner’s own number', value: 20 });
    });

    it('is told the reason that the library chose for it, in the library’s words', async () => {
      const { algonquin, lacite } = network;
      const { reasons } = algonquin.node.local;
      await reasons.add({ list: 'cancel', code: 'slow', label: 'We could not wait', french: 'Trop lent' }, marie);
      const refused = await algonquin.node.gateway.directory.changePartner(
        'LACITE',
        { autoCancelReason: 'mood' },
        marie,
      );
      expect(refused.kind === 'invalid' && refused.problems.map(({ problem }) => english(problem)).join()).to.include(
        'There is no cancel reason mood',
      );
      const loan = await asked(['LACITE']);
      await algonquin.knows(lacite, { autoClaimDays: 0, autoCancelDays: 3, autoCancelReason: 'slow' });
      await strikes(algonquin, 'cancel-unanswered', inDays(20));
      const told = await algonquin.desk.told(loan, 'rejectLast');
      expect(told.note).to.match(/^We could not wait: after 3 business days/);
      expect(told.facts).to.include({ reason: 'slow' });
      await algonquin.knows(lacite, { autoCancelReason: null });
    });

    it('does each thing once, however many processes run the job', async () => {
      const { algonquin, lacite } = network;
      await algonquin.knows(lacite, { autoClaimDays: 3, autoCancelDays: 8 });
      const loan = await asked(['LACITE']);
      await Promise.all([1, 2, 3].map(() => strikes(algonquin, 'claim-unanswered', inDays(claim))));
      expect(await sent(loan, 'StatusRequest')).to.have.length(1);
    });
  },
  { ...chasing, INTERLEND_AUTO_SEND_NEXT: 'yes' },
);

loansBetween(
  'a promise without a shipment',
  (network) => {
    async function promised(fields: Record<string, unknown> = {}): Promise<string> {
      const { algonquin, lacite, post } = network;
      const loan = await algonquin.desk.creates({ rota: ['LACITE', 'NORTHERN'], title: title() });
      await algonquin.desk.does(loan, 'send');
      await post();
      await lacite.desk.does(loan, 'willSupply', fields);
      await post();
      return loan;
    }

    it('is taken back after so many business days; without auto-send the next partner waits for staff', async () => {
      const { algonquin, lacite, post } = network;
      const loan = await promised();
      await strikes(algonquin, 'claim-unanswered', inDays(14));
      expect(
        (await algonquin.desk.history(loan)).map((each) => each.event),
        'it has answered',
      ).to.not.include('askStatus');
      await strikes(algonquin, 'cancel-unanswered', inDays(14));
      const view = await algonquin.desk.sees(loan);
      expect([view.state, view.partner]).to.deep.equal(['readyToSend', 'NORTHERN']);
      expect((await algonquin.desk.xml(loan, 'out', 'CancelToPassed')).xml).to.include('the item has not left');
      await post();
      expect(await lacite.desk.state(loan)).to.equal('cancelled');
    });

    it('is waited for until the date of delivery that the lender named', async () => {
      const { algonquin } = network;
      const loan = await promised({ expectedDeliveryDate: inDays(30).toISOString().slice(0, 10) });
      await strikes(algonquin, 'cancel-unanswered', inDays(20));
      expect(await algonquin.desk.state(loan)).to.equal('willSupply');
      await strikes(algonquin, 'cancel-unanswered', inDays(33));
      expect(await algonquin.desk.state(loan)).to.equal('readyToSend');
    });
  },
  chasing,
);

loansBetween('a library that does not chase', (network) => {
  it('leaves all requests as they are, for claims and automatic cancels are off by default', async () => {
    const { algonquin, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], title: title() });
    await algonquin.desk.does(loan, 'send');
    await post(algonquin);
    await strikes(algonquin, 'claim-unanswered', inDays(100));
    await strikes(algonquin, 'cancel-unanswered', inDays(100));
    expect((await algonquin.desk.history(loan)).map((each) => each.event)).to.deep.equal([
      'created',
      'markReady',
      'send',
    ]);
  });
});
