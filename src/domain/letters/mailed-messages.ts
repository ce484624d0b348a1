/** What a partner that speaks only e-mail reads in place of each message: a letter, and the sentence that says what it is about. */
import type { Code } from '../../words/message.js';
import type { EventFacts } from '../tables/state-machine.js';
import { type LetterCode, letterCodes, letterRow } from './catalogue.js';
import type { MessageName } from './message-names.js';

/** The letter's own words say it. */
const byItself = undefined;

/** What each message is about, where the words of its letter leave it open. */
const matters: Readonly<Record<MessageName, Code | undefined>> = {
  Request: byItself,
  Retry: byItself,
  Reminder: 'mailed.Reminder',
  StatusRequest: 'mailed.StatusRequest',
  Received: byItself,
  UndoReceived: 'mailed.UndoReceived',
  ShippedReturn: byItself,
  ShippedReturnToPassed: byItself,
  UndoShippedReturn: 'mailed.UndoShippedReturn',
  ShippedForward: 'mailed.ShippedForward',
  Cancel: byItself,
  CancelToPassed: 'mailed.CancelToPassed',
  NotificationToPassed: 'mailed.NotificationToPassed',
  ConditionsRefused: 'mailed.ConditionsRefused',
  Renew: byItself,
  Lost: byItself,
  FeePaid: 'mailed.FeePaid',
  Found: 'mailed.Found',
  Damaged: byItself,
  HoldReturn: 'mailed.HoldReturn',
  ReleaseHoldReturn: 'mailed.ReleaseHoldReturn',
  Notification: byItself,

  RequestReceived: 'mailed.RequestReceived',
  ExpectToSupply: 'mailed.ExpectToSupply',
  WillSupply: byItself,
  Conditional: 'mailed.Conditional',
  RetryPossible: 'mailed.RetryPossible',
  BadCitation: 'mailed.BadCitation',
  Unfilled: byItself,
  Expired: byItself,
  Loaned: byItself,
  CopyCompleted: byItself,
  RenewGranted: 'mailed.RenewGranted',
  RenewRefused: 'mailed.RenewRefused',
  Recalled: byItself,
  Overdue: byItself,
  CancelAccepted: 'mailed.CancelAccepted',
  CancelRefused: 'mailed.CancelRefused',
  Cancelled: 'mailed.Cancelled',
  LoanCompleted: byItself,
  CompletedWithoutReturn: 'mailed.CompletedWithoutReturn',
  LostAndFee: byItself,
  StatusAnswer: 'mailed.StatusAnswer',
};

/** For every message that has no letter of its own. */
const otherwise: LetterCode = 'generalMessageEmail';
const letterInPlaceOf = new Map(
  letterCodes.flatMap((code) => (letterRow(code).standsFor ?? []).map((name) => [name, code] as const)),
);

export function mailedMessage(name: MessageName): { letter: LetterCode; matter?: Code } {
  const matter = matters[name];
  return { letter: letterInPlaceOf.get(name) ?? otherwise, ...(matter ? { matter } : {}) };
}

/** A renewal is answered by one letter: what the answer is, its first sentence says. */
export function renewalAnswer(event: string, { beyondCap = false }: EventFacts = {}): Code | undefined {
  if (event === 'acceptRenewal') return 'mailed.RenewGranted';
  return event === 'refuseRenewal' || (event === 'requester.renew' && beyondCap) ? 'mailed.RenewRefused' : undefined;
}
