/** The table of what each step calls, in the page `administrators/library-system` of the handbook of each language. */
import { fileURLToPath } from 'node:url';
import { type CallingStep, type CallingStepName, systemCallSteps } from '../../src/domain/tables/system-calls.js';
import { type Language, say } from '../../src/words/index.js';
import { message } from '../../src/words/message.js';

export const pageOfCalls = (language: Language): string =>
  fileURLToPath(new URL(`../../src/handbook/${language}/administrators/library-system.md`, import.meta.url));

const heads: Record<Language, string> = {
  en: 'Step | Call | What is needed back',
  fr: 'Étape | Appel | Ce qu’il faut en retour',
};

/** The page with its table made anew. */
export function withCalls(page: string, language: Language): string {
  const steps = Object.values(systemCallSteps).flatMap((side) => Object.entries(side)) as [
    CallingStepName,
    CallingStep,
  ][];
  const rows = steps.map(([name, { calls }]) => {
    const made = [...new Set(calls.map(({ call }) => say(message(`systemCalls.call_${call}`), language)))];
    const back = [
      ...new Set(calls.flatMap(({ brings }) => (brings ? [say(message(`systemResult.${brings}`), language)] : []))),
    ];
    return `| ${say(message(`systemStep.${name}`), language)} | ${made.join(', ')} | ${back.join(', ')} |`;
  });
  const table = [`| ${heads[language]} |`, '| --- | --- | --- |', ...rows].join('\n');
  return page.replace(/^\|(?:.*\n\|)*.*$/m, () => table);
}
