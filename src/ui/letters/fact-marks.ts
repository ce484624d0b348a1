/** Facts in a text as staff read them: `‹Due date›` where the template says `{{ patronDue }}`. */
import type { Thing } from '../api/client.js';

export type NamedFact = Thing<'LetterWordsView'>['texts'][number]['facts'][number];

/** A template as staff read it. */
export const shown = (template: string, facts: readonly NamedFact[]): string =>
  template.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, name: string) => {
    const fact = facts.find((each) => each.name === name);
    return `‹${fact ? fact.label : name}›`;
  });

/** What staff wrote as a template; a name that is none stays, and the server says so. */
export const templated = (text: string, facts: readonly NamedFact[]): string =>
  text.replace(/‹\s*([^‹›]*?)\s*›/g, (_, label: string) => {
    const fact = facts.find((each) => each.label === label);
    return `{{ ${fact ? fact.name : label} }}`;
  });
