import type { Thing } from '../api/client.js';
import type { Step } from './steps-of.js';

type Request = Thing<'RequestView'>;

/** Why a message is new: the mark that it made, or the active note that it brought. */
export interface Unread {
  kind: 'mark' | 'note';
  id: string;
}

const messageMarks = ['message', 'patronAnswered'];

/** Whether a mark says only that there is a message to read: that is at the message itself. */
export const isOfMessage = ({ reason }: Pick<Request['attention'][number], 'reason'>): boolean =>
  messageMarks.includes(reason);

/** A partner's note that came with a message: it is read with that message. One that came with the request remains a note. */
export const cameByMessage = (
  { createdAt }: Pick<Request, 'createdAt'>,
  note: Pick<Request['notes'][number], 'authorKind' | 'createdAt'>,
): boolean => note.authorKind === 'partner' && !isSameMoment(note.createdAt, createdAt);

/** The mark or note that a message made, as long as nobody has read it. What one message makes is written in one moment. */
export function unreadOf(
  request: Pick<Request, 'attention' | 'notes' | 'createdAt'>,
  { actorKind, at, note }: Pick<Step['entry'], 'actorKind' | 'at' | 'note'>,
): Unread | undefined {
  if (actorKind !== 'partner' && actorKind !== 'patron') return undefined;
  const mark = request.attention.find((each) => isOfMessage(each) && isSameMoment(each.openedAt, at));
  if (mark) return { kind: 'mark', id: mark.id };
  const found = request.notes.find(
    (each) => isToRead(each) && cameByMessage(request, each) && each.text === note && isSameMoment(each.createdAt, at),
  );
  return found && { kind: 'note', id: found.id };
}

/** Whether a request has a message that nobody has read. */
export const hasUnread = (request: Pick<Request, 'attention' | 'notes' | 'createdAt'>): boolean =>
  request.attention.some(isOfMessage) || request.notes.some((note) => isToRead(note) && cameByMessage(request, note));

/** Active, and not put aside yet. */
export const isToRead = ({ active, dismissedAt }: Request['notes'][number]): boolean => active && !dismissedAt;

const isSameMoment = (one: string, other: string): boolean => Math.abs(Date.parse(one) - Date.parse(other)) <= 1;
