/** Letters to patrons. */
import { type LetterRow, toPatron } from './row.js';

const item = ['title', 'author', 'externalId', 'temporaryBarcodes'] as const;

export const patronLetters = {
  onHoldShelf: toPatron([...item, ...(['pickup', 'heldUntil', 'patronNote'] as const)], {
    printedAt: 'pickup',
    delayMinutes: 5,
  }),
  onHoldShelfReminder: toPatron([...item, 'pickup', 'heldUntil'], {
    printedAt: 'pickup',
    isCourtesy: true,
  }),
  queryToPatron: toPatron([
    ...(['queryHeading', 'queryLines', 'patronNote', 'externalId', 'title', 'author', 'titleOfComponent'] as const),
    ...(['publisher', 'year', 'edition', 'isbn', 'issn', 'volume', 'issue', 'pages', 'format'] as const),
    ...(['requestedAt', 'neededBy'] as const),
  ]),
  cancelRequest: toPatron([...(['title', 'author', 'externalId', 'requestedAt', 'reason', 'patronNote'] as const)], {
    delayMinutes: 5,
  }),
  externallyObtained: toPatron([...(['title', 'author', 'externalId', 'url', 'patronNote'] as const)]),
  documentDelivery: toPatron([
    'title',
    'author',
    'titleOfComponent',
    'externalId',
    'url',
    'file',
    'copyUntil',
    'patronNote',
  ]),
  requestConfirmation: toPatron(['title', 'author', 'externalId', 'requestedAt', 'pickup']),
  recallNotice: toPatron([...item, 'pickup', 'lenderDue', 'previousDue', 'patronDue']),
  renewal: toPatron([...item, 'pickup', 'patronDue', 'loanedAt'], {
    isCourtesy: true,
    delayMinutes: 5,
  }),
  renewalRefused: toPatron([...item, 'pickup', 'patronDue', 'loanedAt', 'patronNote'], { delayMinutes: 5 }),
  requestNotFilled: toPatron(['title', 'author', 'titleOfComponent', 'externalId', 'requestedAt'], {
    delayMinutes: 1440,
    isByRule: true,
  }),
  courtesy: toPatron([...item, 'pickup', 'patronDue', 'loanedAt'], {
    isCourtesy: true,
  }),
  overdueNotice: toPatron([...item, 'pickup', 'patronDue', 'loanedAt', 'lostOn']),
  overdueAndLostNotification: toPatron([...item, 'pickup', 'patronDue', 'loanedAt', 'lostOn', 'notificationType']),
  overdueAndLost: toPatron([...item, ...(['patronDue', 'loanedAt', 'fee'] as const)]),
  lostLoan: toPatron([...item, 'patronDue', 'loanedAt', 'fee', 'feeNote']),
  loanReceipt: toPatron([...item, 'loanedAt', 'patronDue', 'fulfilmentNote'], {
    printedAt: 'pickup',
    isCourtesy: true,
    delayMinutes: 5,
  }),
  returnReceipt: toPatron([...item, 'loanedAt', 'patronDue', 'returnedAt'], {
    printedAt: 'pickup',
    isCourtesy: true,
    delayMinutes: 5,
  }),
  fees: toPatron(['fee', 'feeNote', 'title', 'externalId']),
  borrowingActivity: toPatron([...item, 'loanedAt', 'patronDue'], {
    waits: 'the job that reports to patrons what they have',
    isCourtesy: true,
  }),
} as const satisfies Record<string, LetterRow>;
