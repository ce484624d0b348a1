import { expect } from 'chai';
import type { LetterView } from '../../../src/contract/letter-schemas.js';
import type { Page } from '../../../src/engine/model/actor.js';
import { daysBetween } from './support/day.js';

daysBetween('a day at a library with two branches', (day) => {
  it('a book for the branch is received at the main desk, waits and is lent at the branch, and goes home by the main desk', async () => {
    const { ours, theirs } = day;
    const { call } = ours.desk;
    await call('POST', '/libraries', { code: 'PEMBROKE', name: 'Pembroke Campus Library' });
    await call('POST', '/libraries/PEMBROKE/desks', { code: 'PEMBROKE_DESK', name: 'Pembroke Desk', holdShelf: true });
    const book = await day.asksFor('Les engagés du Grand Portage', {
      barcodes: ['39348001'],
      patron: 'LEA',
      draft: { pickupLocation: 'PEMBROKE' },
    });
    await theirs.does(book, 'ship', { barcodes: ['39348001'] });
    await day.bothRead(book, 'Shipped Physically', 'Shipped Physically');

    expect(await ours.scans('39348001')).to.equal('It came from LEND Library and is received.');
    expect(await ours.shelf(book), 'on its way to the branch').to.deep.equal([`${book}: inTransit`]);
    expect(await day.postOfPatrons(), 'not yet').to.deep.equal([]);
    await day.bothRead(book, 'Physically received by library', 'Received by partner');

    const branch = { desk: 'PEMBROKE_DESK' };
    expect(await ours.scans('39348001', branch)).to.equal('It is on the hold shelf.');
    expect(await ours.shelf(book)).to.deep.equal([`${book}: onHoldShelf`]);
    expect(await day.postOfPatrons()).to.deep.equal(['Ready for pickup: Les engagés du Grand Portage']);
    expect(day.lastLetter()).to.include('Pick up at: Pembroke Campus Library');

    await call('POST', '/loans', { ...branch, barcode: book, patron: 'LEA' });
    await day.bothRead(book, 'Loaned item to patron', 'Received by partner');
    expect(await ours.work()).to.deep.equal([]);
    expect(await ours.scans(book, branch)).to.equal(
      'The patron has returned it. Items cannot be sent back to their lenders at Pembroke Desk. ' +
        'Send it to Resource Sharing Desk, or change your desk.',
    );
    await ours.reads(book, 'Returned by patron');
    expect(await ours.work()).to.deep.equal(['To return: 1']);
    expect(await ours.scans(book)).to.equal('It goes home to LEND Library. Put it in the parcel with the return slip.');
    await day.bothRead(book, 'Returned item to partner', 'Returned by partner');
    expect((await day.postOfPatrons()).slice(1)).to.deep.equal(['Returned: Les engagés du Grand Portage']);

    const { items } = await call<Page<LetterView>>('GET', `/letters?request=${book}&limit=50`);
    const papers = items
      .filter(({ status }) => status !== 'withdrawn')
      .map(({ name, library }) => `${name} at ${library}`);
    expect(papers.reverse(), 'each where it is printed or signed').to.deep.equal([
      ...['On hold shelf at PEMBROKE', 'Return receipt at PEMBROKE', 'Return slip at RES_SHARE'],
    ]);
  });
});
