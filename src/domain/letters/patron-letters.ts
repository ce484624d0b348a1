/** Letters to patrons. */
import { type LetterRow, toPatron } from './row.js';

const item = ['title', 'author', 'externalId', 'temporaryBarcodes', 'volumes'] as const;
const others = ['volumesOut', 'volumesLost'] as const;

export const patronLetters = {
  onHoldShelf: toPatron([...item, ...(['pickup', 'heldUntil', 'conditions', 'patronNote'] as const)], {
    printedAt: 'pickup',
    delayMinutes: 5,
  }),
  onHoldShelfReminder: toPatron([...item, 'pickup', 'heldUntil', 'conditions'], {
    printedAt: 'pickup',
    isCourtesy: true,
  }),
  queryToPatron: toPatron([
    ...([
      'queryHeading',
      'queryLines',
      'patronNote',
      'replyBy',
      'externalId',
      'title',
      'author',
      'titleOfComponent',
    ] as const),
    ...(['publisher', 'year', 'edition', 'isbn', 'issn', 'volume', 'issue', 'pages', 'format'] as const),
    ...(['requestedAt', 'neededBy'] as const),
  ]),
  cancelRequest: toPatron(
    [
      ...(['title', 'author', 'titleOfComponent', 'externalId', 'temporaryBarcodes', 'volumes'] as const),
      ...(['requestedAt', 'reason', 'patronNote'] as const),
    ],
    {
      delayMinutes: 5,
    },
  ),
  externallyObtained: toPatron([
    ...(['title', 'author', 'titleOfComponent', 'externalId', 'url', 'patronNote'] as const),
  ]),
  documentDelivery: toPatron([
    'title',
    'author',
    'titleOfComponent',
    'externalId',
    'url',
    'file',
    'copyUntil',
    'lenderNote',
    'printing',
    'patronNote',
  ]),
  requestConfirmation: toPatron(['title', 'author', 'titleOfComponent', 'externalId', 'requestedAt', 'pickup']),
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
  overdueNotice: toPatron([...item, 'pickup', 'patronDue', 'loanedAt', 'lostOn', 'feeIfLost']),
  overdueAndLostNotification: toPatron([
    ...item,
    'pickup',
    'patronDue',
    'loanedAt',
    'lostOn',
    'feeIfLost',
    'notificationType',
  ]),
  overdueAndLost: toPatron([...item, ...others, ...(['patronDue', 'loanedAt', 'fee'] as const)]),
  lostLoan: toPatron([...item, ...others, 'patronDue', 'loanedAt', 'fee', 'feeNote']),
  loanReceipt: toPatron([...item, 'loanedAt', 'patronDue', 'fulfilmentNote'], {
    printedAt: 'pickup',
    isCourtesy: true,
    delayMinutes: 5,
  }),
  returnReceipt: toPatron([...item, ...others, 'loanedAt', 'patronDue', 'returnedAt'], {
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
