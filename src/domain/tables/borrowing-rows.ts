/** Rows that many borrowing states share: a state spreads a group and then says what is special about it. */
import type { BorrowingEffect, BorrowingState, BorrowingTable, SupplierEvent } from './borrowing.js';
import { sameRow, type TransitionEntries, type TransitionRow } from './state-machine.js';

export type BorrowingRows = BorrowingTable[BorrowingState];
type BorrowingRow = TransitionRow<BorrowingState, BorrowingEffect>;
type BorrowingEntries = TransitionEntries<BorrowingState, BorrowingEffect>;

/** Expected or harmless: the state stays, the message's facts are taken over. */
export const borrowingStays: BorrowingRow = {};
/** Late or backward: kept in the history, changes nothing. */
export const borrowingOutOfOrder: BorrowingRow = { effects: ['record:outOfOrder'] };
/** Does not fit what we know: only people can tell which side is right. */
export const borrowingContradiction: BorrowingRow = { effects: ['attention:contradiction'] };
/** Nobody is left to ask. */
const exhausted: BorrowingRow = {
  when: { last: true },
  to: 'rejectedByPartner',
  effects: ['rota:end', 'attention:rotaExhausted'],
};
/** This partner will not: the next of the rota is to be asked, if there is one. */
export const onward: BorrowingEntries = [exhausted, { to: 'readyToSend', effects: ['rota:next'] }];
/** The same, and the partner that we leave is informed by a Cancel. */
const onwardWithCancel: readonly BorrowingRow[] = [
  {
    when: { last: true },
    to: 'rejectedByPartner',
    effects: ['send:CancelToPassed', 'rota:end', 'attention:rotaExhausted'],
  },
  { to: 'readyToSend', effects: ['send:CancelToPassed', 'rota:next'] },
];

/** The partner's ways to say: not from us. */
export const refusalRows = [
  'supplier.retryPossible',
  'supplier.unfilled',
  'supplier.cancelled',
] as const satisfies SupplierEvent[];
const beforeShipping = [
  'supplier.requestReceived',
  'supplier.expectToSupply',
  'supplier.willSupply',
  'supplier.conditional',
  'supplier.badCitation',
] as const satisfies SupplierEvent[];
const afterShipping = [
  'supplier.loaned',
  'supplier.copyCompleted',
  'supplier.copyMailed',
  'supplier.renewGranted',
  'supplier.renewRefused',
  'supplier.recalled',
  'supplier.overdue',
  'supplier.cancelAccepted',
  'supplier.cancelRefused',
  'supplier.checkedIn',
  'supplier.completedWithoutReturn',
  'supplier.holdReturn',
  'supplier.releaseHoldReturn',
] as const satisfies SupplierEvent[];
const undelivered = ['delivery.requestUndelivered', 'delivery.requestRefused'] as const satisfies SupplierEvent[];

/** A partner passed over: its late promise is cancelled, its late parcel is announced to staff of both libraries. */
const fromPassedSuppliers: BorrowingRows = {
  'passedSupplier.willSupply': { effects: ['send:CancelToPassed', 'attention:lateSupply'] },
  'passedSupplier.loaned': { effects: ['send:NotificationToPassed', 'attention:lateSupply'] },
  'passedSupplier.copyCompleted': { effects: ['attention:lateSupply'] },
  'passedSupplier.cancelRefused': { effects: ['attention:lateSupply'] },
  'passedSupplier.cancelAccepted': borrowingStays,
  'passedSupplier.unfilled': borrowingStays,
  'passedSupplier.notification': { effects: ['attention:message'] },
  'passedSupplier.other': borrowingOutOfOrder,
};

/** Every state takes every message: what is not said otherwise is kept, and a person's words always reach staff. */
export const borrowingAlways: BorrowingRows = {
  ...sameRow([...beforeShipping, ...refusalRows, ...afterShipping], borrowingOutOfOrder),
  ...fromPassedSuppliers,
  ...sameRow(undelivered, borrowingStays),
  'supplier.statusAnswer': { effects: ['attention:message'] },
  ...sameRow(['supplier.brokerAsked', 'supplier.brokerRefused', 'supplier.wordless'], borrowingStays),
  ...sameRow(['supplier.notification', 'supplier.conditionsReminder'], { effects: ['attention:message'] }),
  'supplier.declaredLost': { effects: ['attention:lostDeclared'] },
  'supplier.damaged': { effects: ['attention:damaged'] },
  sendBack: { effects: ['send:ShippedReturnToPassed'] },
};

/** Words to the partner, wherever there is a partner to talk to. */
export const talk: BorrowingRows = {
  generalMessage: { effects: ['send:Notification'] },
  askStatus: { effects: ['send:StatusRequest'] },
};

/** The parcel is on the desk although nothing announced it. */
export const parcelMayArrive: BorrowingRows = {
  receive: { to: 'receivedPhysically', effects: ['send:Received'] },
};

/** The parcel of a partner that was passed over is wanted after all, and the one that is asked is told to stop. */
export const mayTakeInPlace: BorrowingRows = {
  takeInPlace: { to: 'shippedPhysically', effects: ['send:Cancel', 'rota:inPlace'] },
};
/** No partner has the request, so none is notified. */
export const mayTakeUnasked: BorrowingRows = {
  takeInPlace: { to: 'shippedPhysically', effects: ['rota:inPlace'] },
};

/** Nobody has the request: it is cancelled without a message. */
const cancelUnsent: BorrowingRow = { when: { unsent: true }, to: 'cancelledByStaff' };
const cancelUnsentByPatron: BorrowingRow = { when: { unsent: true }, to: 'cancelledByPatron' };
export const cancelledWithoutMessage: BorrowingRows = { cancel: cancelUnsent, cancelByPatron: cancelUnsentByPatron };
/** A partner may have it: then its answer is awaited. */
export const cancelledEitherWay: BorrowingRows = {
  cancel: [cancelUnsent, { to: 'cancelRequested', effects: ['send:Cancel'] }],
  cancelByPatron: [cancelUnsentByPatron, { to: 'cancelRequested', effects: ['send:Cancel'] }],
};

/** Nobody is asked at present: the request can be dropped without a message. */
export const unsent: BorrowingRows = {
  ...borrowingAlways,
  ...sameRow(['supplier.expectToSupply', 'supplier.willSupply', 'supplier.conditional'], {
    effects: ['send:Cancel', 'attention:lateSupply'],
  } satisfies BorrowingRow),
  ...sameRow(
    ['supplier.loaned', 'supplier.copyCompleted', 'supplier.copyMailed', 'supplier.overdue', 'supplier.recalled'],
    borrowingContradiction,
  ),
  fillLocally: { to: 'filledLocally' },
  ...cancelledWithoutMessage,
  expire: { to: 'expired' },
};

/** One partner has the request and nothing is shipped. */
export const asked: BorrowingRows = {
  ...borrowingAlways,
  'supplier.expectToSupply': { to: 'willSupply' },
  'supplier.willSupply': { to: 'willSupply' },
  'supplier.conditional': { to: 'conditional', effects: ['attention:conditionsOffered'] },
  'supplier.badCitation': { to: 'badCitation', effects: ['attention:badCitation'] },
  'supplier.retryPossible': [
    /** Nobody else is left: it is worth waiting for the day that this partner named. */
    { when: { last: true }, to: 'retryLater', effects: ['attention:retryOffered'] },
    { to: 'readyToSend', effects: ['rota:next'] },
  ],
  'supplier.unfilled': onward,
  'supplier.cancelled': [exhausted, { to: 'readyToSend', effects: ['rota:next', 'attention:cancelledBySupplier'] }],
  'supplier.loaned': { to: 'shippedPhysically' },
  'supplier.copyCompleted': { to: 'shippedDigitally', effects: ['attention:contradiction'] },
  'supplier.copyMailed': { to: 'copyShipped', effects: ['attention:contradiction'] },
  'supplier.overdue': { to: 'shippedPhysically', effects: ['attention:overdue'] },
  'supplier.recalled': { to: 'shippedPhysically', effects: ['attention:recalled'] },
  ...sameRow(
    ['supplier.cancelAccepted', 'supplier.checkedIn', 'supplier.completedWithoutReturn'],
    borrowingContradiction,
  ),
  reject: onwardWithCancel,
  cancel: { to: 'cancelRequested', effects: ['send:Cancel'] },
  cancelByPatron: { to: 'cancelRequested', effects: ['send:Cancel'] },
  ...talk,
};

/** Our request did not get there. Once the partner has answered it, these rows no longer matter. */
export const requestNotDelivered: BorrowingRows = {
  'delivery.requestUndelivered': [
    ...onwardWithCancel.map((entry) => ({ ...entry, when: { ...entry.when, ambiguous: true } })),
    ...onward,
  ],
  'delivery.requestRefused': onward,
};

/** It had not come after all: taken back in words, or before the lender learned of it. */
export const receiptUndone = (to: BorrowingState): BorrowingRows => ({
  undoReceive: [
    { when: { unsent: true }, to, back: true },
    { to, back: true, effects: ['send:UndoReceived'] },
  ],
});

/** Home it goes. A lender that has checked it in already has nothing left to say: the matter is over with the parcel. */
const goesHome: readonly BorrowingRow[] = [
  { when: { checkedIn: true }, to: 'requestCompleted', effects: ['send:ShippedReturn'] },
  { to: 'returnedToPartner', effects: ['send:ShippedReturn'] },
];

/** The lender has said nothing yet: it is reminded of the request as it was sent. */
export const mayRemind: BorrowingRows = { remind: { effects: ['send:Reminder'] } };

/** The item left the lender and is not back: a cancel no longer fits, and the lender may call it lost. */
export const supplied: BorrowingRows = {
  ...borrowingAlways,
  ...sameRow(['supplier.cancelled', 'supplier.cancelAccepted'], borrowingContradiction),
  'supplier.checkedIn': borrowingContradiction,
  'supplier.overdue': { effects: ['attention:overdue'] },
  'supplier.recalled': { effects: ['attention:recalled'] },
  'supplier.declaredLost': { to: 'declaredLost', effects: ['attention:lostDeclared'] },
  'supplier.completedWithoutReturn': { to: 'declaredLost', effects: ['attention:lostDeclared'] },
  ...sameRow(['supplier.holdReturn', 'supplier.releaseHoldReturn'], {
    effects: ['attention:holdReturn'],
  } satisfies BorrowingRow),
  reportLost: { to: 'lostReported', effects: ['send:Lost'] },
  ...talk,
};

/** The item is at our desk. */
export const atOurDesk: BorrowingRows = {
  ...supplied,
  'supplier.renewGranted': borrowingStays,
  'supplier.recalled': { to: 'recalled', effects: ['attention:recalled'] },
  'supplier.overdue': { to: 'overdue', effects: ['attention:overdue'] },
  returnToPartner: goesHome,
  /** Not home, but to a library that has the next claim to it; the lender waits for it from there. */
  passOn: { to: 'passedOn', effects: ['send:ShippedForward'] },
  /** It stays for now, because the lender asked for it, or for a reason of ours. */
  keepBack: { effects: ['send:HoldReturn'] },
  reportDamaged: { to: 'damagedReported', effects: ['send:Damaged'] },
};

/** The item is with the patron. */
export const withPatron: BorrowingRows = {
  ...atOurDesk,
  'supplier.renewGranted': { to: 'renewed' },
  returnByPatron: { to: 'returnedByPatron' },
};

/** Within the date of the lender it is not asked. */
const withinLenderDate = (entry: BorrowingRow): BorrowingRow => ({ ...entry, when: { withinLenderDate: true } });
const renewal = (here: BorrowingRow): BorrowingEntries => [
  withinLenderDate(here),
  { to: 'renewRequested', effects: ['send:Renew'] },
];
/** A renewal was refused, or it waits for staff: a renewal within the date of the lender ends that. */
export const mayRenewHere: BorrowingRows = { requestRenewal: renewal({ to: 'loaned' }) };

export const mayAskRenewal: BorrowingRows = {
  requestRenewal: renewal(borrowingStays),
};
/** The patron asked for it, and staff decide. */
export const patronMayAskRenewal: BorrowingRows = { patronAsksRenewal: { to: 'mediatedRenewal' }, ...mayAskRenewal };

/** Reported or declared lost: it may still turn up on either side, or be paid for. */
export const borrowingLost: BorrowingRows = {
  ...borrowingAlways,
  ...sameRow(['supplier.cancelled', 'supplier.cancelAccepted'], borrowingContradiction),
  'supplier.declaredLost': { to: 'declaredLost', effects: ['attention:lostDeclared'] },
  'supplier.checkedIn': { to: 'requestCompleted' },
  /** Paid for, or forgiven: it ends at both libraries by the same name (KA38). */
  'supplier.completedWithoutReturn': { to: 'completedWithoutReturn' },
  found: { to: 'returnedByPatron', effects: ['send:Found'] },
  /** Of several volumes the lost one stays lost, with its case. */
  returnByPatron: [{ when: { partly: true } }, { to: 'returnedByPatron', effects: ['send:Found'] }],
  returnToPartner: [
    { when: { checkedIn: true }, to: 'requestCompleted', effects: ['send:ShippedReturn'] },
    { when: { partly: true }, effects: ['send:ShippedReturn'] },
    { to: 'returnedToPartner', effects: ['send:ShippedReturn'] },
  ],
  complete: { to: 'completedWithoutReturn' },
  ...talk,
};

/** Given up before anything was supplied. A late promise is cancelled again; a late parcel is shown to staff. */
export const borrowingClosedUnsupplied: BorrowingRows = {
  ...borrowingAlways,
  ...sameRow(['supplier.expectToSupply', 'supplier.willSupply', 'supplier.conditional'], {
    effects: ['send:Cancel', 'attention:lateSupply'],
  } satisfies BorrowingRow),
  ...sameRow(
    ['supplier.loaned', 'supplier.copyCompleted', 'supplier.copyMailed', 'supplier.overdue', 'supplier.recalled'],
    borrowingContradiction,
  ),
  'supplier.cancelAccepted': borrowingStays,
  reactivate: { to: 'readyToSend' },
};

/** It is on its way although the cancel was agreed or we closed the matter: it must be received, and sent home. */
export const parcelAfterCancel: BorrowingRows = {
  'supplier.loaned': { to: 'shippedPhysically', effects: ['attention:contradiction'] },
  'supplier.copyCompleted': { to: 'shippedDigitally', effects: ['attention:contradiction'] },
  'supplier.copyMailed': { to: 'copyShipped', effects: ['attention:contradiction'] },
};
