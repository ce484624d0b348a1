import { expect } from 'chai';
import { itemsOf, lentOf, loansOf, refusalOf, scans, sees } from '../support/at-the-desk.js';
import { asked, bothStand, shelved } from '../support/loan-story.js';
import { between } from '../support/three-libraries.js';

between('a work of two volumes', (three) => {
  it('R38 R54 R103 R107: both barcodes travel, each volume is lent and comes back by itself, and the loan ends with the second', async () => {
    const { borrower, lender } = three;
    const { request, title, barcode: first } = await asked(three);
    const second = `${first}-2`;
    await shelved(lender.desk, title, second);
    await lender.desk.call('POST', '/shipping', { request, barcodes: [first, second] });
    await bothStand(three, request, 'shippedPhysically', 'shippedPhysically');
    expect((await sees(borrower.desk, request)).facts['items']).to.deep.equal([
      { barcode: first },
      { barcode: second },
    ]);
    const items = [
      { barcode: first, description: 'v. 1' },
      { barcode: second, description: 'v. 2' },
    ];
    await borrower.desk.act(request, 'receive', { items });
    const here = (await itemsOf(borrower.desk, request)).map(({ barcode, description }) => ({ barcode, description }));
    expect(here).to.have.deep.members(items);
    await borrower.desk.act(request, 'loanToPatron');
    await bothStand(three, request, 'loaned', 'receivedByPartner');

    const loans = async () =>
      (await loansOf(borrower.desk, request)).map(({ barcode, status }) => `${barcode} ${status}`);
    expect(await scans(borrower.desk, first)).to.include({ did: 'takeBack' });
    expect(await loans()).to.have.members([`${first} returned`, `${second} out`]);
    expect(await refusalOf(borrower.desk, request, 'returnToPartner')).to.include('The patron still has it');
    expect((await sees(borrower.desk, request)).state).to.equal('loaned');
    expect(await scans(borrower.desk, second)).to.include({ did: 'takeBack' });
    expect(await loans()).to.have.members([`${first} returned`, `${second} returned`]);
    expect((await sees(borrower.desk, request)).state).to.equal('returnedByPatron');
    await borrower.desk.act(request, 'returnToPartner');
    await bothStand(three, request, 'returnedToPartner', 'returnedByPartner');

    expect(await scans(lender.desk, second)).to.include({ did: 'partlyBack' });
    expect((await sees(lender.desk, request)).fulfilment?.partlyBack).to.equal('1 of 2 back');
    expect(await refusalOf(lender.desk, request, 'checkIn')).to.include(`not scanned yet: ${first}.`);
    expect((await sees(borrower.desk, request)).state).to.equal('returnedToPartner');
    expect(await scans(lender.desk, first)).to.include({ did: 'checkIn' });
    await bothStand(three, request, 'requestCompleted', 'requestCompleted');
    expect(await itemsOf(borrower.desk, request)).to.deep.equal([]);
    for (const item of await lentOf(lender.desk, request)) expect(item).to.include.keys('returnedAt');
  });
});
