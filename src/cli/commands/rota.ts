/** Rota templates, and whether they do what is wanted. The rules that lead to them are `interlend rule rota`. */
import { Option } from 'commander';
import { rotaOrders } from '../../domain/rota/rota-rules.js';
import type { Thing } from '../client.js';
import { call, group, removal } from '../command.js';
import type { Host } from '../host.js';
import { collectedAs } from '../input.js';
import type { Columns } from '../table.js';
import { factTable, oneLine, table } from '../table.js';

const templateColumns: Columns<Thing<'RotaTemplate'>> = {
  Template: 'code',
  Name: 'name',
  Order: 'order',
  Status: 'status',
  Partners: ({ members }) => members.join(', '),
};

/** On the side a word when the template asks nobody. */
function warn({ warnings = [] }: { warnings?: readonly string[] }, { host }: { host: Host }): void {
  for (const warning of warnings) host.err(oneLine(warning));
}

const members = collectedAs(String);
const code = { code: ['<code>', 'the template'] } as const;

export const rotaCommands = group(
  'rota',
  'Rota templates: partners that are asked one after the other. Rota rules lead to them.',
  ['rota add COURIER "By van" lacite northern', 'rota try OCAL0000007', 'rota check'],
  [
    call('listRotaTemplates', 'list', {
      says: 'Shows the rota templates with their partners.',
      examples: ['rota list'],
      empty: 'No rota templates.',
      columns: templateColumns,
    }),
    call('addRotaTemplate', 'add', {
      says: 'Adds a rota template.',
      examples: [
        'rota add COURIER "By van" lacite northern',
        'rota add SHARED "Load shared" lacite northern big --random',
        'rota add BEST "Quickest first" lacite northern big --ranked',
      ],
      args: {
        code: ['<code>', 'short name, by which rules name it'],
        name: ['<name>', 'its name'],
        members: ['<partners...>', 'codes of partners in the order to be asked'],
      },
      options: {
        '--random': new Option('--random', 'every request asks them in another order').conflicts('ranked'),
        '--ranked': 'who can supply and is open and well; then by load, supply time, fill rate and name',
      },
      fills: (_, { own: { random, ranked } }) =>
        ranked ? { order: 'ranked' as const } : random ? { order: 'random' as const } : {},
      columns: templateColumns,
      ends: warn,
    }),
    call('changeRotaTemplate', 'change', {
      says: 'Changes what is named of a rota template; its partners are said anew.',
      examples: ['rota change COURIER --member northern --member lacite', 'rota change COURIER --status inactive'],
      changes: true,
      args: code,
      options: {
        name: ['--name <name>', 'its name'],
        members: ['--member <partner>', 'all its partners in the order to be asked, once for each', members],
        order: ['--order <order>', 'how they are asked', rotaOrders],
        status: ['--status <status>', 'an inactive one is not used', ['active', 'inactive']],
      },
      columns: templateColumns,
      ends: warn,
    }),
    removal('removeRotaTemplate', 'Removes a rota template that no rule leads to.', 'rota remove COURIER', code),
    call('tryRota', 'try', {
      says: 'Tells what each rota rule says of a borrowing request, and whom they would ask now.',
      examples: ['rota try OCAL0000007'],
      args: { id: ['<request>', 'its id or External ID'] },
      lines: trialLines,
    }),
    call('listRotaWarnings', 'check', {
      says: 'Names rotas without an active partner, rules that lead nowhere, partners in no rota.',
      examples: ['rota check', 'rota check --json'],
      lines: (warnings) => (warnings.length === 0 ? ['Nothing is amiss.'] : warnings.map(({ text }) => oneLine(text))),
    }),
  ],
);

function trialLines(trial: Thing<'RotaTrial'>): string[] {
  return [
    'What the rules are told:',
    ...factTable(Object.entries(trial.facts)).map((each) => `  ${each}`),
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
      : trial.rota.map(({ partner, why }, at) => oneLine(`  ${at + 1}. ${partner}: ${why}`))),
    ...(trial.leftOut.length === 0
      ? []
      : ['', 'Left out:', ...trial.leftOut.map(({ partner, why }) => oneLine(`  ${partner}: ${why}`))]),
  ];
}
