/** The scripted conversation of a certification, one row a move. */
import type { SupplierEvent } from '../borrowing.js';
import type { LenderScenario } from '../practice/play.js';
import type { BorrowerSays } from '../practice/scenario.js';
import type { CertificationStep } from './steps.js';

interface Words {
  en: string;
  fr: string;
}

/** One request of a certification: what its note asks the other side to do, for people and for practice partners. */
export interface CertificationTalk {
  scenario: LenderScenario;
  asks: Words;
  /** Its messages are written in this version, whatever the directory says. */
  version?: '1.2' | '2021-2';
}

export const certificationTalks = {
  loan: {
    scenario: 'whole-loan',
    asks: {
      en: 'promise it; answer the status request and the general message; ship; after Received say Overdue; grant the first renewal; refuse the second and recall; check in after the return',
      fr: 'promettre; répondre à la demande d’état et au message; expédier; après Received, annoncer le retard; accorder la première prolongation; refuser la seconde et rappeler; enregistrer le retour',
    },
  },
  conditions: {
    scenario: 'conditions',
    asks: {
      en: 'offer conditions; promise it when we agree; accept the cancel',
      fr: 'poser des conditions; promettre après notre accord; accepter l’annulation',
    },
  },
  unfilled: {
    scenario: 'refuses',
    asks: { en: 'answer that you cannot supply', fr: 'répondre que vous ne pouvez pas fournir' },
  },
  retry: {
    scenario: 'retries',
    asks: {
      en: 'ask to try again later; take the second try',
      fr: 'demander de réessayer plus tard; accepter le second essai',
    },
  },
  keeps: {
    scenario: 'no-cancel',
    asks: { en: 'promise it; refuse the cancel; then close it', fr: 'promettre; refuser l’annulation; puis fermer' },
  },
  'in-1.2': {
    scenario: 'refuses',
    version: '1.2',
    asks: { en: 'answer that you cannot supply', fr: 'répondre que vous ne pouvez pas fournir' },
  },
  'in-2021-2': {
    scenario: 'refuses',
    version: '2021-2',
    asks: { en: 'answer that you cannot supply', fr: 'répondre que vous ne pouvez pas fournir' },
  },
} as const satisfies Record<string, CertificationTalk>;
export type TalkName = keyof typeof certificationTalks;
export const talkNames = Object.keys(certificationTalks) as TalkName[];
export const talkOf = (name: TalkName): CertificationTalk => certificationTalks[name];

export type Move = { step: CertificationStep; in: TalkName } & (
  | {
      say: BorrowerSays;
      note?: Words;
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
    ...{ step: 'generalMessage', in: loan, say: 'send:Notification' },
    note: { en: 'Please answer this message with a message.', fr: 'Prière de répondre à ce message par un message.' },
  },
  { step: 'generalMessage', in: loan, hear: 'supplier.notification' },
  { step: 'ship', in: loan, hear: 'supplier.loaned' },
  { step: 'receive', in: loan, say: 'send:Received' },
  { step: 'identicalRepeat', in: loan, again: 'identical' },
  { step: 'restampedRepeat', in: loan, again: 'restamped' },
  { step: 'overdue', in: loan, hear: 'supplier.overdue' },
  {
    ...{ step: 'renewGranted', in: loan, say: 'send:Renew' },
    note: { en: 'First renewal: please grant it.', fr: 'Première prolongation : prière de l’accorder.' },
  },
  { step: 'renewGranted', in: loan, hear: 'supplier.renewGranted', contrary: 'supplier.renewRefused' },
  {
    ...{ step: 'renewRefused', in: loan, say: 'send:Renew' },
    note: {
      en: 'Second renewal: please refuse it, and recall.',
      fr: 'Seconde prolongation : prière de refuser, puis de rappeler.',
    },
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
