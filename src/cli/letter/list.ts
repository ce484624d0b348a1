import { Option } from 'commander';
import { letterKinds, letterStatuses } from '../../domain/letters.js';
import type { LetterFilter } from '../../engine/local/letters.js';
import type { Page } from '../../engine/ports.js';
import type { LetterView } from '../answers.js';
import type { Host } from '../host.js';
import { answer, connect, more, type PagingOptions, staffCommand, withPaging } from '../staff-command.js';
import { table } from '../table.js';
import { when } from '../when.js';

export const listLetters = (host: Host) =>
  withPaging(
    staffCommand('list', 'Shows the letters and slips that wait, the oldest first; or others, the newest first.', [
      'letter list --kind slip',
      'letter list --code overdueNotice --status printed',
      'letter list --request OOALG0000123',
    ]),
  )
    .addOption(new Option('--status <status>', 'those that wait, when it is not said').choices(letterStatuses))
    .addOption(new Option('--kind <kind>', 'only letters, or slips').choices(letterKinds))
    .option('--code <code>', 'only this letter, such as shippingSlip')
    .option('--library <code>', 'only what the desks of this library print')
    .option('--request <request>', 'only of this request, whatever became of them: id or external id')
    .action(
      async ({ status, kind, code, library, request, after, limit, ...options }: PagingOptions & LetterFilter) => {
        const node = await connect(host, options);
        const id = request === undefined ? undefined : (await node.request(request)).id;
        const page = await node.letters({
          ...{ limit },
          ...(id ? { request: id } : {}),
          ...(status ? { status } : {}),
          ...(kind ? { kind } : {}),
          ...(code ? { code } : {}),
          ...(library ? { library } : {}),
          ...(after ? { after } : {}),
        });
        answer(host, options, page, (found) => lines(host, found));
      },
    );

function lines(host: Host, { items, next }: Page<LetterView>): string[] {
  if (items.length === 0) return ['No letters.'];
  const rows = items.map((letter) => [
    ...[letter.id, when(host, letter.createdAt), letter.name, letter.externalId],
    ...[letter.patron ?? letter.staff ?? letter.partner, letter.language, letter.status],
  ]);
  return [...table(['Letter', 'When', 'What', 'Request', 'To', 'Language', 'Status'], rows), ...more(next)];
}
