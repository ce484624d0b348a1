import { expect } from 'chai';
import { eventually } from '../../support/eventually.js';
import { marksOf, postOf, sees, wayOf } from '../support/at-the-desk.js';
import { asked, bothStand, goesHome } from '../support/loan-story.js';
import { between } from '../support/three-libraries.js';

between('a cancel that crosses the shipment', (three) => {
  const post = (order: 'hold' | 'resume') => three.borrower.desk.call('POST', `/partners/LEND/channel/${order}`);
  afterEach(() => post('resume'));

  it('is refused by itself; both desks are told that the item is on its way, and it comes home', async () => {
    const { borrower, lender } = three;
    const { request, barcode } = await asked(three);
    await lender.desk.act(request, 'willSupply');
    await borrower.desk.until(request, 'willSupply');
    await post('hold');
    await borrower.desk.act(request, 'cancel', { reason: 'foundLocally' });
    await lender.desk.act(request, 'ship', { barcodes: [barcode] });
    await borrower.desk.until(request, 'shippedPhysically');
    expect(await marksOf(borrower.desk, request)).to.deep.equal(['cancelRefused']);
    expect(await marksOf(lender.desk, request), 'it has not heard of the cancel').to.deep.equal([]);

    await post('resume');
    const late = async () => (await marksOf(lender.desk, request)).includes('cancelAfterShipping');
    await eventually('the cancel reaches the lender', late);
    expect((await sees(lender.desk, request)).state).to.equal('shippedPhysically');
    await eventually('its answer comes back', async () => (await postOf(borrower.desk, request, 'in')).length === 3);
    expect(await marksOf(borrower.desk, request), 'and says nothing new').to.deep.equal(['cancelRefused']);

    await borrower.desk.act(request, 'receive');
    await bothStand(three, request, 'receivedPhysically', 'receivedByPartner');
    await goesHome(three, request);
    expect((await wayOf(borrower.desk, request)).slice(3)).to.deep.equal([
      ...['willSupply', 'cancelRequested', 'shippedPhysically', 'receivedPhysically'],
      ...['returnedToPartner', 'requestCompleted'],
    ]);
    expect(await wayOf(lender.desk, request)).to.deep.equal([
      ...['willSupply', 'shippedPhysically', 'receivedByPartner', 'returnedByPartner', 'requestCompleted'],
    ]);
  });
});
