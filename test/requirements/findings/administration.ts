import type { Finding } from './row.js';

export const administration: readonly Finding[] = [
  { code: 'FF1', says: 'The Partners Manager read “Connection lost” on every page, and had no Home.' },
  { code: 'FF2', says: 'A date that does not exist in a partner’s closure ended in an error of ours.' },
  { code: 'FF3', says: 'A partner that was never reached was shown as answering.' },
  { code: 'FF4', says: 'Credentials that were issued could not be used, because half of them was not shown.' },
  { code: 'FF5', says: 'Fields were refused with regular expressions and words of a schema.' },
  { code: 'FF6', says: 'A library could take a symbol that is another’s, and new requests fell to it.' },
  {
    code: 'FF7',
    says: 'Without a rule all partners were asked, the practice partner too, and the page said otherwise.',
  },
  {
    code: 'FF8',
    says: 'The first steps ticked themselves off for the wrong partner.',
  },
  { code: 'FF9', says: 'Typed text was lost by changing the tab, leaving the page, or Esc.' },
  { code: 'FF10', says: 'A role that looked chosen was not saved with the person.' },
  { code: 'FF11', says: 'The audit log could not be read where it matters.' },
  { code: 'FF12', says: 'Imposed policies never reached the libraries that follow a directory.' },
  { code: 'FF13', says: 'Taking an import back deleted the proposals of an earlier one.' },
  { code: 'FF14', says: 'Errors stood away from their field, came in two waves, or named the wrong thing.' },
];
