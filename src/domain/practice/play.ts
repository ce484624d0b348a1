/** Which messages the practice partner sends after each event. */
import { borrowerScenarios } from './borrower-scenarios.js';
import { lenderScenarios } from './lender-scenarios.js';
import type { BorrowerSays, Cue, LenderSays, Saying, Scenario } from './scenario.js';

export type LenderScenario = keyof typeof lenderScenarios;
export type BorrowerScenario = keyof typeof borrowerScenarios;
export const lenderScenarioNames = Object.keys(lenderScenarios) as LenderScenario[];
export const borrowerScenarioNames = Object.keys(borrowerScenarios) as BorrowerScenario[];

export const lenderScenario = (name: LenderScenario): Scenario<LenderSays> => lenderScenarios[name];
export const borrowerScenario = (name: BorrowerScenario): Scenario<BorrowerSays> => borrowerScenarios[name];

/** `before`: how often the same has happened in this conversation already. */
export function sayingsFor<Says extends string>(
  { cues }: Scenario<Says>,
  event: Cue,
  before: number,
): readonly Saying<Says>[] {
  const lists = cues[event] ?? [];
  return lists[Math.min(before, lists.length - 1)] ?? [];
}

/**
 * The scenario a request asks for: the word behind `practice:` (or `exercice:`) in its note or title, else the end of the symbol it is
 * addressed to (`CA-PRACTICE-REFUSES`), else the usual one.
 */
export function scenarioFor(
  { note = '', title = '', symbol = '' }: { note?: string; title?: string; symbol?: string },
  usual: LenderScenario,
): LenderScenario {
  const words = [...`${note}\n${title}`.matchAll(/\b(?:practice|exercice):\s*([a-z-]+)/gi)].map(([, word]) =>
    word?.toLowerCase(),
  );
  const named = lenderScenarioNames.find((name) => words.includes(name));
  const byLength = [...lenderScenarioNames].sort((a, b) => b.length - a.length);
  return named ?? byLength.find((name) => symbol.toLowerCase().endsWith(`-${name}`)) ?? usual;
}

/** Mistakes that a practice partner makes on purpose, each at one step and nowhere else. */
export interface Faults {
  /** What it says in place of what the scenario asks for; `nothing`: it leaves it out. */
  instead?: Readonly<Record<string, LenderSays | BorrowerSays | 'nothing'>>;
  /** What it confirms with an error, and its words, by the event that it received. */
  refuses?: Readonly<Record<string, { words: string; unsupported?: boolean }>>;
}

export function withFaults<Says extends string>(lines: readonly Saying<Says>[], faults: Faults): readonly Saying[] {
  return (lines as readonly Saying[]).flatMap((line) => {
    const other = faults.instead?.[line.say] ?? line.say;
    return other === 'nothing' ? [] : [{ ...line, say: other }];
  });
}
