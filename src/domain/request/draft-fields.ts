/** What of a request was changed, as people read it: the field by its label, what it is now, and what it was. */

import events from '../../words/en/events.json' with { type: 'json' };
import { type Fact, type KeyOf, type Message, message } from '../../words/message.js';
import { localDate } from '../calendar/calendar.js';

export interface ChangedValue {
  from?: unknown;
  to?: unknown;
}

/** The label of a field of the request form; one of another version by its name. */
export const draftFieldLabel = (name: string): Message =>
  isDraftField(name) ? message(`draftField.${name}`) : message('said.asWritten', { words: name });

const isDraftField = (name: string): name is KeyOf<'draftField'> => Object.hasOwn(events.draftField, name);

/** A line for each field. An instant is said as its day in that zone. */
export const changedInWords = (changed: Readonly<Record<string, ChangedValue>>, timeZone: string): Message[] =>
  Object.entries(changed).map(([name, { from, to }]) => {
    const [was, is] = [said(from, timeZone), said(to, timeZone)];
    const field = draftFieldLabel(name);
    if (is === undefined) return message('changeTold.removed', { field, from: was ?? '–' });
    return was === undefined
      ? message('changeTold.added', { field, to: is })
      : message('changeTold.line', { field, from: was, to: is });
  });

function said(value: unknown, timeZone: string): Fact | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'boolean') return message(value ? 'changeTold.yes' : 'changeTold.no');
  if (typeof value === 'string') return dayIn(value, timeZone) ?? value;
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.join(', ');
  const parts = value as Readonly<Record<string, unknown>>;
  if (typeof parts['amount'] === 'string')
    return { amount: parts['amount'], currency: String(parts['currency'] ?? '') };
  return Object.values(parts)
    .filter((part) => typeof part === 'string')
    .join(', ');
}

function dayIn(value: string, timeZone: string): Fact | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return { day: value };
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(value)
    ? { day: localDate(new Date(value), timeZone) }
    : undefined;
}
