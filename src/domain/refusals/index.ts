/** Why something is refused, in French. The sentences are made in English where they are found out; here is what they mean. */
import type { Language } from '../words.js';
import { almaRefusals } from './alma.js';
import { callRefusals } from './calls.js';
import { configurationRefusals } from './configuration.js';
import { orderRefusals } from './orders.js';
import { partnerRefusals } from './partners.js';
import type { RefusalRow } from './row.js';
import { tableRefusals } from './tables.js';
import { unknownRefusals } from './unknown.js';

/** More exact sentences come before those that would take them too. */
export const refusalRows: readonly RefusalRow[] = [
  ...tableRefusals,
  ...almaRefusals,
  ...orderRefusals,
  ...partnerRefusals,
  ...configurationRefusals,
  ...callRefusals,
  ...unknownRefusals,
];

/** The sentence in that language; one that has no row stays as it is. */
export const saidIn = (language: Language, sentence: string): string =>
  language === 'fr' ? (inFrench(sentence) ?? sentence) : sentence;

/** A longer one repeats what somebody sent, and is not worth the search. */
const longest = 2000;

function inFrench(sentence: string): string | undefined {
  const whole = exact.get(sentence);
  if (whole) return whole;
  if (sentence.length > longest) return undefined;
  for (const { pattern, french } of patterns) {
    const found = pattern.exec(sentence);
    if (!found) continue;
    let at = 0;
    return french.replace(/\{(\d*)\}/g, (_, place: string) => {
      at += 1;
      return found[place === '' ? at : Number(place)] ?? '';
    });
  }
  return undefined;
}

const hole = /\{\}/;
const exact = new Map(refusalRows.filter(([english]) => !hole.test(english)));
const patterns = refusalRows
  .filter(([english]) => hole.test(english))
  .map(([english, french]) => ({ pattern: patternOf(english), french }));

/** What is filled in may have lines of its own. */
function patternOf(english: string): RegExp {
  const parts = english.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.+?)')}$`, 's');
}
