import type { HistoryEntry } from '../answers.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { table } from '../table.js';
import { when } from '../when.js';

export const historyOfRequest = (host: Host) =>
  staffCommand('history', 'Shows what happened to a request, who did it, and which rule decided.', [
    'request history OOALG0000123',
    'request history OOALG0000123 --json',
  ])
    .argument('<request>', 'external id or id')
    .action(async (id: string, options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).history(id), (entries) =>
        table(
          ['When', 'Who', 'What', 'State', 'Note'],
          entries.map((entry) => [
            when(host, entry.at),
            entry.actor,
            entry.event,
            change(entry),
            entry.note ?? rule(entry),
          ]),
        ),
      );
    });

const change = ({ fromState, toState }: HistoryEntry): string | undefined =>
  toState === undefined || toState === fromState ? toState : fromState ? `${fromState} → ${toState}` : `→ ${toState}`;

const rule = ({ facts = {} }: HistoryEntry): string =>
  Object.entries(facts)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
