import { expect } from 'chai';
import { patronAt } from '../../patrons-side/patron-browser.js';
import { feesOf, loansOf } from '../support/at-the-desk.js';
import { inDays } from '../support/days.js';
import { daysBetween } from './support/day.js';

daysBetween('a day with loans', (day) => {
  it('receive, return, undo: a book is sent home by mistake, that is undone, and it goes home later', async () => {
    const { ours, theirs } = day;
    const book = await day.asksFor('Kamouraska', { barcodes: ['39345001'] });
    await theirs.does(book, 'willSupply');
    await theirs.does(book, 'ship', { barcodes: ['39345001'] });
    await day.bothRead(book, 'Shipped Physically', 'Shipped Physically');

    expect(await ours.scans('39345001')).to.equal('It came from LEND Library and is received.');
    expect(await day.postOfPatrons()).to.deep.equal(['Ready for pickup: Kamouraska']);
    await ours.does(book, 'loanToPatron');
    await day.bothRead(book, 'Loaned item to patron', 'Received by partner');
    await ours.does(book, 'returnByPatron');
    await ours.does(book, 'returnToPartner');
    await day.bothRead(book, 'Returned item to partner', 'Returned by partner');

    await ours.does(book, 'undoReturn', { note: 'It is still on our desk.' });
    await ours.reads(book, 'Returned by patron');
    await theirs.reads(book, 'Received by partner');
    await theirs.isTold(
      book,
      'The borrower undid its return: it still has the item. They wrote: “It is still on our desk.”',
    );
    expect(await ours.work()).to.deep.equal(['To return: 1']);
    expect(await theirs.work()).to.deep.equal(['To read: 1']);
    expect((await theirs.history(book)).slice(-3)).to.deep.equal([
      ...['Received by partner', 'Returned by partner', 'Return undone'],
    ]);

    await ours.does(book, 'returnToPartner');
    await theirs.reads(book, 'Returned by partner');
    expect(await theirs.scans('39345001')).to.equal('It is back and checked in. It goes back to its shelf.');
    await day.bothRead(book, 'Request completed', 'Request completed');
    expect(await day.postOfPatrons()).to.deep.equal(['Ready for pickup: Kamouraska', 'Returned: Kamouraska']);
    const [ready, lent, ...more] = await day.mailLog(book);
    expect(ready).to.equal('Ready for pickup: Kamouraska – sent');
    expect(lent, 'it was back before the letter left').to.match(/^On loan until .*: Kamouraska – withdrawn$/);
    expect(more).to.deep.equal(['Returned: Kamouraska – sent']);
    expect([await ours.work(), await theirs.work()]).to.deep.equal([[], []]);
  });

  it('KC24: three volumes, one of them lost: two go home, the third is paid for, and the patron reads where each is', async () => {
    const { ours, theirs } = day;
    const barcodes = ['39346001', '39346002', '39346003'];
    const work = await day.asksFor('Histoire de ma vie', { barcodes, patron: 'LEA' });
    await theirs.does(work, 'offerConditions', { reason: '24', replyBy: inDays(5) });
    await ours.reads(work, 'Conditional');
    await ours.does(work, 'acceptConditions');
    await theirs.reads(work, 'Will supply');
    await theirs.does(work, 'ship', { barcodes });
    await ours.reads(work, 'Shipped Physically');
    const volumes = barcodes.map((barcode, at) => ({ barcode, description: `Volume ${at + 1}` }));
    await ours.does(work, 'receive', { items: volumes });
    await ours.does(work, 'loanToPatron', { confirmed: true });
    expect(await ours.shelf(work)).to.deep.equal(['Volume 1: onLoan', 'Volume 2: onLoan', 'Volume 3: onLoan']);

    await ours.desk.call('PUT', '/patrons/LEA/pin', { pin: '471159' });
    await ours.desk.call('PATCH', '/policies', { patronsSide: true });
    const lea = patronAt(`http://127.0.0.1:${ours.desk.library.port}`);
    await lea.signIn('LEA', '471159');
    const page = async () => (await lea.call('GET', `/requests/${work}`)).body;
    const places = async () =>
      (await page()).volumes.map(({ name, where }: { name: string; where: string }) => `${name}: ${where}`);
    expect((await page()).conditions).to.deep.equal(['Patron’s signature required']);
    const { text } = await ours.desk.call<{ text: string }>('POST', '/letter-words/onHoldShelf/preview', {
      language: 'en',
      subject: 'Ready',
      body: '# Ready\n\n- Volumes: {{ volumes }}\n- Conditions: {{ conditions }}',
      request: work,
    });
    expect(text.replace(/\s+/g, ' '), 'as the letter would read')
      .to.include('Volumes: Volume 1, Volume 2, Volume 3')
      .and.to.include('Conditions: Patron’s signature required');

    expect(await ours.scans('39346001')).to.equal('1 of 3 volumes is back; the patron still has 2.');
    expect(await places()).to.deep.equal(['Volume 1: atDesk', 'Volume 2: onLoan', 'Volume 3: onLoan']);
    const third = (await loansOf(ours.desk, work)).find(({ barcode }) => barcode === '39346003');
    await ours.desk.call('POST', `/loans/${third?.id}/lost`, { fee: '35.00' });
    await ours.isTold(work, 'The patron’s loan is lost, and the lending library has not been notified.');
    expect(await places()).to.deep.equal(['Volume 1: atDesk', 'Volume 2: onLoan', 'Volume 3: lost']);
    expect((await day.postOfPatrons()).slice(-2)).to.deep.equal([
      ...['Returned: Histoire de ma vie', 'Considered lost: Histoire de ma vie'],
    ]);
    expect(day.lastLetter()).to.include('Volumes: Volume 3').and.to.include('$35.00');

    await ours.does(work, 'reportLost', { note: 'Volume 3 is lost.' });
    await theirs.reads(work, 'Lost');
    await theirs.does(work, 'declareLost', { cost: '35.00', currency: 'CAD', note: 'For volume 3.', confirmed: true });
    await ours.reads(work, 'Declared lost by partner');
    expect(await ours.scans('39346002')).to.equal(
      '2 of 3 volumes are back. 1 is still lost. They go home to LEND Library.',
    );
    for (const barcode of ['39346001', '39346002'])
      expect(await theirs.scans(barcode)).to.equal('It is back. The request is waiting for the other volumes.');

    await ours.does(work, 'feePaid');
    await theirs.isTold(work, 'The borrower says that the fee is paid.');
    await theirs.does(work, 'lostPaid');
    await day.bothRead(work, 'Completed without return', 'Completed without return');
    expect(await places()).to.deep.equal(['Volume 1: sentBack', 'Volume 2: sentBack', 'Volume 3: lost']);
    expect((await feesOf(ours.desk, 'LEA')).map(({ amount, status }) => `${amount} ${status}`)).to.deep.equal([
      '35.00 open',
    ]);
    expect([await ours.work(), await theirs.work()]).to.deep.equal([[], []]);
  });
});
