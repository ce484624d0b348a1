/** What has happened to a request, as history and refusals name it: staff actions by their button, all else by its own words. */
import events from '../words/en/event.json' with { type: 'json' };
import { type Code, type Message, message } from '../words/message.js';
import { actionRow } from './staff-actions.js';
import type { Side } from './tables.js';

/** An event without words is shown as it is. */
export const eventWords = (side: Side, event: string): Message =>
  actionRow(side, event)?.label ?? message(`event.${event}` as Code);

/** What is known beside the actions: everything that the catalogue has words for. */
export const knownEvents = Object.keys(events) as (keyof typeof events)[];
