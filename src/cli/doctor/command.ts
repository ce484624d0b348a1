/** `interlend doctor`: everything about a node that can be told from its own machine, each with what to do about it. */
import type { CheckFinding, CheckState } from '../../domain/checks/findings.js';
import { say } from '../../words/index.js';
import { command } from '../command-line.js';
import { CallRefused } from '../failures.js';
import type { Host } from '../host.js';

const marks: Record<CheckState, string> = { well: 'ok', warning: 'look', problem: 'WRONG', unknown: '?' };

export const doctorCommand = (host: Host) =>
  command(
    'doctor',
    'Checks the node of this folder, running or not: database, address, proxy, backup, mail, disk, clock, name and symbol.',
    ['doctor', 'doctor --json'],
  )
    .option('--json', 'print JSON for programs instead of text for people')
    .addHelpText(
      'after',
      '\nEnds with 0 when nothing is wrong (what is only to be looked at counts as nothing), with 1 when something is, with 2 when a setting is wrong.',
    )
    .action(async ({ json }: { json?: boolean }) => {
      const { examine } = await import('./examine.js');
      const findings = await examine(host);
      const wrong = findings.filter(({ state }) => state === 'problem').length;
      if (json)
        host.out(JSON.stringify({ version: host.version, wrong, findings: findings.map(written) }, undefined, 2));
      else for (const each of findings) for (const line of linesOf(each)) host.out(line);
      if (wrong > 0) throw new CallRefused(wrong === 1 ? 'One thing is wrong.' : `${wrong} things are wrong.`);
      if (!json) host.out('Nothing is wrong.');
    });

const linesOf = (finding: CheckFinding): string[] => {
  const { text, remedy, lines } = written(finding);
  return [
    `${marks[finding.state].padEnd(6)} ${text}`,
    ...(remedy ? [`       → ${remedy}`] : []),
    ...(lines ? lines.split('\n').map((line) => `           ${line}`) : []),
  ];
};

/** In English, as all of the command line is. */
const written = ({ title, text, remedy, ...finding }: CheckFinding) => ({
  ...finding,
  title: say(title, 'en'),
  text: say(text, 'en'),
  // A terminal shows a command as it is typed.
  ...(remedy ? { remedy: say(remedy, 'en').replaceAll('`', '') } : {}),
});
