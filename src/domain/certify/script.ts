/** The scripted conversation of a certification, one row a move. */
import { type Message, message, worded } from '../../words/message.js';
import type { LenderScenario } from '../practice/play.js';
import type { BorrowerSays } from '../practice/scenario.js';
import type { SupplierEvent } from '../tables/borrowing.js';
import type { CertificationStep } from './steps.js';

/** One request of a certification: what its note asks the other side to do, for people and for practice partners. */
export interface CertificationTalk {
  scenario: LenderScenario;
  asks: Message;
  /** Its messages are written in this version, whatever the directory says. */
  version?: '1.2' | '2021-2';
}

export const certificationTalks = worded(
  {
    loan: {
      scenario: 'whole-loan',
    },
    conditions: {
      scenario: 'conditions',
    },
    unfilled: {
      scenario: 'refuses',
    },
    retry: {
      scenario: 'retries',
    },
    keeps: {
      scenario: 'no-cancel',
    },
    'in-1.2': {
      scenario: 'refuses',
      version: '1.2',
    },
    'in-2021-2': {
      scenario: 'refuses',
      version: '2021-2',
    },
  } as const satisfies Record<string, Omit<CertificationTalk, 'asks'>>,
  { asks: 'certifyAsks' },
);
export type TalkName = keyof typeof certificationTalks;
export const talkNames = Object.keys(certificationTalks) as TalkName[];
export const talkOf = (name: TalkName): CertificationTalk => certificationTalks[name];

export type Move = { step: CertificationStep; in: TalkName } & (
  | {
      say: BorrowerSays;
      note?: Message;
      /** Stamped before what the partner said last: it crossed that on its way. */
      crossing?: true;
      /** A second try of the request, not a consent to conditions. */
      mended?: true;
    }
  /** What was said last in this conversation, once more. */
  | { again: 'identical' | 'restamped' }
  | { hear: SupplierEvent; contrary?: SupplierEvent }
);

const loan = 'loan' as const;

export const certificationScript: readonly Move[] = [
  { step: 'request', in: loan, say: 'send:Request' },
  { step: 'willSupply', in: loan, hear: 'supplier.willSupply', contrary: 'supplier.unfilled' },
  { step: 'statusRequest', in: loan, say: 'send:StatusRequest' },
  { step: 'statusRequest', in: loan, hear: 'supplier.statusAnswer' },
  {
    step: 'generalMessage',
    in: loan,
    say: 'send:Notification',
    note: message('certifyNote.answer'),
  },
  { step: 'generalMessage', in: loan, hear: 'supplier.notification' },
  { step: 'ship', in: loan, hear: 'supplier.loaned' },
  { step: 'receive', in: loan, say: 'send:Received' },
  { step: 'identicalRepeat', in: loan, again: 'identical' },
  { step: 'restampedRepeat', in: loan, again: 'restamped' },
  { step: 'overdue', in: loan, hear: 'supplier.overdue' },
  {
    step: 'renewGranted',
    in: loan,
    say: 'send:Renew',
    note: message('certifyNote.firstRenewal'),
  },
  { step: 'renewGranted', in: loan, hear: 'supplier.renewGranted', contrary: 'supplier.renewRefused' },
  {
    step: 'renewRefused',
    in: loan,
    say: 'send:Renew',
    note: message('certifyNote.secondRenewal'),
  },
  { step: 'renewRefused', in: loan, hear: 'supplier.renewRefused', contrary: 'supplier.renewGranted' },
  { step: 'recall', in: loan, hear: 'supplier.recalled' },
  { step: 'return', in: loan, say: 'send:ShippedReturn' },
  { step: 'checkIn', in: loan, hear: 'supplier.checkedIn' },

  { step: 'conditional', in: 'conditions', say: 'send:Request' },
  { step: 'conditional', in: 'conditions', hear: 'supplier.conditional', contrary: 'supplier.willSupply' },
  { step: 'conditional', in: 'conditions', say: 'send:Retry' },
  { step: 'conditional', in: 'conditions', hear: 'supplier.willSupply' },
  { step: 'cancelAccepted', in: 'conditions', say: 'send:Cancel' },
  { step: 'cancelAccepted', in: 'conditions', hear: 'supplier.cancelAccepted', contrary: 'supplier.cancelRefused' },

  { step: 'unfilled', in: 'unfilled', say: 'send:Request' },
  { step: 'unfilled', in: 'unfilled', hear: 'supplier.unfilled', contrary: 'supplier.willSupply' },
  { step: 'lateMessage', in: 'unfilled', say: 'send:Cancel', crossing: true },

  { step: 'retry', in: 'retry', say: 'send:Request' },
  { step: 'retry', in: 'retry', hear: 'supplier.retryPossible', contrary: 'supplier.unfilled' },
  { step: 'retry', in: 'retry', say: 'send:Retry', mended: true },

  { step: 'cancelRefused', in: 'keeps', say: 'send:Request' },
  { step: 'cancelRefused', in: 'keeps', hear: 'supplier.willSupply' },
  { step: 'cancelRefused', in: 'keeps', say: 'send:Cancel' },
  { step: 'cancelRefused', in: 'keeps', hear: 'supplier.cancelRefused', contrary: 'supplier.cancelAccepted' },

  { step: 'version1.2', in: 'in-1.2', say: 'send:Request' },
  { step: 'version1.2', in: 'in-1.2', hear: 'supplier.unfilled' },
  { step: 'version2021-2', in: 'in-2021-2', say: 'send:Request' },
  { step: 'version2021-2', in: 'in-2021-2', hear: 'supplier.unfilled' },
];
