/** The lending desk's records: each order alone, or within the transaction of a larger step. */
import { movable } from '../../../domain/fulfilment/moves.js';
import type { LendingRecords } from '../../../engine/model/local/lending.js';
import type { RecordsContext, Runner } from '../records-context.js';
import { atHand } from './at-hand.js';
import { belongsTo } from './belongs-to.js';
import { isWaitedFor, keepCandidates, scanned, unlocated } from './candidates.js';
import { lend, takeBack, undoLend, undoTakeBack } from './lent.js';
import { lendingLists } from './lists.js';
import { askMove, cancelMoves, closeMove, removeAlerts } from './moves.js';

export const createLendingRecords = (on: RecordsContext, run: Runner): LendingRecords => ({
  ...lendingLists(on),
  unlocated: (limit) => unlocated(on, limit),
  keepCandidates: (request, found) => keepCandidates(on, request, found),
  atHand: (question) => atHand(on, question),
  scanned: (request, barcodes) => scanned(on, request, barcodes),
  lend: (order, by, now) => run((at) => lend(at, order, by, now)),
  undoLend: (request, by, now) => run((at) => undoLend(at, request, by, now)),
  takeBack: (order, by, now) => run((at) => takeBack(at, order, by, now)),
  undoTakeBack: (request, by, now) => run((at) => undoTakeBack(at, request, by, now)),
  setProcess: async (request, processType) => {
    await on.client.query('update lent_item set process_type = $2 where request_id = $1 and returned_at is null', [
      request,
      processType,
    ]);
  },
  isWaitedFor: (request) => isWaitedFor(on, request, movable),
  askMove: (order, by, now) => run((at) => askMove(at, order, by, now)),
  closeMove: (move, by, now) => run((at) => closeMove(at, move, by, now)),
  cancelMoves: (request, why, by, now) => cancelMoves(on, request, why, by, now),
  removeAlerts: (request, by, now) => removeAlerts(on, request, by, now),
  belongsTo: (barcode) => belongsTo(on, barcode, movable),
});
