import { expect } from 'chai';
import { inDays } from '../support/days.js';
import { shelved } from '../support/loan-story.js';
import { daysBetween } from './support/day.js';

daysBetween('a day of conditions', (day) => {
  /** As the lender’s list names them, and as the borrower reads them. */
  const reasons: [code: string, chosen: string, read: string][] = [
    ['13', 'Cost exceeds limit', 'Cost exceeds limit'],
    ['14', 'Charges', 'Charges'],
    ['15', 'Prepayment required', 'Prepayment required'],
    ['16', 'Lacks copyright compliance', 'Lacks copyright compliance'],
    ['22', 'Library use only', 'Library use only'],
    ['23', 'No reproduction', 'No reproduction'],
    ['24', 'Client signature required', 'Patron’s signature required'],
    ['25', 'Special collections supervision required', 'Special collections supervision required'],
    ['27', 'Other', 'Other'],
    ['28', 'Responder specific', 'Responder specific'],
    ['30', 'Proposed delivery service', 'Proposed delivery service'],
  ];

  it('each of the eleven reasons is read by the borrower as the lender chose it, is accepted, and the lender may ship', async () => {
    const { ours, theirs } = day;
    const books = new Map<string, string>();
    for (const [reason, chosen] of reasons) {
      const book = await day.asksFor(`A book: ${chosen}`);
      books.set(chosen, book);
      await theirs.does(book, 'offerConditions', { reason, replyBy: inDays(5), note: 'Please tell us.' });
    }
    for (const [, chosen, read] of reasons) {
      const book = books.get(chosen) ?? '';
      await ours.reads(book, 'Conditional');
      expect((await ours.conditions(book)).at(-1), chosen).to.equal(read);
      await ours.isTold(book, 'They wrote: “Please tell us.”');
    }
    expect(await ours.work()).to.deep.equal(['To decide: 11']);
    expect(await theirs.work()).to.deep.equal([]);
    for (const book of books.values()) {
      await ours.does(book, 'acceptConditions');
      await theirs.reads(book, 'Will supply');
      await theirs.isTold(book, 'The borrower accepts our conditions. Ship the item.');
    }
    expect(await ours.work()).to.deep.equal([]);
    expect(await theirs.work()).to.deep.equal(['To ship: 11']);
    expect(await day.postOfPatrons(), 'patrons hear nothing of it').to.deep.equal([]);
  });
});

daysBetween(
  'a day with rules that answer',
  (day) => {
    it('a copy is refused by rule, staff undo that before it is sent, and supply the copy', async () => {
      const { ours, theirs } = day;
      await shelved(theirs.desk, 'Another title', '39349001');
      await theirs.desk.call('PATCH', `/partners/${ours.desk.library.code}`, { automaticAnswers: true });
      await theirs.desk.call('PATCH', '/policies', { rejectOnLocateFailure: true });
      const article = { titleOfComponent: 'Les hivers', issn: '0034-3781', pagesRequested: '1-9' };
      const copy = await day.asksFor('Relations', {
        barcodes: [],
        draft: { serviceType: 'Copy', ...article },
        comesAs: ['Created lending request', 'Rejected the borrower request'],
      });
      await theirs.desk.call('POST', '/jobs/locate-lending/run');
      await theirs.reads(copy, 'Rejected the borrower request');
      await ours.reads(copy, 'Request sent to partner');
      await theirs.does(copy, 'undoAnswer');
      await theirs.reads(copy, 'Being processed');
      await theirs.does(copy, 'shipDigitally', { url: 'https://files.example/hivers.pdf' });
      await day.bothRead(copy, 'Shipped Digitally', 'Shipped Digitally');
      expect(await ours.history(copy)).to.deep.equal(['Created', 'Prepared for sending', 'Sent', 'Shipped Digitally']);
      expect(await theirs.history(copy)).to.deep.equal([
        ...['Created lending request', 'Refused', 'Automatic answer undone', 'File sent'],
      ]);
    });
  },
  { INTERLEND_UNDO_SECONDS: '600' },
);
