import { say, type Wording } from '../../src/words/index.js';

/** What a test reads of a message: its words in English; nothing of nothing. */
export function english(what: Wording): string;
export function english(what: Wording | false | undefined): string | undefined;
export function english(what: Wording | false | undefined): string | undefined {
  return what === undefined || what === false ? undefined : say(what, 'en');
}

/** What a reader of French gets. French is printed with no-break spaces, which a test writes as spaces. */
export const french = (what: Wording): string => say(what, 'fr').replaceAll('\u00a0', ' ');
