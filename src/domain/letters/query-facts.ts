/** What a query to a patron may mention of the request, and its text with that filled in. */

import type { Wording } from '../../words/message.js';
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
export function unknownFacts(text: QueryText): { field: string; problem: Wording }[] {
  return (['en', 'fr'] as const).flatMap((language) => {
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

const problemOf = (name: string): string =>
  `A query knows no fact {${name}}. Choose from ${queryFacts.map((each) => `{${each}}`).join(', ')}.`;

/** The frozen letter with the facts in its heading and lines; a fact that is not known leaves no gap. */
export function withFactsFilled(facts: FrozenFacts): FrozenFacts {
  const { queryHeading, queryLines } = facts;
  const filled = (line: string) =>
    line
      .replace(mention, (_, name: string) => spoken(facts[name as FactName]))
      .replace(/ {2,}/g, ' ')
      .trim();
  const each = (value: FactValue) => (typeof value === 'string' ? filled(value) : value.map(filled));
  return {
    ...facts,
    ...(queryHeading ? { queryHeading: each(queryHeading) } : {}),
    ...(queryLines ? { queryLines: each(queryLines) } : {}),
  };
}

const spoken = (value: FactValue | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : value.join(', ');
