import { say, type Wording } from '../../src/words/index.js';

/** What a reader of English or French is given; undefined when nothing is said. */
export const inEnglish = (what: Wording | undefined): string | undefined => what && say(what, 'en');
export const inFrench = (what: Wording | undefined): string | undefined => what && say(what, 'fr');
