/** What a long run found, for people and for programs. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Choice } from './choice.js';
import { isSpotless, kinds } from './ledger.js';
import type { MachineCard } from './machine.js';
import type { Outcome, Scenario } from './scenario.js';

/** One scenario that was played, or broke off with an error. */
export interface Played {
  scenario: Pick<Scenario, 'name' | 'does' | 'holds'>;
  seconds: number;
  /** Of the machine, in the minute before it and in its last one: a busy machine is slow. */
  load?: { before: number; after: number };
  outcome?: Outcome;
  /** It could not be played to its end. */
  error?: string;
}

export interface Report {
  at: string;
  command: string;
  machine: MachineCard;
  choice: Choice;
  seconds: number;
  passed: boolean;
  played: readonly Played[];
}

/** Counts decide, and memory: never seconds. */
export const hasPassed = ({ outcome, error }: Played): boolean =>
  error === undefined && outcome !== undefined && isSpotless(outcome.verdict);

/** Several runs, of a scenario or more each, as one: what was played more than once is numbered. */
export function togetherAs(command: string, reports: readonly Report[]): Report {
  const [first] = reports;
  if (!first) throw new Error('There is no report.');
  const all = reports.flatMap(({ played }) => played);
  const numbers = new Map<string, number>();
  const played = all.map((each): Played => {
    const { name } = each.scenario;
    const number = (numbers.get(name) ?? 0) + 1;
    numbers.set(name, number);
    const isOnly = all.filter(({ scenario }) => scenario.name === name).length === 1;
    return isOnly ? each : { ...each, scenario: { ...each.scenario, name: `${name}, part ${number}` } };
  });
  return {
    at:
      reports
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? first.at,
    command,
    machine: first.machine,
    choice: first.choice,
    seconds: reports.reduce((sum, { seconds }) => sum + seconds, 0),
    passed: played.every(hasPassed),
    played,
  };
}

/** Writes `report.md` and `report.json`; the folder they are in. */
export function writeReport(report: Report): string {
  const folder = report.choice.out ? resolve(report.choice.out) : mkdtempSync(join(tmpdir(), 'interlend-report-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(folder, 'report.md'), asMarkdown(report));
  return folder;
}

const number = (value: number) => value.toLocaleString('en');

export function asMarkdown({ at, command, machine, seconds, passed, played }: Report): string {
  return `# Faults and abuse: the long run

${passed ? 'Passed' : '**Failed**'} on ${at}, in ${Math.round(seconds / 60)} minutes: \`${command}\`.

| machine | |
| --- | --- |
| processor | ${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB |
| system | ${machine.system}, Node ${machine.node} |
| database | ${machine.database} |
| load before the run | ${machine.loadBefore} |

| scenario | ${kinds.join(' | ')} | seconds | |
| --- | ${kinds.map(() => '---:').join(' | ')} | ---: | --- |
${played.map(lineOf).join('\n')}

${played.map(chapterOf).join('\n\n')}
`;
}

const lineOf = (each: Played): string => {
  const counts = kinds.map((kind) => each.outcome?.verdict.counts[kind] ?? '–');
  return `| ${each.scenario.name} | ${counts.join(' | ')} | ${Math.round(each.seconds)} | ${hasPassed(each) ? 'passed' : '**failed**'} |`;
};

function chapterOf({ scenario, outcome, error, load, seconds }: Played): string {
  const { done = {}, figures = [], verdict, notes = [], leftOut } = outcome ?? {};
  return [
    `## ${scenario.name}\n\n${scenario.does} ${scenario.holds}`,
    ...(error ? [`**It broke off:** ${error}`] : []),
    ...(leftOut ? [`Left out: ${leftOut}`] : []),
    `It took ${Math.round(seconds)} seconds${load ? `; the load of the machine was ${load.before} before it and ${load.after} at its end` : ''}.`,
    ...(Object.keys(done).length > 0
      ? [
          `Done: ${Object.entries(done)
            .map(([what, many]) => `${number(many)} ${what}`)
            .join('; ')}.`,
        ]
      : []),
    ...notes,
    ...(figures.length > 0
      ? [
          [
            '| measured | | aim | |',
            '| --- | ---: | --- | --- |',
            ...figures.map(
              ({ what, value, aim }) =>
                `| ${what} | ${value} | ${aim?.text ?? ''} | ${aim ? (aim.reached ? 'reached' : 'missed') : ''} |`,
            ),
          ].join('\n'),
        ]
      : []),
    ...(verdict && verdict.sentences.length > 0
      ? [`What was broken:\n\n${verdict.sentences.map((sentence) => `- ${sentence}`).join('\n')}`]
      : []),
  ].join('\n\n');
}
