/** Facts of a letter as its slip says them. */
import type { FactName, FrozenFacts } from '../../../domain/letters/letters.js';
import { moneyIn } from '../../../domain/request/terms.js';
import type { Code, Facts, Language } from '../../../words/index.js';
import { message, say } from '../../../words/index.js';
import type { Labelled } from './content.js';

export interface Said {
  t(code: Code, facts?: Facts): string;
  /** A fact as one line; empty when it is not known. */
  one(name: FactName): string;
  many(name: FactName): string[];
  day(name: FactName): string;
  money(name: FactName): string;
  /** A line of a list, unless nothing is known. */
  line(code: Code, text: string): Labelled[];
  language: Language;
}

export function saidBy(facts: FrozenFacts, language: Language): Said {
  const t: Said['t'] = (code, more) => say(message(code, more), language);
  const many = (name: FactName): string[] => {
    const value = facts[name];
    const list = value === undefined ? [] : typeof value === 'string' ? [value] : [...value];
    return list.filter((each) => each.trim() !== '');
  };
  const one = (name: FactName) => many(name).join(', ');
  return {
    t,
    one,
    many,
    language,
    day: (name) => dayOf(one(name), t),
    money: (name) => {
      const sum = moneyIn(one(name));
      return sum ? t('slip.sum', { sum }) : one(name);
    },
    line: (code, text) => (text === '' ? [] : [{ label: t(code), text }]),
  };
}

/** Slips of an earlier version have moments where there are days now. */
function dayOf(text: string, t: Said['t']): string {
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(text) ?? [];
  return day ? t('slip.day', { day: { day } }) : text;
}
