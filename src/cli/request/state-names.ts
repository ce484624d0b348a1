import { states } from '../../domain/states.js';
import type { Side } from '../../domain/tables.js';
import { say } from '../../words/index.js';
import { languages } from '../../words/languages.js';
import { Misused } from '../failures.js';

/**
 * The names of the states that somebody means: a name as programs write it, or the status in words, English or French, as
 * screens show it. Throws `Misused` with all of them when it is none.
 */
export function statesMeant(said: string, side: Side | undefined): string[] {
  const rows = (side ? [side] : (['borrowing', 'lending'] as const)).flatMap((each) => Object.entries(states[each]));
  const plain = (text: string) => text.trim().toLowerCase();
  const meant = rows.filter(([name, { label }]) =>
    [name, ...languages.map((each) => say(label, each))].some((each) => plain(each) === plain(said)),
  );
  if (meant.length > 0) return [...new Set(meant.map(([name]) => name))];
  const known = [...new Set(rows.map(([name, { label }]) => `${name} (${say(label, 'en')})`))].sort();
  throw new Misused(`No status is called "${said}".`, `Choose one of: ${known.join(', ')}.`);
}
