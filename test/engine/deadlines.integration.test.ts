import { expect } from 'chai';
import { endOfLocalDate } from '../../src/domain/fulfilment/local-days.js';
import { english } from '../support/english.js';
import type { Library } from './support/network.js';
import { loansBetween } from './support/story.js';

const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day);
const dateInDays = (days: number) => inDays(days).toISOString().slice(0, 10);

/** The clock of a library strikes: one job of its timetable, at that time. */
async function strikes(library: Library, job: string, now: Date): Promise<unknown> {
  const found = library.node.timetable.jobs.find((each) => each.name === job);
  if (!found) throw new Error(`There is no job ${job}.`);
  return found.runOnce(now);
}

loansBetween('what time alone must do with lending requests', (network) => {
  async function asked(rota = ['LACITE', 'NORTHERN']): Promise<string> {
    const { algonquin, post } = network;
    const loan = await algonquin.desk.creates({ rota });
    await algonquin.desk.does(loan, 'send');
    await post();
    return loan;
  }

  it('a request nobody decides on expires after four business days, and the borrower moves on to the next partner', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    await strikes(lacite, 'expire-lending', inDays(3));
    expect(await lacite.desk.state(loan), 'three days are never four business days').to.equal('created');
    await strikes(lacite, 'expire-lending', inDays(9));
    expect(await lacite.desk.state(loan)).to.equal('expired');
    const told = await lacite.desk.told(loan, 'expire');
    expect([told.actorKind, told.actor]).to.deep.equal(['system', 'Interlend']);
    expect(told.facts).to.include({ setting: 'INTERLEND_LENDING_EXPIRY_BUSINESS_DAYS', value: 4 });
    expect(told.facts).to.include.keys('rule', 'date', 'since');
    await post();
    const view = await algonquin.desk.sees(loan);
    expect([view.state, view.partner]).to.deep.equal(['readyToSend', 'NORTHERN']);
    expect(await algonquin.desk.attention(loan), 'the end of the offer settles the reminder').to.not.include(
      'conditionsReminded',
    );
  });

  it('by expiry type it ends after the date it is needed by, or never; explain says which', async () => {
    const { algonquin, lacite, post } = network;
    const wanted = async () => {
      const loan = await algonquin.desk.creates({ rota: ['LACITE'], needBeforeDate: dateInDays(12) });
      await algonquin.desk.does(loan, 'send');
      await post();
      return loan;
    };
    const [loan, kept] = [await wanted(), await asked(['LACITE'])];
    await lacite.knows(algonquin, { expiryType: 'never' });
    await strikes(lacite, 'expire-lending', inDays(60));
    expect(await lacite.desk.state(loan)).to.equal('created');
    await lacite.knows(algonquin, { expiryType: 'interestDate' });
    const { id } = await lacite.desk.sees(loan);
    const told = await lacite.node.gateway.reading.explain(id);
    expect(told?.byItself.find(({ rule }) => english(rule).includes('expiry type'))?.when?.slice(0, 10)).to.be.oneOf([
      ...[dateInDays(12), dateInDays(13), dateInDays(14)],
    ]);
    await strikes(lacite, 'expire-lending', inDays(11));
    expect(await lacite.desk.state(loan)).to.equal('created');
    await strikes(lacite, 'expire-lending', inDays(14));
    expect([await lacite.desk.state(loan), await lacite.desk.state(kept)]).to.deep.equal(['expired', 'created']);
    expect((await lacite.desk.told(loan, 'expire')).facts).to.include({ setting: 'the partner’s expiry type' });
    await lacite.knows(algonquin, { expiryType: 'days' });
  });

  it('the date it is needed by is the library’s own day: it ends at its midnight, not at that of UTC', async () => {
    const { algonquin, lacite, post } = network;
    await lacite.knows(algonquin, { expiryType: 'interestDate' });
    const [day, timeZone] = [dateInDays(12), 'America/Toronto'];
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], needBeforeDate: day });
    await algonquin.desk.does(loan, 'send');
    await post();
    const { id } = await lacite.desk.sees(loan);
    const end = endOfLocalDate(day, timeZone);
    const told = await lacite.node.gateway.reading.explain(id);
    const row = told?.byItself.find(({ rule }) => english(rule).includes('expiry type'));
    expect(row?.when).to.equal(end.toISOString());
    await strikes(lacite, 'expire-lending', new Date(end.getTime() - 60_000));
    expect(await lacite.desk.state(loan), 'a minute before its midnight').to.equal('created');
    await strikes(lacite, 'expire-lending', new Date(end.getTime() + 60_000));
    expect(await lacite.desk.state(loan), 'a minute after its midnight').to.equal('expired');
    await lacite.knows(algonquin, { expiryType: 'days' });
  });

  it('a partner can have a number of days of its own, and 0 lets its requests wait for ever', async () => {
    const { algonquin, lacite } = network;
    const loan = await asked();
    await lacite.knows(algonquin, { expiryBusinessDays: 0 });
    await strikes(lacite, 'expire-lending', inDays(30));
    expect(await lacite.desk.state(loan)).to.equal('created');
    await lacite.knows(algonquin, { expiryBusinessDays: 10 });
    await strikes(lacite, 'expire-lending', inDays(9));
    expect(await lacite.desk.state(loan)).to.equal('created');
    await strikes(lacite, 'expire-lending', inDays(20));
    expect((await lacite.desk.told(loan, 'expire')).facts).to.include({
      setting: 'the partner’s own number',
      value: 10,
    });
    await lacite.knows(algonquin, { expiryBusinessDays: 4 });
  });

  it('once Will Supply is said the clock stands still, and a request taken up again has its days anew', async () => {
    const { lacite } = network;
    const promised = await asked();
    await lacite.desk.does(promised, 'willSupply');
    const again = await asked();
    await lacite.desk.does(again, 'reject', { reason: '1' });
    await lacite.desk.does(again, 'reactivate');
    await strikes(lacite, 'expire-lending', inDays(1));
    expect([await lacite.desk.state(promised), await lacite.desk.state(again)]).to.deep.equal([
      'willSupply',
      'beingProcessed',
    ]);
    await strikes(lacite, 'expire-lending', inDays(30));
    expect([await lacite.desk.state(promised), await lacite.desk.state(again)]).to.deep.equal([
      'willSupply',
      'expired',
    ]);
  });

  it('R111, R123: after the lender’s due date the borrower is told, and told again each resend interval', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked(['LACITE']);
    await lacite.desk.does(loan, 'ship', { barcodes: ['39001'], dueDate: dateInDays(35) });
    await post();
    await algonquin.desk.does(loan, 'receive');
    await post();
    const overdues = async () => (await lacite.desk.messages(loan, 'out')).filter((each) => each.summary === 'Overdue');
    await strikes(lacite, 'send-overdues', inDays(34));
    expect(await overdues()).to.have.length(0);
    await strikes(lacite, 'send-overdues', inDays(37));
    expect(await lacite.desk.state(loan)).to.equal('overdue');
    await strikes(lacite, 'send-overdues', inDays(38));
    expect(await overdues(), 'the interval is seven days').to.have.length(1);
    await strikes(lacite, 'send-overdues', inDays(44.5));
    expect(await overdues()).to.have.length(2);
    await post();
    expect(await algonquin.desk.attention(loan)).to.include('overdue');
    const told = await lacite.desk.told(loan, 'sendOverdue');
    expect(told.facts).to.include({ setting: 'INTERLEND_OVERDUE_RESEND_DAYS', value: 7 });
    await lacite.knows(algonquin, { overdueResendDays: 0 });
    await strikes(lacite, 'send-overdues', inDays(100));
    expect(await overdues(), '0 = no further message').to.have.length(2);
  });

  it('the date to reply to conditions: one reminder before it, and after it the request is released', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    await lacite.desk.does(loan, 'offerConditions', { reason: '22', replyBy: dateInDays(10) });
    await post();
    const replyBy = Date.parse((await lacite.desk.sees(loan)).facts['retryBefore'] as string);
    for (const days of [-3, -0.5, -0.4]) await strikes(lacite, 'enforce-reply-by', new Date(replyBy + days * day));
    const reminders = (await lacite.desk.messages(loan, 'out')).filter((each) => each.summary === 'Notification');
    expect(reminders).to.have.length(1);
    await post();
    expect(await algonquin.desk.attention(loan)).to.have.members(['conditionsOffered', 'conditionsReminded']);
    await strikes(lacite, 'enforce-reply-by', new Date(replyBy + 1000));
    expect(await lacite.desk.state(loan)).to.equal('rejected');
    expect((await lacite.desk.told(loan, 'reject')).facts).to.include({
      setting: 'INTERLEND_REPLY_BY_RELEASE',
      value: 'yes',
    });
    await post();
    const view = await algonquin.desk.sees(loan);
    expect([view.state, view.partner]).to.deep.equal(['readyToSend', 'NORTHERN']);
    await strikes(lacite, 'enforce-reply-by', inDays(13));
  });

  it('runs of two processes at once do each thing once', async () => {
    const { lacite } = network;
    const loan = await asked();
    await Promise.all([1, 2, 3].map(() => strikes(lacite, 'expire-lending', inDays(30))));
    const lines = (await lacite.desk.history(loan)).filter((each) => each.event === 'expire');
    expect(lines).to.have.length(1);
  });
});

loansBetween(
  'conditions that may wait beyond their date',
  (network) => {
    it('stay as they are, and staff are told once', async () => {
      const { algonquin, lacite, post } = network;
      const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
      await algonquin.desk.does(loan, 'send');
      await post();
      await lacite.desk.does(loan, 'offerConditions', { reason: '22', replyBy: dateInDays(10) });
      for (const days of [12, 13]) await strikes(lacite, 'enforce-reply-by', inDays(days));
      expect(await lacite.desk.state(loan)).to.equal('conditional');
      expect((await lacite.desk.attention(loan)).filter((each) => each === 'conditionsUnanswered')).to.have.length(1);
      await lacite.desk.does(loan, 'reject', { reason: '27' });
      expect(await lacite.desk.attention(loan)).to.not.include('conditionsUnanswered');
    });
  },
  { INTERLEND_REPLY_BY_RELEASE: 'no', INTERLEND_REPLY_BY_REMINDER_DAYS: '0' },
);
