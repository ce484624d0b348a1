/**
 * What a desk sees beside a request, followed in memory while a step writes: it is read with the request's lock, each write
 * of the step says what it leaves of it, and the answer to an order is drawn from it. A write that does not say is not
 * followed, and then the desk reads anew.
 */
import type { BesideRequest } from '../engine/model/desk-views.js';
import type { InHand, LentItemView } from '../engine/model/local/lending.js';
import type { Decision } from '../engine/model/records.js';
import type { NoteView } from '../engine/model/requests.js';
import { attentionOf } from './views/attention.js';

export interface StoredBeside extends Omit<BesideRequest, 'letters'> {
  /** Codes of the letters and slips that wait. */
  waiting: readonly string[];
  slipPrinted: boolean;
}

/** What a write leaves of it. */
export type Shows = (beside: StoredBeside) => StoredBeside;
/** Of writes that no desk sees beside the request. */
export const asBefore: Shows = (beside) => beside;

/** As desks read it. */
export const besideRequest = ({ waiting, slipPrinted, ...beside }: StoredBeside): BesideRequest => ({
  ...beside,
  letters: { waiting: waiting.length, slipPrinted },
});

/** Of a request that is just being made. */
export const nothingBeside: StoredBeside = { waiting: [], slipPrinted: false, notes: [], attention: [] };

/** What the database gave to a step: ids of its marks and notes in their order, and the moment. */
export interface Given {
  marked: string[] | null;
  noted: string[] | null;
  at: Date;
}

/** The marks and notes of a step. */
export const withStep =
  ({ attention, settled, notes }: Decision, { marked, noted, at }: Given): Shows =>
  (beside) => {
    const now = at.toISOString();
    const made = notes.map(
      (note, place): NoteView => ({
        id: noted?.[place] ?? '',
        text: note.text,
        active: note.active,
        authorKind: note.authorKind,
        author: note.author,
        ...(note.partnerCode ? { partner: note.partnerCode } : {}),
        createdAt: now,
      }),
    );
    const marks = attention.map(({ partnerCode = null, reason, says, facts = null }, place) => ({
      ...{ id: marked?.[place] ?? '', reason, says, partner: partnerCode, openedAt: now },
      facts: facts && (JSON.parse(JSON.stringify(facts)) as Record<string, unknown>),
    }));
    return {
      ...beside,
      notes: inOrder([...made.reverse(), ...beside.notes]),
      attention: [...beside.attention.filter(({ reason }) => !settled.includes(reason)), ...attentionOf(marks)],
    };
  };

/** What stands out first; within that the newest first, as they come. */
const inOrder = (notes: readonly NoteView[]): NoteView[] => {
  const standsOut = ({ active, dismissedAt }: NoteView) => active && !dismissedAt;
  return [...notes.filter(standsOut), ...notes.filter((note) => !standsOut(note))];
};

export const withLetters =
  (codes: readonly string[]): Shows =>
  (beside) => ({ ...beside, waiting: [...beside.waiting, ...codes] });
export const withoutLetters =
  (codes: readonly string[]): Shows =>
  (beside) => ({ ...beside, waiting: beside.waiting.filter((code) => !codes.includes(code)) });

/** Dates of the patron, of what the patron has and of what is here to be lent: of several the earliest. */
export const withDates =
  (dates: { patronDue?: readonly Date[]; dueWhenLent?: readonly Date[] }): Shows =>
  ({ patronDue, dueWhenLent, ...beside }) => ({
    ...beside,
    ...dated('patronDue', dates.patronDue ?? given(patronDue)),
    ...dated('dueWhenLent', dates.dueWhenLent ?? given(dueWhenLent)),
  });
const given = (date: Date | undefined): readonly Date[] => (date ? [date] : []);
const dated = (name: 'patronDue' | 'dueWhenLent', dates: readonly Date[]): { [each in typeof name]?: Date } =>
  dates.length > 0 ? { [name]: new Date(Math.min(...dates.map(Number))) } : {};

/** Of a lending request; one whose items were not read is not followed by it. */
export const withInHand =
  (change: (inHand: InHand) => Partial<InHand>): Shows =>
  (beside) =>
    beside.inHand ? { ...beside, inHand: { ...beside.inHand, ...change(beside.inHand) } } : beside;

/** These items are out, or back on their shelves. */
export const withLent = (lent: readonly LentItemView[]): Shows =>
  withInHand(({ items, candidates }) => {
    const now = new Map(lent.map((item) => [item.id, item]));
    const of = new Map(lent.map((item) => [item.holding, item]));
    const known = new Set(items.map(({ id }) => id));
    return {
      items: [...items.map((item) => now.get(item.id) ?? item), ...lent.filter(({ id }) => !known.has(id))],
      candidates: candidates.map((candidate) => {
        const item = of.get(candidate.holding);
        if (!item) return candidate;
        const { lentOn: _, ...free } = candidate;
        return item.returnedAt
          ? { ...free, available: candidate.policy === 'loanable' }
          : { ...free, available: false, lentOn: item.externalId };
      }),
    };
  });
