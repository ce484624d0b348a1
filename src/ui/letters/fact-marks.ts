/** Facts in a text as staff read them: `‹Due date›` where the template says `{{ patronDue }}`. */
import type { Thing } from '../api/client.js';

export type NamedFact = Pick<Thing<'LetterWordsView'>['facts'][number], 'name' | 'label' | 'french'>;

export const labelOf = (fact: NamedFact, language: string): string => (language === 'fr' ? fact.french : fact.label);

/** A template as staff read it. */
export const shown = (template: string, facts: readonly NamedFact[], language: string): string =>
  template.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, name: string) => {
    const fact = facts.find((each) => each.name === name);
    return `‹${fact ? labelOf(fact, language) : name}›`;
  });

/** What staff wrote as a template; a name that is none stays, and the server says so. */
export const templated = (text: string, facts: readonly NamedFact[], language: string): string =>
  text.replace(/‹\s*([^‹›]*?)\s*›/g, (_, label: string) => {
    const fact = facts.find((each) => labelOf(each, language) === label);
    return `{{ ${fact ? fact.name : label} }}`;
  });
