import type { LetterView } from '../answers.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { facts } from '../table.js';
import { when } from '../when.js';

export const showLetter = (host: Host) =>
  staffCommand('show', 'Shows one letter or slip with its facts, as they were when a step called for it.', [
    'letter show 12',
  ])
    .argument('<letter>', 'its number, as interlend letter list shows it')
    .action(async (id: string, options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).letter(id), (letter) => letterLines(host, letter));
    });

export const letterLines = (host: Host, letter: LetterView): string[] => [
  ...facts([
    ['Letter', letter.id],
    ['What', letter.name],
    ['Status', letter.status],
    ['Request', letter.externalId],
    ['For', { patron: 'the patron', partner: 'the partner', staff: 'staff', parcel: 'the parcel' }[letter.audience]],
    ['Language', letter.language],
    ['Written', `${when(host, letter.createdAt)} by ${letter.createdBy}`],
    ['Done', letter.doneAt && `${when(host, letter.doneAt)} by ${letter.doneBy}`],
  ]),
  '',
  ...facts(Object.entries(letter.facts).map(([name, value]) => [letter.labels[name] ?? name, textOf(value)])),
];

const textOf = (value: unknown): string => (Array.isArray(value) ? value.join('; ') : String(value));
