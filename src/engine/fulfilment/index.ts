/** Which steps have a local side. One file a step; a step without a row here leaves the local records alone. */
import type { HistoryEvent } from '../../domain/tables/events.js';
import type { ChosenOrder } from '../../domain/tables/staff-actions.js';
import type { ActionName, OrderName, Side } from '../../domain/tables/tables.js';
import { fileOffered } from '../copies/offered-file.js';
import { checkIn, found, reactivate, undoCheckIn } from './check-in.js';
import { acceptConditions, offerConditions } from './conditions.js';
import { fillLocally, undoFill } from './fill-locally.js';
import { clearAway, goBack, goHome, neverLeft, undoReturn } from './go-home.js';
import { lend, takeBackLoans, takeBackOut } from './lend.js';
import { announced, recalled, renewed, settled } from './lender-dates.js';
import type { OrderStep, WordStep } from './local-step.js';
import { itemFound, itemLost, lose, loseByLender, payFee } from './lose.js';
import { forgetReceipt, receiveFile, receiveItem } from './receive.js';
import { askRenewal, grantRenewal, renewByProfile, renewHere } from './renew.js';
import { calledOff, nothingToFetch, reject } from './say-no.js';
import { replaceFile, ship, shipCopy, shipDigitally, undoShip } from './ship.js';
import { undoAnswer } from './undo.js';

/** By the order (`receive`, `returnToPartner`, …); a variant without a step of its own has that of its action. */
const orderSteps: Record<Side, Readonly<Partial<Record<OrderName, OrderStep>>>> = {
  borrowing: {
    acceptConditions,
    receive: receiveItem,
    receiveNotForLoan: receiveItem,
    receiveDigitally: receiveFile,
    undoReceive: forgetReceipt,
    loanToPatron: lend,
    returnByPatron: takeBackLoans,
    returnToPartner: goHome,
    returnByPatronPartly: takeBackOut,
    sendBack: goBack,
    passOn: goHome,
    undoPassOn: neverLeft,
    patronAsksRenewal: askRenewal,
    requestRenewal: askRenewal,
    renewHere,
    undoReturn,
    declareLost: lose,
    found: takeBackLoans,
    feePaid: payFee,
    complete: clearAway,
    fillLocally,
    undoFill,
  },
  lending: {
    ship,
    undoShip,
    shipDigitally,
    shipCopy,
    replaceFile,
    reject,
    undoAnswer,
    offerConditions,
    acceptRenewal: grantRenewal,
    offerRetry: nothingToFetch,
    returnBadCitation: nothingToFetch,
    acceptCancel: nothingToFetch,
    cancelSupply: nothingToFetch,
    expire: nothingToFetch,
    checkIn,
    undoCheckIn,
    declareLost: itemLost,
    found,
    reactivate,
  },
};

export const orderStepOf = (side: Side, { action, name }: ChosenOrder): OrderStep | undefined =>
  orderSteps[side][name] ?? orderSteps[side][action];

/** Orders that look at the items of their request, here or lent. */
export const looksAtItems: ReadonlySet<string> = new Set<ActionName>([
  ...(['receive', 'receiveNotForLoan', 'loanToPatron', 'returnByPatron', 'returnToPartner', 'passOn'] as const),
  ...(['checkIn', 'found'] as const),
]);

/** By what the partner's message was called (`supplier.recalled`, …). */
const wordSteps: Record<Side, Readonly<Partial<Record<HistoryEvent, WordStep>>>> = {
  borrowing: {
    'supplier.loaned': announced,
    'supplier.copyCompleted': fileOffered,
    'supplier.renewGranted': renewed,
    'supplier.recalled': recalled,
    'supplier.declaredLost': loseByLender,
    'supplier.checkedIn': settled,
    'supplier.completedWithoutReturn': settled,
  },
  lending: {
    'requester.renew': renewByProfile,
    'requester.found': itemFound,
    'requester.cancel': calledOff,
    'requester.conditionsRefused': calledOff,
    'requester.conditionsRefusedByNote': calledOff,
  },
};

export const wordStepOf = (side: Side, event: HistoryEvent | undefined): WordStep | undefined =>
  event && wordSteps[side][event];
