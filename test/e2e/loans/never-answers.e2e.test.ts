import { expect } from 'chai';
import { historyOf, marksOf, runs, sees, told, wayOf, xmlOf } from '../support/at-the-desk.js';
import { itIsLater } from '../support/it-is-later.js';
import { asked, bothStand, shelved } from '../support/loan-story.js';
import { between } from '../support/three-libraries.js';

between('a partner whose staff never answer', (three) => {
  const chases = (autoClaimDays: number, autoCancelDays: number) =>
    three.borrower.desk.call('PATCH', '/partners/LEND', { autoClaimDays, autoCancelDays });
  before(() => chases(2, 6));
  after(() => chases(0, 0));

  it('is asked for its status, then the request is taken back from it, and the next partner lends it', async () => {
    const { borrower, lender, next } = three;
    const { request, title, barcode } = await asked(three);
    await runs(borrower.desk, 'claim-unanswered');
    await runs(borrower.desk, 'cancel-unanswered');
    expect((await sees(borrower.desk, request)).state, 'it has its time').to.equal('requestSent');

    await itIsLater(borrower, request, 5);
    await runs(borrower.desk, 'claim-unanswered');
    const claim = await told(borrower.desk, request, 'askStatus');
    expect(claim).to.include({ actor: 'Interlend' });
    expect(claim.facts).to.include({ setting: 'the partner’s own number', value: 2, claim: 1 });
    await borrower.desk.until(request, 'requestAccepted');
    expect(await marksOf(borrower.desk, request), 'only its system has answered').to.deep.equal([]);

    await itIsLater(borrower, request, 7);
    await runs(borrower.desk, 'cancel-unanswered');
    await bothStand(three, request, 'readyToSend', 'cancelled');
    const taken = await told(borrower.desk, request, 'reject');
    expect(taken.facts).to.include({ setting: 'the partner’s own number', value: 6, claims: 1 });
    expect(await xmlOf(lender.desk, request, 'Cancel')).to.include('after 6 business days there is no answer');
    const { rota } = await sees(borrower.desk, request);
    expect(rota.map(({ partner, state }) => `${partner} ${state}`)).to.deep.equal(['LEND passed', 'NEXT listed']);

    await shelved(next.desk, title, barcode);
    await borrower.desk.act(request, 'send');
    const second = `${request}-2`;
    await next.desk.until(second, 'created');
    await next.desk.act(second, 'ship', { barcodes: [barcode] });
    await bothStand(three, request, 'shippedPhysically', 'cancelled');
    expect(await marksOf(next.desk, second)).to.deep.equal([]);
    expect(await wayOf(borrower.desk, request)).to.deep.equal([
      ...['created', 'readyToSend', 'requestSent', 'requestAccepted', 'readyToSend', 'requestSent'],
      'shippedPhysically',
    ]);
    const events = (await historyOf(borrower.desk, request)).map(({ event }) => event);
    expect(events).to.include('passedSupplier.cancelAccepted');
  });
});
