import { say, type Wording } from '../../words/index.js';
import type { Language } from '../fulfilment/patron.js';
import { type LetterCode, letterRow } from './catalogue.js';
import type { FactValue, FrozenFacts, KnownFacts } from './facts.js';
import { withFactsFilled } from './query-facts.js';

/** What a letter says: of all that is known, what it may mention, in its reader's language. */
export function freeze(code: LetterCode, known: KnownFacts, language: Language): FrozenFacts {
  const mentioned = letterRow(code).facts.flatMap((name) => {
    const value = known[name];
    return value === undefined || isEmpty(value) ? [] : [[name, inLanguage(value, language)] as const];
  });
  return withFactsFilled(Object.fromEntries(mentioned));
}

const isList = (value: Wording | readonly Wording[]): value is readonly Wording[] => Array.isArray(value);
const isEmpty = (value: Wording | readonly Wording[]): boolean =>
  (isList(value) || typeof value === 'string') && value.length === 0;
const inLanguage = (value: Wording | readonly Wording[], language: Language): FactValue =>
  isList(value) ? value.map((each) => say(each, language)) : say(value, language);
