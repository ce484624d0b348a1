/** What only extras know, as sentences for partners that read notes and nothing else. */
import type { Extras, LostCaseFacts } from '../extras.js';
import type { InitiatingMessage } from '../messages.js';
import type { Item } from './items.js';
import { noteOf, withLines, without } from './notes.js';

/** The message with its extras worded in the note and taken away. */
export function withSentences<M extends InitiatingMessage>(message: M): M {
  return withoutExtras(withLines(message, sentencesOf(message.extras ?? {}, noteOf(message))));
}

/** Extras never travel; a dialect has put into words what its partner can use. */
export function withoutExtras<M extends InitiatingMessage>(message: M): M {
  return message.extras ? (without<InitiatingMessage, 'extras'>(message, 'extras') as M) : message;
}

/** `note` is what the message says already: a reason that stands there is not repeated. */
export function sentencesOf(extras: Extras, note = ''): string[] {
  const { wishedDueDate, lostCase, damaged, undo, conditionsAnswer, mendedCitation, holdReturn, items } = extras;
  return [
    wishedDueDate && `Wished due date: ${wishedDueDate}`,
    lostCase && lostSentence(lostCase.why === note ? without(lostCase, 'why') : lostCase),
    damaged && 'The item is damaged.',
    undo && undoSentences[undo],
    conditionsAnswer === 'refused' && 'We do not accept the conditions.',
    conditionsAnswer === 'accepted' && 'We accept the conditions.',
    mendedCitation && 'The citation is corrected.',
    holdReturn && holdSentences[holdReturn],
    ...(items ?? []).map(itemSentence),
  ].filter((sentence) => typeof sentence === 'string');
}

const undoSentences: Record<NonNullable<Extras['undo']>, string> = {
  Received: 'Please disregard our message that the item was received; it was sent by mistake.',
  ShippedReturn: 'Please disregard our message that the item was sent back; it was sent by mistake.',
};
const holdSentences: Record<NonNullable<Extras['holdReturn']>, string> = {
  hold: 'The item is to be kept for now and not sent back yet.',
  release: 'The item may be sent back now.',
};

function itemSentence({ barcode, name, callNumber }: Item): string | undefined {
  const known = [name, callNumber].filter((text) => text !== undefined);
  return known.length > 0 ? `Item ${barcode}: ${known.join(', ')}` : undefined;
}

const lostStates: Record<NonNullable<LostCaseFacts['state']>, string> = {
  reported: 'is reported lost',
  declared: 'is declared lost',
  feeCommunicated: 'is declared lost',
  paid: 'was lost and is paid for',
  waived: 'was lost and nothing is charged',
  found: 'was lost and has been found',
  closed: 'was lost and the case is closed',
};
const lostWhere: Record<NonNullable<LostCaseFacts['where']>, string> = {
  patron: ', with the patron',
  staff: ', with library staff',
  transit: ', on its way between the libraries',
};

/** `The item is declared lost by the lender: never arrived. Fee: 85.00 CAD. Invoice: follows by post.` */
function lostSentence({ reportedBy, where, why, fee, currency, invoice, state = 'reported' }: LostCaseFacts): string {
  const open = state === 'reported' || state === 'declared' || state === 'feeCommunicated';
  const who = open && reportedBy ? ` by the ${state === 'reported' ? reportedBy : 'lender'}` : '';
  const lost = open && where ? lostWhere[where] : '';
  return [
    `The item ${lostStates[state]}${who}${lost}${why && open ? `: ${inOneLine(why)}` : ''}.`,
    fee && state !== 'waived' && `Fee: ${[fee, currency].filter(Boolean).join(' ')}.`,
    invoice && open && `Invoice: ${inOneLine(invoice)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}
