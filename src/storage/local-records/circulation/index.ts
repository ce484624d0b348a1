/** The circulation of items of other libraries: each order alone, or within the transaction of a larger step. */

import type { Actor } from '../../../engine/model/actor.js';
import type { Circulation } from '../../../engine/model/local/circulation.js';
import type { RecordsContext, Runner } from '../records-context.js';
import { ageLoan, loansToAge } from './ageing.js';
import { bringForward } from './bring-forward.js';
import { expectedItem } from './expected.js';
import { extendHold } from './extend-hold.js';
import { addFee, settleFee } from './fees.js';
import { removeItems, restoreItems, undoReceipt } from './going-home.js';
import { holdOwn } from './hold-own.js';
import { circulationLists } from './lists.js';
import { checkOut, renewLoan, returnLoan } from './loans.js';
import { declareLoanLost, deleteLoanKeepingFee, foundLoan } from './lost.js';
import { receiptProposal } from './receipt-place.js';
import { storeReceipt } from './receive.js';
import { loansToRenew } from './renewable.js';
import { reopenLoans } from './reopen.js';
import { expireShelfHolds, putOnHoldShelf, remindOfHolds } from './shelf.js';
import { lendItems, takeBackItems } from './whole-request.js';

/** Who does what time alone does. */
const clock: Actor = { kind: 'system', name: 'Interlend' };

/** The orders on this ground: each alone, or within the transaction of a larger step, as the runner does it. */
export const createCirculation = (on: RecordsContext, run: Runner): Circulation => ({
  ...circulationLists(on),
  expected: (request) => expectedItem(on, request),
  receiptProposal: (of, now) => receiptProposal(on, of, now),
  receiveItem: (order, by, now) => run((at) => storeReceipt(at, order, by, now)),
  holdOwn: (order, by, now) => run((at) => holdOwn(at, order, by, now)),
  undoReceipt: (request, by, now) => run((at) => undoReceipt(at, request, by, now)),
  putOnHoldShelf: (order, by, now) => run((at) => putOnHoldShelf(at, order, by, now)),
  extendHold: (hold, order, by, now) => run((at) => extendHold(at, hold, order, by, now)),
  expireHolds: async (now) => {
    const outcome = await run((at) => expireShelfHolds(at, clock, now));
    return outcome.kind === 'done' ? outcome.value : [];
  },
  remindOfHolds: async (now) => {
    const outcome = await run((at) => remindOfHolds(at, clock, now));
    return outcome.kind === 'done' ? outcome.value : 0;
  },
  lendItems: (order, by, now) => run((at) => lendItems(at, order, by, now)),
  takeBackItems: (order, by, now) => run((at) => takeBackItems(at, order, by, now)),
  checkOut: (order, by, now) => run((at) => checkOut(at, order, by, now)),
  renewLoan: (loan, dueDate, by, now, lenderDue, asksWhenClosed) =>
    run((at) => renewLoan(at, loan, dueDate, by, now, lenderDue, asksWhenClosed)),
  bringForward: (request, dueAt, why, by, now) => run((at) => bringForward(at, request, dueAt, why, by, now)),
  reopenLoans: (request, by, now) => run((at) => reopenLoans(at, request, by, now)),
  returnLoan: (order, by, now) => run((at) => returnLoan(at, order, by, now)),
  declareLoanLost: (loan, order, by, now) => run((at) => declareLoanLost(at, loan, order, by, now)),
  foundLoan: (loan, by, now) => run((at) => foundLoan(at, loan, by, now)),
  deleteLoanKeepingFee: (loan, by, now) => run((at) => deleteLoanKeepingFee(at, loan, by, now)),
  removeItems: (request, by, now, more) => run((at) => removeItems(at, request, by, now, more)),
  restoreItems: (request, by, now) => run((at) => restoreItems(at, request, by, now)),
  loansToRenew: (now, days, limit) => loansToRenew(on, now, days, limit),
  loansToAge: (now, limit) => loansToAge(on, now, limit),
  ageLoan: (loan, now) => run((at) => ageLoan(at, loan, clock, now)),
  addFee: (draft, by, now) => run((at) => addFee(at, draft, by, now)),
  settleFee: (fee, how, by, now) => run((at) => settleFee(at, fee, how, by, now)),
});
