/** What a query to a patron may mention of the request, and its text with that filled in. */

import { languages } from '../../words/languages.js';
import { type Message, message } from '../../words/message.js';
import type { FactName, FactValue, FrozenFacts } from './facts.js';
import { patronLetters } from './patron-letters.js';
import type { QueryText } from './queries.js';

/** What the letter says beside its text, and days that the text could not word. */
const notInTexts: readonly string[] = ['queryHeading', 'queryLines', 'patronNote', 'requestedAt', 'neededBy'];

export const queryFacts: readonly FactName[] = patronLetters.queryToPatron.facts.filter(
  (name) => !notInTexts.includes(name),
);

const mention = /\{([^{}]*)\}/g;

/** Facts that a text names and the letter does not know, each with the remedy. */
export function unknownFacts(text: QueryText): { field: string; problem: Message }[] {
  return languages.flatMap((language) => {
    const { heading, lines } = text[language];
    return [
      ...strangersIn([heading]).map((name) => ({ field: `${language}.heading`, problem: problemOf(name) })),
      ...strangersIn(lines).map((name) => ({ field: `${language}.lines`, problem: problemOf(name) })),
    ];
  });
}

function strangersIn(lines: readonly string[]): string[] {
  const named = lines.flatMap((line) => [...line.matchAll(mention)].map(([, name = '']) => name));
  return [...new Set(named)].filter((name) => !queryFacts.some((known) => known === name));
}

const braced = (name: string): string => `{${name}}`;
const problemOf = (name: string): Message =>
  message('refusedLetter.queryFact', { fact: braced(name), facts: { oneOf: queryFacts.map(braced) } });

/** The frozen letter with the facts in its heading and lines; a fact that is not known leaves no gap. */
export function withFactsFilled(facts: FrozenFacts): FrozenFacts {
  const { queryHeading, queryLines } = facts;
  const filled = (line: string) =>
    line
      .replace(mention, (_, name: string) => spoken(facts[name as FactName]))
      .replace(/ {2,}/g, ' ')
      .trim();
  const linesOf = (value: FactValue) => [value].flat().flatMap((line) => line.split('\n'));
  return {
    ...facts,
    ...(queryHeading ? { queryHeading: linesOf(queryHeading).map(filled).join(' ') } : {}),
    ...(queryLines ? { queryLines: linesOf(queryLines).map(filled) } : {}),
  };
}

const spoken = (value: FactValue | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : value.join(', ');
