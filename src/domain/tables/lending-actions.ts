/** The lending desk's actions, in the order of its buttons. */

import { worded } from '../../words/message.js';
import { form } from './action-fields.js';
import type { ActionRow, BareAction } from './action-row.js';
import type { LendingAction, LendingState, LendingVariant } from './lending.js';

const none = form();
const note = form('note', 'internalNote');

const rows: Record<LendingAction | LendingVariant, BareAction<LendingState, LendingAction | LendingVariant>> = {
  willSupply: {
    fields: form('expectedDeliveryDate', 'note', 'internalNote'),
    primaryIn: ['created', 'locateFailed'],
  },
  ship: {
    fields: form(
      'barcodes',
      'dueDate',
      'courier',
      'trackingNumber',
      'parcelMethod',
      'cost',
      'currency',
      'location',
      'format',
      'printSlip',
      'note',
      'internalNote',
      'allTheSame',
    ),
    primaryIn: ['beingProcessed', 'willSupply'],
  },
  undoShip: { fields: form('internalNote'), undoes: ['ship'], onlyUnsaid: true, withdraws: true },
  shipDigitally: {
    fields: form('file', 'url', 'fileMethod', 'cost', 'currency', 'note', 'internalNote'),
    primaryIn: ['beingProcessed', 'willSupply'],
  },
  shipCopy: {
    fields: form('courier', 'trackingNumber', 'parcelMethod', 'cost', 'currency', 'printSlip', 'note', 'internalNote'),
  },
  replaceFile: { fields: form('newFile', 'url', 'note', 'internalNote') },
  process: { fields: form('internalNote') },
  markLocateFailed: { fields: none, byRule: true },
  expectToSupply: {
    fields: form('expectedDeliveryDate', 'note'),
  },
  offerConditions: {
    fields: form('condition*', 'replyBy*', 'ifUnanswered', 'cost', 'currency', 'note', 'internalNote'),
  },
  offerRetry: {
    fields: form('retryReason*', 'retryAfter', 'note', 'internalNote'),
  },
  returnBadCitation: {
    fields: note,
  },
  reject: { fields: form('rejectReason*', 'note', 'internalNote') },
  undoAnswer: { fields: note, undoes: ['willSupply', 'reject'] },
  undoAnswerUnsent: { fields: note, variantOf: 'undoAnswer', when: { unsent: true }, withdraws: true },
  acceptCancel: {
    fields: note,
    primaryIn: ['cancelRequested'],
  },
  refuseCancel: { fields: note },
  cancelSupply: { fields: note },
  acceptRenewal: {
    fields: form('dueDate', 'note', 'internalNote', 'allTheSame'),
    primaryIn: ['renewRequested'],
  },
  refuseRenewal: { fields: note },
  refuseRenewalOverdue: {
    fields: note,
    variantOf: 'refuseRenewal',
    when: { overdue: true },
  },
  checkIn: {
    fields: form('note', 'internalNote', 'allTheSame'),
    primaryIn: ['returnedByPartner', 'passedOn', 'damaged'],
  },
  checkInQuietly: {
    fields: form('note', 'internalNote', 'allTheSame'),
    variantOf: 'checkIn',
    when: { noMessage: true },
  },
  undoCheckIn: { fields: note, undoes: ['checkIn', 'checkInQuietly'] },
  recall: { fields: form('dueDate*', 'note', 'internalNote', 'allTheSame') },
  sendOverdue: { fields: none, byRule: true },
  holdReturn: { fields: note },
  releaseHoldReturn: { fields: note },
  declareLost: {
    fields: form('lostFee', 'currency', 'message*', 'invoice', 'lostWhere', 'internalNote', 'early'),
    permission: 'declareLoansLost',
    primaryIn: ['lostReported'],
  },
  lostPaid: {
    fields: note,
    primaryIn: ['lostAndFeeCommunicated'],
  },
  waiveFee: { fields: note, permission: 'waiveFees' },
  found: { fields: note },
  reportDamaged: {
    fields: form('message*', 'internalNote'),
  },
  generalMessage: { fields: form('message*') },
  expire: { fields: none, byRule: true },
  reactivate: { fields: form('internalNote') },
  complete: { fields: form('internalNote') },
};

export const lendingActionRows: Record<
  LendingAction | LendingVariant,
  ActionRow<LendingState, LendingAction | LendingVariant>
> = worded(rows, {
  label: 'actionLending',
  done: 'doneLending',
});
