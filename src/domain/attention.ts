/** Why staff must look, as the sentence they read. `partner` stands for the other library. */
import type { BorrowingAction, BorrowingAttention, SupplierEvent } from './borrowing.js';
import type { LendingAction, LendingAttention, RequesterEvent } from './lending.js';
import { asWritten, filled, joined, type Sentence } from './words.js';

/** Raised when a message of ours does not get through, or cannot be written; not by a table. */
export const deliveryAttention = [
  'messageUndelivered',
  'messageRefused',
  'messageUnwritable',
  'letterNotMailed',
] as const;
export type DeliveryAttention = (typeof deliveryAttention)[number];
/** Raised by a date that has passed. */
export const deadlineAttention = ['conditionsUnanswered', 'neededByPassed'] as const;
export type DeadlineAttention = (typeof deadlineAttention)[number];
/** Raised before a request is sent, by what the library knows of the patron and of its own shelves. */
export const reviewAttention = [
  'patronStanding',
  'duplicateRequest',
  'copyrightOpen',
  'libraryInactive',
  'localHolding',
] as const;
export type ReviewAttention = (typeof reviewAttention)[number];
export type AttentionReason =
  | BorrowingAttention
  | LendingAttention
  | DeliveryAttention
  | DeadlineAttention
  | ReviewAttention
  | LocalAttention;
/** Raised by the local records: they cannot follow a partner's word, a hold has expired, a loan became lost by its age. */
export const localAttention = [
  'localRecords',
  'refusedMessage',
  'messageNotTaken',
  'holdExpired',
  'lossUntold',
  'untouched',
  'lostCandidate',
] as const;
export type LocalAttention = (typeof localAttention)[number];

type AnyEvent = BorrowingAction | SupplierEvent | LendingAction | RequesterEvent;

export interface AttentionRow extends Sentence {
  /** The steps that do what the sentence asks for, or make it pointless: they close the mark. None: staff put it aside. */
  settledBy: readonly AnyEvent[];
  /** The step that it asks for, in place of the usual one of the state. */
  asksFor?: AnyEvent;
}

const decided = [
  'process',
  'expectToSupply',
  'willSupply',
  'offerConditions',
  'offerRetry',
  'returnBadCitation',
  'reject',
  'ship',
  'shipDigitally',
  'shipCopy',
  'expire',
  'requester.cancel',
  'requester.conditionsRefused',
] as const satisfies AnyEvent[];
const givenUp = [
  'reject',
  'rejectLast',
  'cancel',
  'cancelByPatron',
  'cancelUnsent',
  'cancelUnsentByPatron',
  'obtainElsewhere',
  'expire',
] as const satisfies AnyEvent[];
const supplied = ['supplier.loaned', 'supplier.copyCompleted', 'supplier.copyMailed'] as const satisfies AnyEvent[];
const refused = [
  'supplier.unfilled',
  'supplier.unfilledLast',
  'supplier.cancelled',
  'supplier.cancelledLast',
] as const satisfies AnyEvent[];
const conditionsDone = [
  'acceptConditions',
  'refuseConditions',
  'refuseConditionsLast',
  ...givenUp,
  'supplier.willSupply',
  ...supplied,
  ...refused,
] as const satisfies AnyEvent[];
const reviewed = ['approve', 'markReady', 'markBadCitation', ...givenUp] as const satisfies AnyEvent[];
const received = ['receive', 'receiveNotForLoan', 'receiveDigitally', 'receiveCopy'] as const satisfies AnyEvent[];
const checkedIn = ['checkIn', 'checkInQuietly'] as const satisfies AnyEvent[];
/** What was lost is there again. */
const turnedUp = ['requester.found', 'requester.shippedReturn'] as const satisfies AnyEvent[];
const sentHome = [
  'returnToPartner',
  'returnAfterCheckIn',
  'passOn',
  'supplier.checkedIn',
] as const satisfies AnyEvent[];
/** It will not come home: that is the matter of the lost case from then on. */
const lostInstead = [
  'reportLost',
  'declareLost',
  'supplier.declaredLost',
  'supplier.completedWithoutReturn',
  'complete',
] as const satisfies AnyEvent[];

export const attentionRows: Record<AttentionReason, AttentionRow> = {
  localRecords: {
    text: 'The patron’s loan could not follow what the partner said. Look at its due date.',
    french: 'Le prêt de l’usager n’a pas pu suivre ce que le partenaire a indiqué. Vérifiez sa date de retour.',
    settledBy: ['returnByPatron', 'returnToPartner', 'returnAfterCheckIn'],
  },
  refusedMessage: {
    text: 'A message about this request was refused: its sender may not speak for that library. Read why in the history, and change the partner if it should.',
    french:
      'Un message sur cette demande a été refusé : son expéditeur ne peut pas parler au nom de cette bibliothèque. Lisez le motif dans l’historique et modifiez le partenaire au besoin.',
    settledBy: [],
  },
  messageNotTaken: {
    text: 'The partner sent a message about this request, and it could not be taken: the partner was told so. Read why in the history, and ask the partner what it meant.',
    french:
      'Le partenaire a envoyé un message sur cette demande, et il n’a pas pu être accepté : le partenaire en est avisé. Lisez le motif dans l’historique et demandez au partenaire ce qu’il voulait dire.',
    settledBy: [],
  },
  holdExpired: {
    text: 'Nobody picked it up in time. Return it to its library, or let it wait longer on the hold shelf.',
    french:
      'Personne ne l’a retiré à temps. Retournez-le à sa bibliothèque ou prolongez l’attente au rayon des réservations.',
    settledBy: ['loanToPatron', 'undoReceive', 'undoReceiveUnsent', ...sentHome, ...lostInstead],
    asksFor: 'returnToPartner',
  },
  untouched: {
    text: 'Nothing has happened to this request for a long time. Take the next step, write to the partner or end it.',
    french:
      'Il ne s’est rien passé sur cette demande depuis longtemps. Passez à l’étape suivante, écrivez au partenaire ou mettez-y fin.',
    settledBy: [],
  },
  lostCandidate: {
    text: 'This item has been away for so long that it may be declared lost. Declare it lost, or ask the borrower for it.',
    french:
      'Cet exemplaire est parti depuis si longtemps qu’il peut être déclaré perdu. Déclarez-le perdu ou réclamez-le à l’emprunteur.',
    settledBy: ['declareLost', 'complete', ...checkedIn],
  },
  lossUntold: {
    text: 'The patron’s loan became lost by the overdue profile. Tell its library, which waits for the item.',
    french:
      'Selon le profil de retard, le prêt de l’usager est maintenant perdu. Avisez la bibliothèque prêteuse, qui attend l’exemplaire.',
    settledBy: ['returnByPatron', 'returnToPartner', 'returnAfterCheckIn', 'found', ...lostInstead],
    asksFor: 'reportLost',
  },
  newRequest: {
    text: 'A partner asks to borrow this. Decide whether it can be supplied.',
    french: 'Un partenaire demande ce document. Décidez s’il peut être fourni.',
    settledBy: [...decided],
  },
  rotaExhausted: {
    text: 'No partner of the rota can supply it. Add partners, get it elsewhere or cancel.',
    french: 'Aucun partenaire de la liste ne peut le fournir. Ajoutez des partenaires, obtenez-le ailleurs ou annulez.',
    settledBy: ['reactivate', ...givenUp, ...supplied],
  },
  conditionsOffered: {
    text: 'The partner sets a condition and waits for an answer. Accept or refuse it.',
    french: 'Le partenaire pose une condition et attend une réponse. Acceptez-la ou refusez-la.',
    settledBy: [...conditionsDone],
  },
  retryOffered: {
    text: 'The partner cannot supply now and offers another try later. Nobody else is left in the rota.',
    french:
      'Le partenaire ne peut pas fournir maintenant et propose un nouvel essai plus tard. Aucun autre partenaire ne reste dans la liste.',
    settledBy: ['askAgain', ...givenUp, 'supplier.expectToSupply', 'supplier.willSupply', ...supplied, ...refused],
  },
  conditionsReminded: {
    text: 'The partner reminds us: its condition waits for an answer.',
    french: 'Le partenaire nous le rappelle : sa condition attend une réponse.',
    settledBy: [...conditionsDone],
  },
  conditionsAccepted: {
    text: 'The borrower accepts our conditions. Ship the item.',
    french: 'L’emprunteur accepte nos conditions. Expédiez l’exemplaire.',
    settledBy: ['ship', 'shipDigitally', 'shipCopy', 'reject', 'offerConditions', 'cancelSupply', 'requester.cancel'],
  },
  conditionsRefused: {
    text: 'The borrower refuses our conditions.',
    french: 'L’emprunteur refuse nos conditions.',
    settledBy: ['reactivate', 'checkIn', 'checkInQuietly'],
  },
  neededByPassed: {
    text: 'The date by which it is needed had passed when the request came. Ask the borrower, or reject it.',
    french:
      'La date à laquelle le document est voulu était déjà passée à l’arrivée de la demande. Demandez à l’emprunteur ou rejetez-la.',
    settledBy: [...decided],
  },
  conditionsUnanswered: {
    text: 'The borrower has not answered our conditions by the date we set. Decide what becomes of the request.',
    french: 'L’emprunteur n’a pas répondu à nos conditions à la date fixée. Décidez de la suite à donner.',
    settledBy: [...decided, 'requester.conditionsAccepted', 'requester.retry'],
  },
  badCitation: {
    text: 'The partner cannot identify the title. Mend the citation and send it again.',
    french: 'Le partenaire ne peut identifier le titre. Corrigez la référence et renvoyez la demande.',
    settledBy: ['mendCitation', 'mendUnsent', ...givenUp, ...supplied, ...refused],
  },
  lateSupply: {
    text: 'A partner that was passed over supplies after all. When its parcel comes, scan it: take it in place of the other, or send it back.',
    french:
      'Un partenaire écarté fournit malgré tout. À l’arrivée de son colis, lisez-le : prenez-le à la place de l’autre ou renvoyez-le.',
    settledBy: ['takeInPlace', 'sendBack'],
  },
  cancelAsked: {
    text: 'The borrower wants to cancel what we promised. Accept or refuse.',
    french: 'L’emprunteur veut annuler ce que nous avons promis. Acceptez ou refusez.',
    settledBy: ['acceptCancel', 'refuseCancel', 'ship', 'shipDigitally', 'shipCopy', 'reject', 'cancelSupply'],
  },
  cancelAfterShipping: {
    text: 'The borrower wants to cancel, but the item had left. The cancel was refused.',
    french: 'L’emprunteur veut annuler, mais l’exemplaire était parti. L’annulation a été refusée.',
    settledBy: ['requester.received', 'requester.shippedReturn', ...checkedIn],
  },
  cancelRefused: {
    text: 'The partner could not cancel any more. Expect the item.',
    french: 'Le partenaire ne pouvait plus annuler. Attendez-vous à recevoir l’exemplaire.',
    settledBy: [...received, 'supplier.cancelAccepted', ...refused],
  },
  cancelledBySupplier: {
    text: 'The partner had the request and has now cancelled it. The next partner can be asked.',
    french: 'Le partenaire avait la demande et vient de l’annuler. Le partenaire suivant peut être sollicité.',
    settledBy: ['send', ...givenUp],
  },
  renewAsked: {
    text: 'The borrower asks for a renewal. Accept or refuse it.',
    french: 'L’emprunteur demande un renouvellement. Acceptez-le ou refusez-le.',
    settledBy: [
      'acceptRenewal',
      'refuseRenewal',
      'refuseRenewalOverdue',
      'recall',
      'declareLost',
      'requester.shippedReturn',
      ...checkedIn,
    ],
  },
  renewRefused: {
    text: 'The partner refused the renewal. The old due date stands.',
    french: 'Le partenaire a refusé le renouvellement. L’ancienne date de retour demeure.',
    settledBy: ['returnByPatron', 'requestRenewal', 'supplier.renewGranted', ...sentHome, ...lostInstead],
  },
  recalled: {
    text: 'The partner wants the item back now. Get it from the patron and return it.',
    french: 'Le partenaire rappelle l’exemplaire. Récupérez-le auprès de l’usager et retournez-le.',
    settledBy: [...sentHome, ...lostInstead],
  },
  overdue: {
    text: 'The partner says the item is overdue. Return it, ask for a renewal or write to the partner.',
    french: 'Le partenaire signale un retard. Retournez l’exemplaire, demandez un renouvellement ou écrivez-lui.',
    settledBy: ['supplier.renewGranted', ...sentHome, ...lostInstead],
  },
  message: {
    text: 'The partner wrote a message.',
    french: 'Le partenaire a écrit un message.',
    settledBy: ['generalMessage'],
  },
  lostReported: {
    text: 'The borrower reports the item lost. Tell it the fee and how you will invoice.',
    french: 'L’emprunteur signale la perte de l’exemplaire. Indiquez les frais et le mode de facturation.',
    settledBy: ['declareLost', 'lostPaid', 'waiveFee', 'found', 'complete', ...turnedUp, ...checkedIn],
  },
  lostDeclared: {
    text: 'The partner declares the item lost. Read its message about the fee.',
    french: 'Le partenaire déclare l’exemplaire perdu. Lisez son message au sujet des frais.',
    settledBy: ['feePaid', 'found', 'returnByPatron', 'complete', 'supplier.completedWithoutReturn', ...sentHome],
  },
  feePaid: {
    text: 'The borrower says that the fee is paid. When the payment is here, say so: that closes the case.',
    french: 'L’emprunteur dit avoir payé les frais. Confirmez la réception du paiement : le dossier sera clos.',
    settledBy: ['lostPaid', 'waiveFee', 'declareLost', 'found', 'complete', ...checkedIn],
  },
  foundAgain: {
    text: 'The borrower has found the lost item. Nothing is owed for it any more; a fee already paid is to be settled.',
    french: 'L’emprunteur a retrouvé l’exemplaire. Plus rien n’est dû; des frais déjà payés sont à régler.',
    settledBy: ['declareLost', 'requester.lost', 'complete', ...checkedIn],
  },
  partlyReturned: {
    text: 'The borrower sends items back, and one of them was reported lost. Scan what comes: what is missing stays lost.',
    french:
      'L’emprunteur renvoie des exemplaires, dont l’un avait été déclaré perdu. Lisez ce qui arrive : ce qui manque reste perdu.',
    settledBy: ['lostPaid', 'waiveFee', 'found', 'complete', ...checkedIn],
  },
  damaged: {
    text: 'The partner reports the item damaged. Settle it between the libraries.',
    french: 'Le partenaire signale un dommage. Réglez-le entre bibliothèques.',
    settledBy: ['generalMessage', 'complete'],
  },
  holdReturn: {
    text: 'The partner says whether to keep the item back or to return it now. Read its message.',
    french: 'Le partenaire indique s’il faut garder l’exemplaire ou le retourner. Lisez son message.',
    settledBy: ['supplier.holdReturn', 'supplier.releaseHoldReturn', 'keepBack', ...sentHome],
  },
  returnUndone: {
    text: 'The borrower takes its return back: the item has not left it.',
    french: 'L’emprunteur annule son retour : l’exemplaire est encore chez lui.',
    settledBy: ['requester.shippedReturn', ...checkedIn],
  },
  returnedLater: {
    text: 'The borrower sent this back after it was checked in here. Look whether it is on its shelf; if it is not, undo the check-in.',
    french:
      'La bibliothèque emprunteuse a renvoyé cet exemplaire après l’enregistrement de son retour ici. Vérifiez s’il est à sa place ; sinon, annulez l’enregistrement du retour.',
    settledBy: ['undoCheckIn', 'reactivate'],
  },
  forwarded: {
    text: 'The borrower passed the item on to another library.',
    french: 'L’emprunteur a transmis l’exemplaire à une autre bibliothèque.',
    settledBy: ['requester.received', 'requester.shippedReturn', ...checkedIn],
  },
  keptBack: {
    text: 'The borrower keeps the item for now. Read why in its message; recall the item if you need it.',
    french:
      'L’emprunteur garde l’exemplaire pour l’instant. Lisez le motif dans son message; rappelez l’exemplaire au besoin.',
    settledBy: ['requester.shippedReturn', 'recall', 'releaseHoldReturn', ...checkedIn],
  },
  reminded: {
    text: 'The borrower has had no answer and reminds you of its request. Decide whether it can be supplied.',
    french: 'L’emprunteur n’a pas eu de réponse et rappelle sa demande. Décidez si elle peut être satisfaite.',
    settledBy: [...decided],
  },
  contradiction: {
    text: 'The partner’s message does not fit what is noted here. Compare the history and ask the partner.',
    french: 'Le message du partenaire contredit ce qui est noté ici. Comparez l’historique et demandez au partenaire.',
    settledBy: [],
  },
  patronStanding: {
    text: 'The patron may not request at present. Approve the request all the same, or cancel it.',
    french: 'L’usager ne peut pas demander pour le moment. Approuvez la demande malgré tout ou annulez-la.',
    settledBy: [...reviewed],
  },
  duplicateRequest: {
    text: 'The same was asked for already. Approve the request if it is wanted twice, or cancel it.',
    french: 'La même demande existe déjà. Approuvez-la si elle est voulue deux fois, ou annulez-la.',
    settledBy: [...reviewed],
  },
  copyrightOpen: {
    text: 'Nobody has agreed to the copyright terms of this copy. Approve the request, or cancel it.',
    french: 'Personne n’a accepté les conditions de droit d’auteur de cette copie. Approuvez la demande ou annulez-la.',
    settledBy: [...reviewed],
  },
  libraryInactive: {
    text: 'The library that asks does not borrow at present. Approve the request all the same, or cancel it.',
    french:
      'La bibliothèque qui demande n’emprunte pas pour le moment. Approuvez la demande malgré tout ou annulez-la.',
    settledBy: [...reviewed],
  },
  localHolding: {
    text: 'It stands on our own shelves. Get it there, or ask partners all the same.',
    french: 'Le document est dans nos propres rayons. Prenez-le là ou sollicitez tout de même les partenaires.',
    settledBy: [...reviewed],
  },
  messageUndelivered: {
    text: 'A message has not reached the partner, which has missed this step.',
    french: 'Un message n’est pas parvenu au partenaire, qui a manqué cette étape.',
    settledBy: [],
  },
  letterNotMailed: {
    text: 'A letter could not be mailed. Correct the address of its reader, and print the letter or write to them.',
    french:
      'Une lettre n’a pu partir par courriel. Corrigez l’adresse de son destinataire, puis imprimez la lettre ou écrivez-lui.',
    settledBy: [],
  },
  messageRefused: {
    text: 'The partner’s system refused a message. It is not sent again by itself.',
    french: 'Le système du partenaire a refusé un message. Il n’est pas renvoyé de lui-même.',
    settledBy: [],
  },
  messageUnwritable: {
    text: 'A message that was to go out by itself cannot be written for this partner. Do the step by hand.',
    french: 'Un message automatique ne peut être rédigé pour ce partenaire. Faites l’étape à la main.',
    settledBy: ['send', ...givenUp],
  },
};

/** The step that an open mark asks for in place of the usual one. */
export const asksFor = (reason: string): string | undefined => attentionRows[reason as AttentionReason]?.asksFor;

/** The marks that ask for a step in place of the usual one. */
export const askingReasons = (Object.keys(attentionRows) as AttentionReason[]).filter((reason) => asksFor(reason));

/** The marks that a step closes, because it does what they ask for. */
export function settledBy(event: string): AttentionReason[] {
  return (Object.keys(attentionRows) as AttentionReason[]).filter((reason) =>
    (attentionRows[reason].settledBy as readonly string[]).includes(event),
  );
}

/**
 * The sentence of a mark. After it what the partner wrote (`note`), or what else there is to say (`more`). An unknown
 * reason is shown as it is.
 */
export function attentionSays(reason: string, { note, more }: { note?: string; more?: Sentence } = {}): Sentence {
  const row = attentionRows[reason as AttentionReason] ?? asWritten(reason);
  return joined([row, ...(more ? [more] : []), ...(note ? [filled(theyWrote, { note })] : [])]);
}

/** A mark as it was stored; one of an earlier version has no French of its own. */
export function attentionWords(
  reason: string,
  { text, french }: { text: string; french?: string | undefined },
): Sentence {
  const row = attentionSays(reason);
  return {
    text: text || row.text,
    french: french || (text.startsWith(row.text) ? `${row.french}${text.slice(row.text.length)}` : text) || row.french,
  };
}

/** After which day a partner may be asked again. */
export const askAgainSays = (day: string): Sentence => filled(askAgainOn, { day });

const askAgainOn: Sentence = {
  text: 'It may be asked again after {day}.',
  french: 'Il peut être redemandé après le {day}.',
};
const theyWrote: Sentence = { text: 'They wrote: “{note}”', french: 'Le partenaire écrit : « {note} »' };
