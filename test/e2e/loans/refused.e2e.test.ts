import { expect } from 'chai';
import { itemsOf, lentOf, marksOf, sees, told, wayOf } from '../support/at-the-desk.js';
import { asked, bothStand, shelved } from '../support/loan-story.js';
import { between } from '../support/three-libraries.js';

between('a lender that does not lend it', (three) => {
  it('R28 R87 R88: says why, with a note; the next partner of the rota is asked, and lends it', async () => {
    const { borrower, lender, next } = three;
    const { request, title, barcode } = await asked(three);
    const no = { reason: '10', note: 'Try the north.', internalNote: 'Looked for twice.' };
    await lender.desk.act(request, 'reject', no);
    await bothStand(three, request, 'readyToSend', 'rejected');

    const { notes } = await sees(lender.desk, request);
    expect(notes.map(({ text }) => text)).to.deep.equal(['Reject reason: Not on shelf\nLooked for twice.']);
    expect(await lentOf(lender.desk, request)).to.deep.equal([]);
    const view = await sees(borrower.desk, request);
    expect(view.rota.map(({ partner, state }) => `${partner} ${state}`)).to.deep.equal(['LEND passed', 'NEXT listed']);
    expect(view.rota[0]?.why).to.include('Not on shelf').and.include('Try the north.');
    expect(await told(borrower.desk, request, 'supplier.unfilled')).to.include({ note: 'Try the north.' });

    await shelved(next.desk, title, barcode);
    await borrower.desk.act(request, 'send');
    const second = `${request}-2`;
    await next.desk.until(second, 'created');
    await next.desk.act(second, 'ship', { barcodes: [barcode] });
    await borrower.desk.until(request, 'shippedPhysically');
    await borrower.desk.act(request, 'receive');
    await borrower.desk.act(request, 'returnToPartner');
    await next.desk.until(second, 'returnedByPartner');
    await next.desk.act(second, 'checkIn');
    await bothStand(three, request, 'requestCompleted', 'rejected');
    expect(await marksOf(next.desk, second)).to.deep.equal([]);
    expect(await itemsOf(borrower.desk, request)).to.deep.equal([]);
    expect(await wayOf(borrower.desk, request)).to.deep.equal([
      ...['created', 'readyToSend', 'requestSent', 'readyToSend', 'requestSent'],
      ...['shippedPhysically', 'receivedPhysically', 'returnedToPartner', 'requestCompleted'],
    ]);
    expect(await wayOf(lender.desk, request)).to.deep.equal(['rejected']);
  });
});
