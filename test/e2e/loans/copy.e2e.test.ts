import { expect } from 'chai';
import { itemsOf, lentOf, sees, wayOf } from '../support/at-the-desk.js';
import { asked, bothStand } from '../support/loan-story.js';
import { between } from '../support/three-libraries.js';

between('a copy of an article', (three) => {
  it('goes out as a link; received digitally, it is done with at both libraries, and no item has moved', async () => {
    const { borrower, lender } = three;
    const { request } = await asked(three, { serviceType: 'Copy', pagesRequested: '12-19', agreeToCopyright: true });
    await lender.desk.act(request, 'willSupply');
    await borrower.desk.until(request, 'willSupply');
    const offered = (await sees(lender.desk, request)).actions.map(({ name }) => name);
    expect(offered).to.include('shipDigitally').and.not.include('ship');
    await lender.desk.act(request, 'shipDigitally', { url: 'https://files.example.org/pp12-19.pdf' });
    await bothStand(three, request, 'shippedDigitally', 'shippedDigitally');
    expect((await sees(borrower.desk, request)).facts['url']).to.equal('https://files.example.org/pp12-19.pdf');
    await borrower.desk.act(request, 'receiveDigitally');
    await bothStand(three, request, 'receivedDigitally', 'requestCompleted');
    expect(await itemsOf(borrower.desk, request)).to.deep.equal([]);
    expect(await lentOf(lender.desk, request)).to.deep.equal([]);
    expect((await wayOf(borrower.desk, request)).slice(2)).to.deep.equal([
      ...['requestSent', 'willSupply', 'shippedDigitally', 'receivedDigitally'],
    ]);
    expect(await wayOf(lender.desk, request)).to.deep.equal(['willSupply', 'shippedDigitally', 'requestCompleted']);
  });
});
