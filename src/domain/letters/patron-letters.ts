/** Letters to patrons, an entry each. Their words are in `config/letters`, their names in the section `letterName`. */

import type { BorrowingState } from '../tables/borrowing.js';
import { borrowing, house, leftTheShelf, wentHome } from './calls.js';
import { type LetterRow, toPatron } from './row.js';

const item = ['title', 'author', 'externalId', 'temporaryBarcodes', 'volumes'] as const;
const others = ['volumesOut', 'volumesLost'] as const;

const withThePatron: BorrowingState[] = [
  'loaned',
  'mediatedRenewal',
  'renewRequested',
  'renewed',
  'renewNotAccepted',
  'overdue',
];

const itsItem = {
  isWithPatron: { items: ['onLoan'] },
  isOnShelf: { items: ['onHoldShelf'] },
  isLost: { items: ['lost'] },
} satisfies Record<string, LetterRow['trueWhile']>;

/** Each of these letters names the date that was: the recall names the one that is. */
const recalled = borrowing(['supplier.recalled'], { from: withThePatron });
const returned = house(['local.returned']);
const lost = house(['local.lost', 'local.aged.overdueAndLost']);
/** It is taken up again: nothing ended. */
const reactivated = borrowing(['reactivate']);

/** What ends a letter about the age of a loan. */
const endOfAge = [wentHome, house(['local.renewed']), returned, lost];

export const patronLetters = {
  onHoldShelf: toPatron([...item, 'pickup', 'heldUntil', 'conditions', 'patronNote'], {
    almaName: 'On Hold Shelf Letter',
    calledBy: [house(['local.shelvedAtReceipt', 'local.shelved'], { wished: 'notifyPatron' })],
    withdrawnBy: [borrowing(['undoReceive', 'undoFill']), leftTheShelf, house(['local.checkedOut'])],
    trueWhile: itsItem.isOnShelf,
    printedAt: 'pickup',
    delayMinutes: 5,
  }),
  onHoldShelfReminder: toPatron([...item, 'pickup', 'heldUntil', 'conditions'], {
    almaName: 'On Hold Shelf Reminder Letter',
    calledBy: [house(['local.holdReminded'])],
    withdrawnBy: [leftTheShelf, house(['local.checkedOut'])],
    trueWhile: itsItem.isOnShelf,
    printedAt: 'pickup',
    isCourtesy: true,
  }),
  queryToPatron: toPatron(
    [
      ...(['queryHeading', 'queryLines', 'patronNote', 'replyBy', 'externalId', 'title', 'author'] as const),
      ...(['titleOfComponent', 'publisher', 'year', 'edition', 'isbn', 'issn', 'volume', 'issue', 'pages'] as const),
      ...(['format', 'requestedAt', 'neededBy'] as const),
    ],
    {
      almaName: 'Query to Patron Letter',
      calledBy: [house(['desk.queried'])],
    },
  ),
  cancelRequest: toPatron(
    [
      ...(['title', 'author', 'titleOfComponent', 'externalId', 'temporaryBarcodes', 'volumes'] as const),
      ...(['requestedAt', 'reason', 'patronNote'] as const),
    ],
    {
      almaName: 'Ful Cancel Request Letter',
      calledBy: [
        borrowing(['cancel'], {
          wished: 'notifyPatron',
          // It was cancelled, and whoever was asked for it knows; until then the lender was asked to cancel, and has not agreed.
          onceIn: ['cancelledByPartner', 'cancelledByStaff', 'cancelledByPatron'],
          keptIn: ['cancelRequested', 'cancelNotAccepted'],
        }),
        house(['local.holdExpired']),
      ],
      // A hold that had expired is kept or lent after all.
      withdrawnBy: [reactivated, house(['local.shelved', 'local.checkedOut'])],
      delayMinutes: 5,
    },
  ),
  externallyObtained: toPatron(['title', 'author', 'titleOfComponent', 'externalId', 'url', 'patronNote'], {
    almaName: 'Externally Obtained Email Letter',
    calledBy: [borrowing(['obtainElsewhere'], { wished: 'notifyPatron' })],
    withdrawnBy: [reactivated],
    trueWhile: { states: ['externallyObtained'] },
  }),
  documentDelivery: toPatron(
    [
      ...(['title', 'author', 'titleOfComponent', 'externalId', 'url', 'file', 'copyUntil'] as const),
      ...(['lenderNote', 'printing', 'patronNote'] as const),
    ],
    {
      calledBy: [borrowing(['receiveDigitally', 'receiveCopy'], { wished: 'notifyPatron' })],
      withdrawnBy: [borrowing(['undoReceive'])],
    },
  ),
  requestConfirmation: toPatron(['title', 'author', 'titleOfComponent', 'externalId', 'requestedAt', 'pickup'], {
    almaName: 'Ful Resource Sharing Request Confirmation Letter',
    calledBy: [house(['desk.patronAsked'])],
  }),
  recallNotice: toPatron([...item, 'pickup', 'lenderDue', 'previousDue', 'patronDue'], {
    almaName: 'Recall Notice Letter',
    calledBy: [recalled],
    withdrawnBy: [house(['local.renewed']), returned, lost],
    trueWhile: itsItem.isWithPatron,
  }),
  renewal: toPatron([...item, 'pickup', 'patronDue', 'loanedAt'], {
    almaName: 'Renewal Letter',
    calledBy: [house(['local.renewed'])],
    withdrawnBy: [wentHome, recalled, returned, lost],
    trueWhile: itsItem.isWithPatron,
    isCourtesy: true,
    delayMinutes: 5,
  }),
  renewalRefused: toPatron([...item, 'pickup', 'patronDue', 'loanedAt', 'patronNote'], {
    calledBy: [borrowing(['supplier.renewRefused'], { from: ['renewRequested'] }), borrowing(['declineRenewal'])],
    withdrawnBy: [returned, lost],
    trueWhile: itsItem.isWithPatron,
    delayMinutes: 5,
  }),
  requestNotFilled: toPatron(['title', 'author', 'titleOfComponent', 'externalId', 'requestedAt'], {
    // Nobody of the rota is left to ask.
    calledBy: [
      borrowing([
        { on: 'supplier.unfilled', when: { last: true } },
        { on: 'supplier.cancelled', when: { last: true } },
        { on: 'delivery.requestUndelivered', when: { last: true } },
        { on: 'delivery.requestRefused', when: { last: true } },
      ]),
    ],
    // It is not over, or the patron is told of its end otherwise.
    withdrawnBy: [
      borrowing(['reactivate', 'send', 'obtainElsewhere', 'cancel', 'cancelByPatron']),
      borrowing(['supplier.loaned', 'supplier.copyCompleted', 'supplier.copyMailed']),
    ],
    trueWhile: { states: ['rejectedByPartner', 'expired'] },
    byRule: 'nobodyCanSupply',
    isOffAtFirst: true,
    delayMinutes: 1440,
  }),
  courtesy: toPatron([...item, 'pickup', 'patronDue', 'loanedAt'], {
    almaName: 'Courtesy Letter',
    calledBy: [house(['local.aged.courtesy'])],
    withdrawnBy: [...endOfAge, recalled],
    trueWhile: itsItem.isWithPatron,
    isCourtesy: true,
  }),
  overdueNotice: toPatron([...item, 'pickup', 'patronDue', 'loanedAt', 'lostOn', 'feeIfLost'], {
    almaName: 'Overdue Notice Letter',
    calledBy: [house(['local.aged.overdue'])],
    withdrawnBy: endOfAge,
    trueWhile: itsItem.isWithPatron,
  }),
  overdueAndLostNotification: toPatron(
    [...item, 'pickup', 'patronDue', 'loanedAt', 'lostOn', 'feeIfLost', 'notificationType'],
    {
      almaName: 'Ful Overdue And Lost Loan Notification Letter',
      calledBy: [house(['local.aged.overdueAndLostNotification'])],
      withdrawnBy: endOfAge,
      trueWhile: itsItem.isWithPatron,
    },
  ),
  overdueAndLost: toPatron([...item, ...others, 'patronDue', 'loanedAt', 'fee'], {
    almaName: 'Ful Overdue And Lost Loan Letter',
    calledBy: [house(['local.aged.overdueAndLost'])],
    withdrawnBy: [returned, house(['local.found'])],
    trueWhile: itsItem.isLost,
  }),
  lostLoan: toPatron([...item, ...others, 'patronDue', 'loanedAt', 'fee', 'feeNote'], {
    almaName: 'Ful Lost Loan Letter',
    calledBy: [house(['local.lost'])],
    withdrawnBy: [returned, house(['local.found'])],
    trueWhile: itsItem.isLost,
  }),
  loanReceipt: toPatron([...item, 'loanedAt', 'patronDue', 'fulfilmentNote'], {
    almaName: 'Loan Receipt Letter',
    calledBy: [house(['local.checkedOut'])],
    withdrawnBy: [wentHome, recalled, returned, lost],
    trueWhile: itsItem.isWithPatron,
    printedAt: 'pickup',
    isCourtesy: true,
    delayMinutes: 5,
  }),
  returnReceipt: toPatron([...item, ...others, 'loanedAt', 'patronDue', 'returnedAt'], {
    almaName: 'Return Receipt Letter',
    calledBy: [house(['local.returned'])],
    withdrawnBy: [borrowing(['undoReturn'], { from: ['returnedByPatron'] })],
    trueWhile: { items: ['atDesk', 'onHoldShelf', 'inTransit', 'gone'] },
    printedAt: 'pickup',
    isCourtesy: true,
    delayMinutes: 5,
  }),
  fees: toPatron(['fee', 'feeNote', 'title', 'externalId'], {
    almaName: 'Fines/Fees',
    calledBy: [house(['local.feeAdded'])],
  }),
  borrowingActivity: toPatron([...item, 'loanedAt', 'patronDue'], {
    almaName: 'Borrowing Activity Letter',
    waits: 'the job that reports to patrons what they have',
    isCourtesy: true,
  }),
} as const satisfies Record<string, LetterRow>;
