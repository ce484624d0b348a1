import { expect } from 'chai';
import { itemsOf, marksOf, runs, sees, told, wayOf } from '../support/at-the-desk.js';
import { inDays } from '../support/days.js';
import { itIsLater } from '../support/it-is-later.js';
import { asked, bothStand, goesHome, type Story } from '../support/loan-story.js';
import { between } from '../support/three-libraries.js';

between('a lender that sets a condition', (three) => {
  async function offered(fields: Record<string, unknown> = {}): Promise<Story> {
    const story = await asked(three);
    const { borrower, lender } = three;
    const condition = { reason: '22', replyBy: inDays(7), note: 'It is fragile.', ...fields };
    await lender.desk.act(story.request, 'offerConditions', condition);
    await borrower.desk.until(story.request, 'conditional');
    const { attention, facts } = await sees(borrower.desk, story.request);
    expect(attention.map(({ reason }) => reason)).to.deep.equal(['conditionsOffered']);
    expect(attention[0]?.text).to.include('It is fragile.');
    expect(facts['conditions']).to.deep.equal(['LibraryUseOnly']);
    expect(await marksOf(lender.desk, story.request)).to.deep.equal([]);
    return story;
  }

  it('R93: the borrower accepts it with one action, and the item is used in its library', async () => {
    const { borrower, lender } = three;
    const { request, barcode } = await offered();
    await borrower.desk.act(request, 'acceptConditions', { note: 'Gladly.' });
    await borrower.desk.until(request, 'willSupply');
    await lender.desk.until(request, 'willSupply');
    expect(await marksOf(lender.desk, request)).to.deep.equal(['conditionsAccepted']);
    await lender.desk.act(request, 'ship', { barcodes: [barcode] });
    await bothStand(three, request, 'shippedPhysically', 'shippedPhysically');
    await borrower.desk.act(request, 'receiveNotForLoan');
    await bothStand(three, request, 'receivedNotForLoan', 'receivedByPartner');
    expect(await itemsOf(borrower.desk, request)).to.have.length(1);
    await goesHome(three, request);
    expect(await wayOf(lender.desk, request)).to.deep.equal([
      ...['conditional', 'willSupply', 'shippedPhysically', 'receivedByPartner'],
      ...['returnedByPartner', 'requestCompleted'],
    ]);
  });

  it('R93: the borrower refuses it with one action: the lender is free and is told, and the next partner can be asked', async () => {
    const { borrower, lender } = three;
    const { request } = await offered();
    await borrower.desk.act(request, 'refuseConditions', { note: 'Our reader lives far away.' });
    await lender.desk.until(request, 'cancelled');
    const view = await sees(borrower.desk, request);
    expect([view.state, view.partner, view.needsAttention]).to.deep.equal(['readyToSend', 'NEXT', 0]);
    const { attention } = await sees(lender.desk, request);
    expect(attention.map(({ reason }) => reason)).to.deep.equal(['conditionsRefused']);
    expect(attention[0]?.text).to.include('Our reader lives far away.');
    expect(await wayOf(borrower.desk, request)).to.include.ordered.members([
      ...['created', 'readyToSend', 'requestSent', 'conditional', 'readyToSend'],
    ]);
  });

  it('R93: nobody answers: the borrower is reminded before the date; after it the request ends here and goes to the next, as staff chose', async () => {
    const { borrower, lender } = three;
    const { request } = await offered({ replyBy: inDays(0), ifUnanswered: 'release' });
    await runs(lender.desk, 'enforce-reply-by');
    const reminder = `Please answer our conditions by ${inDays(0)}.\nPrière de répondre à nos conditions d’ici le ${inDays(0)}.`;
    expect(await told(lender.desk, request, 'generalMessage')).to.include({ actor: 'Interlend', note: reminder });
    await itIsLater(lender, request, 2);
    await runs(lender.desk, 'enforce-reply-by');
    await borrower.desk.until(request, 'readyToSend');
    await lender.desk.until(request, 'rejected');
    const end = await told(lender.desk, request, 'reject');
    expect(end.note).to.match(/^Our conditions were not answered by /);
    expect(end.facts).to.include({ setting: 'what staff chose with the conditions', value: 'release' });
    expect(await marksOf(lender.desk, request)).to.deep.equal([]);
    const view = await sees(borrower.desk, request);
    expect(view.partner).to.equal('NEXT');
    expect(view.attention, 'with the offer its reminder is over').to.deep.equal([]);
  });

  it('R93: nobody answers, and staff of the lender wanted to decide themselves: they are told', async () => {
    const { borrower, lender } = three;
    const { request, barcode } = await offered({ replyBy: inDays(3), ifUnanswered: 'keep' });
    await itIsLater(lender, request, 5);
    await runs(lender.desk, 'enforce-reply-by');
    expect(await marksOf(lender.desk, request)).to.deep.equal(['conditionsUnanswered']);
    expect(await marksOf(borrower.desk, request)).to.deep.equal(['conditionsOffered']);
    await borrower.desk.act(request, 'acceptConditions');
    await borrower.desk.until(request, 'willSupply');
    await lender.desk.act(request, 'ship', { barcodes: [barcode] });
    await bothStand(three, request, 'shippedPhysically', 'shippedPhysically');
  });
});
