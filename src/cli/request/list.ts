import { Option } from 'commander';
import type { Page, RequestFilter, RequestSummary } from '../../engine/ports.js';
import type { Host } from '../host.js';
import { answer, connect, more, type PagingOptions, staffCommand, withPaging } from '../staff-command.js';
import { table } from '../table.js';
import { when } from '../when.js';

export const listRequests = (host: Host) =>
  withPaging(
    staffCommand('list', 'Shows requests, the newest first.', [
      'request list',
      'request list --side lending --attention',
      'request list --partner lacite --state shipped',
      'request list --search "leaves of grass" --json',
    ]),
  )
    .addOption(new Option('--side <side>', 'requests of our patrons, or of partners').choices(['borrowing', 'lending']))
    .option('--state <state>', 'only in this state')
    .option('--partner <code>', 'only with this partner')
    .option('--attention', 'only those that need attention')
    .option('--search <words>', 'words of title, author or external id')
    .action(async ({ search, ...options }: Options) => {
      const { side, state, partner, attention, after, limit } = options;
      const filter: RequestFilter = { side, state, partner, attention, q: search, after, limit };
      answer(host, options, await (await connect(host, options)).requests(filter), (page) => lines(host, page));
    });

type Options = PagingOptions & Omit<RequestFilter, 'q'> & { search?: string };

function lines(host: Host, { items, next }: Page<RequestSummary>): string[] {
  if (items.length === 0) return ['No requests.'];
  const rows = items.map((request) => [
    request.externalId,
    request.side,
    request.stateLabel,
    request.title,
    request.partnerName ?? request.partner,
    when(host, request.dueDate),
    request.needsAttention || undefined,
    when(host, request.updatedAt),
  ]);
  return [
    ...table(['Request', 'Side', 'State', 'Title', 'Partner', 'Due', 'Attention', 'Changed'], rows),
    ...more(next),
  ];
}
