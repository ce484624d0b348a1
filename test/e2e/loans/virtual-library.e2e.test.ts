import { expect } from 'chai';
import type { LetterView } from '../../../src/contract/letter-schemas.js';
import type { Page } from '../../../src/engine/model/actor.js';
import { holdsOf, loansOf, sees, xmlOf } from '../support/at-the-desk.js';
import { goesHome, shelved } from '../support/loan-story.js';
import { between } from '../support/three-libraries.js';

const title = 'A book for the north';

between('a virtual library with another ship-to address', (three) => {
  before(async () => {
    const { borrower, lender } = three;
    await borrower.desk.call('POST', '/libraries', {
      code: 'NORTH',
      name: 'North Campus',
      resourceSharing: true,
      virtual: true,
      address: { line1: '12 Pine Street', locality: 'Timmins', postalCode: 'P4N 1A1', region: 'ON', country: 'CA' },
    });
    await borrower.desk.call('POST', '/libraries/NORTH/desks', { code: 'NORTH_DESK', name: 'North Desk' });
    await borrower.desk.call('POST', '/patrons', { id: 'ANN', name: 'Ann Cree', pickupLibrary: 'NORTH' });
    await shelved(lender.desk, title, '777001');
  });
  after(() => three.borrower.desk.call('PATCH', '/libraries/NORTH', { resourceSharing: false }));

  it('R30 R31 R40: the address and the active note reach the lender, the parcel goes there, and the book is lent there', async () => {
    const { borrower, lender } = three;
    const draft = { serviceType: 'Loan', title, rota: ['LEND'], patron: { id: 'ANN' } } as const;
    const { id, version, externalId: request, owner } = await borrower.desk.create({ ...draft, rota: ['LEND'] });
    expect(owner).to.equal('NORTH');
    const note = { version, text: 'Please ship to our north campus.', active: true };
    await borrower.desk.call('POST', `/requests/${id}/notes`, note);
    await borrower.desk.act(request, 'send');
    await lender.desk.until(request, 'created');
    expect(await xmlOf(borrower.desk, request, 'Request')).to.match(
      /<note>Please ship to our north campus\.<\/note>.*<requestedDeliveryInfo>.*<line1>12 Pine Street<\/line1>/,
    );
    const there = await sees(lender.desk, request);
    expect(there.fulfilment?.shipTo).to.deep.equal(['12 Pine Street', 'Timmins ON  P4N 1A1', 'CA']);
    expect(there.notes[0]).to.include({ text: note.text, active: true, authorKind: 'partner' });

    await lender.desk.act(request, 'ship', { barcodes: ['777001'], printSlip: true });
    await borrower.desk.until(request, 'shippedPhysically');
    const { items } = await lender.desk.call<Page<LetterView>>('GET', `/letters?request=${there.id}&kind=slip`);
    expect(items.find(({ code }) => code === 'shippingSlip')?.facts['shipTo']).to.include('12 Pine Street');

    await borrower.desk.act(request, 'receive');
    const [hold] = await holdsOf(borrower.desk, 'ANN');
    expect(hold, 'it arrived at the library that asked for it').to.include({
      status: 'onShelf',
      pickupLibrary: 'NORTH',
    });
    await borrower.desk.call('POST', '/loans', { barcode: request, desk: 'NORTH_DESK' });
    expect((await sees(borrower.desk, request)).state).to.equal('loaned');
    expect((await loansOf(borrower.desk, request))[0]).to.include({ patron: 'ANN', status: 'out' });
    await borrower.desk.call('POST', '/returns', { barcode: request, desk: 'NORTH_DESK' });
    expect((await sees(borrower.desk, request)).state).to.equal('returnedByPatron');
    await goesHome(three, request);
  });
});
