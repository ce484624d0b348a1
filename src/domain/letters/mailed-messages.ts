/** What a partner that speaks only e-mail reads in place of each message: a letter, and the sentence that says what it is about. */
import type { Code } from '../../words/message.js';
import type { BorrowingEffect } from '../borrowing.js';
import type { LendingEffect } from '../lending.js';
import type { LetterCode } from './catalogue.js';

type Sent<Effect> = Effect extends `send:${infer Name}` ? Name : never;
/** A message by the name that lists give it: `Request`, `Loaned`. */
export type MessageName = Sent<BorrowingEffect | LendingEffect>;

export interface MailedMessage {
  letter: LetterCode;
  /** What the letter tells, where its own words leave it open. */
  matter?: Code;
}

const about = (matter: Code, letter: LetterCode = 'generalMessageEmail'): MailedMessage => ({ letter, matter });

const rows: Record<MessageName, MailedMessage> = {
  Request: { letter: 'outgoingEmail' },
  Retry: { letter: 'requestAgainEmail' },
  Reminder: about('mailed.Reminder'),
  StatusRequest: about('mailed.StatusRequest'),
  Received: { letter: 'borrowerReceiveEmail' },
  UndoReceived: about('mailed.UndoReceived'),
  ShippedReturn: { letter: 'borrowerReturnEmail' },
  ShippedReturnToPassed: { letter: 'borrowerReturnEmail' },
  UndoShippedReturn: about('mailed.UndoShippedReturn'),
  ShippedForward: about('mailed.ShippedForward'),
  Cancel: { letter: 'cancelEmail' },
  CancelToPassed: about('mailed.CancelToPassed'),
  NotificationToPassed: about('mailed.NotificationToPassed'),
  ConditionsRefused: about('mailed.ConditionsRefused'),
  Renew: { letter: 'renewEmail' },
  Lost: { letter: 'lostEmail' },
  FeePaid: about('mailed.FeePaid'),
  Found: about('mailed.Found'),
  Damaged: { letter: 'damagedEmail' },
  HoldReturn: about('mailed.HoldReturn'),
  ReleaseHoldReturn: about('mailed.ReleaseHoldReturn'),
  Notification: { letter: 'generalMessageEmail' },

  RequestReceived: about('mailed.RequestReceived'),
  ExpectToSupply: about('mailed.ExpectToSupply'),
  WillSupply: { letter: 'lenderWillSupplyEmail' },
  Conditional: about('mailed.Conditional'),
  RetryPossible: about('mailed.RetryPossible'),
  BadCitation: about('mailed.BadCitation'),
  Unfilled: { letter: 'lenderRejectEmail' },
  Expired: { letter: 'lenderRejectEmail' },
  Loaned: { letter: 'lenderShipEmail' },
  CopyCompleted: { letter: 'lenderShipEmail' },
  RenewGranted: about('mailed.RenewGranted', 'lenderRenewResponseEmail'),
  RenewRefused: about('mailed.RenewRefused', 'lenderRenewResponseEmail'),
  Recalled: { letter: 'lendingRecallEmail' },
  Overdue: { letter: 'borrowerOverdueEmail' },
  CancelAccepted: about('mailed.CancelAccepted'),
  CancelRefused: about('mailed.CancelRefused'),
  Cancelled: about('mailed.Cancelled'),
  LoanCompleted: { letter: 'lenderCheckedInEmail' },
  CompletedWithoutReturn: about('mailed.CompletedWithoutReturn'),
  LostAndFee: { letter: 'lostEmail' },
  StatusAnswer: about('mailed.StatusAnswer'),
};

export const mailedMessage = (name: MessageName): MailedMessage => rows[name];

/** The letters that stand for a message. */
export const mailedLetters: readonly LetterCode[] = [...new Set(Object.values(rows).map(({ letter }) => letter))];

/** A renewal is answered by one letter: what the answer is, its first sentence says. */
export const renewalAnswers: Readonly<Record<string, Code>> = {
  acceptRenewal: 'mailed.RenewGranted',
  refuseRenewal: 'mailed.RenewRefused',
  refuseRenewalOverdue: 'mailed.RenewRefused',
  'requester.renewBeyondCap': 'mailed.RenewRefused',
};
