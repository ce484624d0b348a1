/** The one note each message has, wherever its kind keeps it, and what we word in it for partners that read nothing else. */

import type { Extras, LostCaseFacts } from '../extras.js';
import type { InitiatingMessage, PhysicalAddress, ServiceInfo } from '../messages.js';
import type { Item } from './note-tokens.js';

export function noteOf(message: InitiatingMessage): string | undefined {
  if (message.kind === 'request') return message.serviceInfo?.note;
  return message.kind === 'supplyingAgencyMessage' ? message.messageInfo.note : message.note;
}

/** The message with another note; an empty one is left out. */
export function withNote<M extends InitiatingMessage>(message: M, note: string | undefined): M {
  const changed: InitiatingMessage = place(message, note === '' ? undefined : note);
  return changed as M;
}

function place(message: InitiatingMessage, note: string | undefined): InitiatingMessage {
  const text = note === undefined ? {} : { note };
  switch (message.kind) {
    case 'request': {
      if (!message.serviceInfo && note === undefined) return message;
      const serviceInfo: ServiceInfo = message.serviceInfo ?? { serviceType: 'CopyOrLoan' };
      return { ...message, serviceInfo: { ...without(serviceInfo, 'note'), ...text } };
    }
    case 'supplyingAgencyMessage':
      return { ...message, messageInfo: { ...without(message.messageInfo, 'note'), ...text } };
    case 'requestingAgencyMessage':
      return { ...without(message, 'note'), ...text };
  }
}

/** The message with lines below its note. */
export function withLines<M extends InitiatingMessage>(message: M, lines: readonly string[]): M {
  return lines.length === 0 ? message : withNote(message, joined(noteOf(message), ...lines));
}

/** The message with text before its note, on lines of its own. */
export function withLead<M extends InitiatingMessage>(message: M, lead: string): M {
  return lead === '' ? message : withNote(message, joined(lead, noteOf(message)));
}

function joined(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n');
}

/** A copy without some of its members. */
export function without<T extends object, K extends keyof T>(value: T, ...names: K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name as K))) as Omit<T, K>;
}

const ends = { SHIP_TO: 'ST_END', RETURN_TO: 'RT_END' } as const;

/** An address as the block of lines that partners read in a note; nothing when there is no address. */
export function addressBlock(kind: keyof typeof ends, address: PhysicalAddress | undefined, name?: string): string[] {
  const lines = [name, ...addressLines(address)].filter((line) => line !== undefined && line !== '');
  return address && lines.length > 0 ? [`#${kind}#\n${lines.join('\n')}\n#${ends[kind]}#`] : [];
}

/** The address as on an envelope. */
export function addressLines(address: PhysicalAddress | undefined): string[] {
  if (!address) return [];
  const { line1, line2, locality, postalCode, region, country } = address;
  const town = [locality, region?.value, postalCode].filter(Boolean).join(' ');
  return [line1, line2, town, country?.value].filter((line): line is string => line !== undefined && line !== '');
}

// --- what only extras know, as sentences ---

/** The message with its extras worded in the note and taken away. */
export function withSentences<M extends InitiatingMessage>(message: M): M {
  return withoutExtras(withLines(message, sentencesOf(message.extras ?? {}, noteOf(message))));
}

/** Extras never travel; a dialect has put into words what its partner can use. */
export function withoutExtras<M extends InitiatingMessage>(message: M): M {
  return message.extras ? (without<InitiatingMessage, 'extras'>(message, 'extras') as M) : message;
}

/** `note` is what the message says already: a reason that is there is not repeated. */
export function sentencesOf(extras: Extras, note = ''): string[] {
  const { wishedDueDate, lostCase, damaged, undo, conditionsAnswer, mendedCitation, holdReturn, items } = extras;
  const { reasonWords } = extras;
  return [
    reasonWords && !note.includes(reasonWords) && `Reason: ${reasonWords}.`,
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
