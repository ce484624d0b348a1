import { Option } from 'commander';
import { type WorkKindName, workKindNames } from '../domain/work-queue.js';
import type { Page, Side } from '../engine/ports.js';
import type { WorkLine } from './answers.js';
import type { Host } from './host.js';
import { answer, connect, more, type PagingOptions, staffCommand, withPaging } from './staff-command.js';
import { table } from './table.js';
import { when } from './when.js';

export const workCommand = (host: Host) =>
  withPaging(
    staffCommand('work', 'Shows what needs a person now, the most urgent first.', [
      'work',
      'work --kind answer',
      'work --side borrowing --limit 10 --json',
    ]),
  )
    .addOption(new Option('--kind <kind>', 'only this kind of work').choices(workKindNames))
    .addOption(new Option('--side <side>', 'requests of our patrons, or of partners').choices(['borrowing', 'lending']))
    .action(async (options: PagingOptions & { kind?: WorkKindName; side?: Side }) => {
      const { kind, side, after, limit } = options;
      const page = await (await connect(host, options)).work({ kind, side, after, limit });
      answer(host, options, page, (shown) => lines(host, shown));
    });

function lines(host: Host, { items, next }: Page<WorkLine>): string[] {
  if (items.length === 0) return ['Nothing waits for you.'];
  const rows = items.map(({ label, request, action, why, since }) => [
    label,
    request.externalId,
    request.title,
    request.partnerName ?? request.partner,
    action?.name,
    when(host, since),
    why[0],
  ]);
  return [...table(['Work', 'Request', 'Title', 'Partner', 'Next step', 'Since', 'Why'], rows), ...more(next)];
}
