import type { Finding } from './row.js';

export const desk: readonly Finding[] = [
  {
    code: 'FA1',
    says: 'A click that did nothing stayed armed, and fired another action of the same request later, by itself.',
  },
  { code: 'FA2', says: 'Staff accepted a lender’s conditions and price without being able to read them.' },
  { code: 'FA3', says: 'An item for use in the library was put on the hold shelf and lent like any other.' },
  { code: 'FA4', says: 'A refused order was shown as if a colleague had been faster, whatever the reason was.' },
  { code: 'FA5', says: 'Whoever asked for French got refusals that were partly or wholly English.' },
  { code: 'FA6', says: 'The button to reject a partner named the next partner as if that one were rejected.' },
  { code: 'FA7', says: 'Receiving took in what the lender had never shipped, without a question.' },
  {
    code: 'FA8',
    says: 'The page said it was her turn for a step that her role does not allow, and nobody was told who may.',
  },
  {
    code: 'FA9',
    says: 'Create Move Request demanded a location and had no field for one until a shelf location was set up.',
  },
  { code: 'FA10', says: 'The loan desk refused the barcode printed on the book, which other scan fields accept.' },
  {
    code: 'FA11',
    says: '“The patron is told” was shown while the letter still lay in the print queue.',
  },
  {
    code: 'FA12',
    says: 'The Renew dialog was filled with the present due date, so that accepting it renewed by nothing.',
  },
  { code: 'FA13', says: 'Search found whole words only: no beginnings, no digits of an id, no misspelt word.' },
  { code: 'FA14', says: 'Slips were lists of fields, without the addresses and labels that a parcel needs.' },
  {
    code: 'FA15',
    says: 'Due dates showed on another day than the lender wrote, by the time zone of the reader’s machine.',
  },
  { code: 'FA16', says: 'Much of what a lender or a borrower needs was stored and shown on no page.' },
  {
    code: 'FA17',
    says: 'With two resource sharing libraries in a node, letters and slips named the alphabetically first.',
  },
  {
    code: 'FA18',
    says: 'A temporary barcode could be the External ID of another open request, and the scan opened the wrong one.',
  },
  { code: 'FA19', says: 'A request for a copy or a loan was turned into a loan.' },
  {
    code: 'FA20',
    says: 'A copy had nowhere to go: requests carried no delivery address, and an empty link was accepted.',
  },
  { code: 'FA21', says: 'One message made three badges and two Dismiss buttons.' },
  { code: 'FA22', says: 'Buttons of the conversation shone through the head of the side pane.' },
  { code: 'FA23', says: 'A list showed seven rows at 1280×800, because words wrapped to three lines.' },
  { code: 'FA24', says: 'The menu was a column of 32 icons without words.' },
  { code: 'FA25', says: 'Calendars covered the fields of their own dialog, and Ship’s button was below the fold.' },
  {
    code: 'FA26',
    says: 'Send, Locate, Accept and Change Status said nothing after they were done, and Shipping had no Undo.',
  },
  {
    code: 'FA27',
    says: 'A row was said to have left a list that it had not left, and what was just created hid behind a button.',
  },
  { code: 'FA28', says: 'Requests for copies showed the journal and not the article.' },
  { code: 'FA29', says: 'Rows of the message list carried neither title nor request id.' },
  {
    code: 'FA30',
    says: 'A filter’s tick waited for the list, and letters typed before the palette opened ran as shortcuts.',
  },
  { code: 'FA31', says: 'The dark theme lost the colours of links and of dangerous acts.' },
  {
    code: 'FA32',
    says: 'A link to a section of a request did not scroll there, and only the title of a row opened it.',
  },
  { code: 'FA33', says: 'Nothing showed how a list is sorted, and the last change had no time.' },
  { code: 'FA34', says: 'The alert that a partner cannot be reached stayed after the connection was back.' },
  { code: 'FA35', says: 'The address of a lending record showed a borrowing record.' },
  {
    code: 'FA36',
    says: 'A second volume scanned back got a wrong answer, and one more scan sent the whole request home.',
  },
  { code: 'FA37', says: 'Changing the status of a sent copy to Cancelled advised to receive it digitally.' },
  { code: 'FA38', says: 'A partner’s notice that it is closed did not reach our rota.' },
  { code: 'FA39', says: 'Holdings had no author.' },
  { code: 'FA40', says: 'Two patrons could have ids that differ in capital letters only.' },
  { code: 'FA41', says: 'A request that we cancelled ended as cancelled by the partner.' },
  { code: 'FA42', says: 'A patron’s due date on a closed day was taken without a word.' },
  { code: 'FA43', says: 'There was no page with the version, and the CSV file ignored the chosen columns.' },
  { code: 'FA44', says: 'Booking dates were ignored for the due date, and the blank form asked for a title only.' },
  { code: 'FA45', says: 'Buttons that open a dialog did not say so.' },
];
