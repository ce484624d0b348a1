import { Option } from 'commander';
import type { Page, RequestFilter } from '../../engine/ports.js';
import type { RequestSummary } from '../answers.js';
import type { Host } from '../host.js';
import { answer, connect, more, type PagingOptions, staffCommand, withPaging } from '../staff-command.js';
import { table } from '../table.js';
import { when } from '../when.js';
import { statesMeant } from './state-names.js';

export const listRequests = (host: Host) =>
  withPaging(
    staffCommand('list', 'Shows requests, the newest first.', [
      'request list',
      'request list --side lending --attention',
      'request list --partner lacite --state shippedPhysically',
      'request list --state "Shipped Physically"',
      'request list --search "leaves of grass" --json',
    ]),
  )
    .addOption(new Option('--side <side>', 'requests of our patrons, or of partners').choices(['borrowing', 'lending']))
    .option('--state <status>', 'only with this status: its name, or its words as screens show them')
    .option('--partner <code>', 'only with this partner')
    .option('--attention', 'only those that need attention')
    .option('--search <words>', 'words of title, author or external id')
    .action(async ({ search, ...options }: Options) => {
      const { side, state, partner, attention, after, limit } = options;
      const states = state === undefined ? undefined : statesMeant(String(state), side);
      const filter: RequestFilter = { side, state: states, partner, attention, q: search, after, limit };
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
    request.dueDay,
    request.needsAttention || undefined,
    when(host, request.updatedAt, request.timeZone),
  ]);
  return [
    ...table(['Request', 'Side', 'State', 'Title', 'Partner', 'Due', 'Attention', 'Changed'], rows),
    ...more(next),
  ];
}
