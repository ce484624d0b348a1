import type { RotaTrial } from '../answers.js';
import type { Host } from '../host.js';
import { line } from '../printable.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { facts, table } from '../table.js';

export const tryRota = (host: Host) =>
  staffCommand('try', 'Tells what each rota rule says of a borrowing request, and whom they would ask now.', [
    'rota try OCAL0000007',
  ])
    .argument('<request>', 'its id or External ID')
    .action(async (id: string, options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).tryRota(id), trialLines);
    });

function trialLines(trial: RotaTrial): string[] {
  return [
    'What the rules are told:',
    ...facts(Object.entries(trial.facts)).map((each) => `  ${each}`),
    '',
    ...(trial.rules.length === 0
      ? ['No rules: every lending partner is asked, in the order of the directory.']
      : table(
          ['Rule', 'Fits', 'Used', 'Why'],
          trial.rules.map(({ rule, fits, used, why }) => [rule, fits, used, why]),
        )),
    '',
    'Asked, in this order:',
    ...(trial.rota.length === 0
      ? ['  nobody']
      : trial.rota.map(({ partner, why }, at) => line(`  ${at + 1}. ${partner}: ${why}`))),
    ...(trial.leftOut.length === 0
      ? []
      : ['', 'Left out:', ...trial.leftOut.map(({ partner, why }) => line(`  ${partner}: ${why}`))]),
  ];
}
