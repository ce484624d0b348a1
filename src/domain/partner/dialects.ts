/** How the systems of partners use the standard, as staff choose it. Each is translated by the file of its name in `src/protocol/dialects`. */
import { type Message, worded } from '../../words/message.js';

/** The names and labels, in the order of the list to choose from; the first is what a system that nobody knows is taken for. */
export const dialectRows = worded(
  { 'standard-2021': {}, 'standard-1.2': {}, alma: {}, reshare: {}, crosslink: {}, interlend: {} },
  { label: 'dialect' },
);

/** What staff read for it; a name that is none of them, of a newer directory file, as it is written. */
export const dialectLabel = (name: string): Message | string =>
  Object.hasOwn(dialectRows, name) ? dialectRows[name as keyof typeof dialectRows].label : name;
