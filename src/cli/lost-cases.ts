import { Option } from 'commander';
import { type LostCaseState, lostCaseStates } from '../domain/fulfilment/lost-case.js';
import { candidateKinds, type LostCandidateFilter } from '../engine/lost/lost-candidates.js';
import type { Page, Side } from '../engine/ports.js';
import type { LostCandidate, LostCaseLine } from './answers.js';
import type { Host } from './host.js';
import { formatOf, writeSheet } from './sheet-file.js';
import { answer, connect, more, type PagingOptions, staffCommand, withPaging } from './staff-command.js';
import { table } from './table.js';
import { when } from './when.js';

export const lostCasesCommand = (host: Host) =>
  withPaging(
    staffCommand(
      'lost-cases',
      'Shows what was lost between us and partners: who said so, the fee, how it was settled.',
      ['lost-cases', 'lost-cases --state paid --side lending', 'lost-cases --partner lacite --json'],
    ),
  )
    .addOption(new Option('--state <state>', 'only in this state').choices(lostCaseStates))
    .addOption(new Option('--side <side>', 'requests of our patrons, or of partners').choices(['borrowing', 'lending']))
    .option('--partner <code>', 'only with this partner')
    .action(async (options: PagingOptions & { state?: LostCaseState; side?: Side; partner?: string }) => {
      const { state, side, partner, after, limit } = options;
      const page = await (await connect(host, options)).lostCases({ state, side, partner, after, limit });
      answer(host, options, page, (shown) => lines(host, shown));
    });

export const lostCandidatesCommand = (host: Host) =>
  withPaging(
    staffCommand('lost-candidates', 'Shows lent items that the policy lets us declare lost now, the oldest first.', [
      'lost-candidates',
      'lost-candidates --because inTransit --partner lacite',
      'lost-candidates --because overdue --file overdue.xlsx',
    ]),
  )
    .addOption(
      new Option('--because <why>', 'overdue for too long, or on their way').choices(candidateKinds).default('overdue'),
    )
    .option('--partner <code>', 'only with this partner')
    .option('--file <name>', 'write all of them to this file, ending in .xlsx or .csv')
    .action(async (options: PagingOptions & Pick<LostCandidateFilter, 'because' | 'partner'> & { file?: string }) => {
      const { because, partner, after, limit, file } = options;
      if (file) {
        const wish = { because, ...(partner ? { partner } : {}), format: formatOf(file) };
        return writeSheet(host, options, file, await (await connect(host, options)).lostCandidatesFile(wish));
      }
      const page = await (await connect(host, options)).lostCandidates({ because, partner, after, limit });
      answer(host, options, page, (shown) => candidateLines(host, shown));
    });

function candidateLines(host: Host, { items, next }: Page<LostCandidate>): string[] {
  if (items.length === 0) return ['Nothing is out for that long.'];
  const rows = items.map(({ request, since, days, limit }) => [
    request.externalId,
    request.title,
    request.partnerName ?? request.partner,
    request.stateLabel,
    when(host, since),
    `${days} (more than ${limit})`,
  ]);
  return [...table(['Request', 'Title', 'Partner', 'State', 'Since', 'Days'], rows), ...more(next)];
}

function lines(host: Host, { items, next }: Page<LostCaseLine>): string[] {
  if (items.length === 0) return ['Nothing is lost.'];
  const rows = items.map(({ request, lostCase }) => [
    request.externalId,
    request.side,
    request.title,
    request.partnerName ?? request.partner,
    lostCase.label,
    lostCase.reportedBy,
    when(host, lostCase.reportedAt ?? lostCase.declaredAt),
    [lostCase.fee, lostCase.currency].filter(Boolean).join(' '),
    lostCase.why,
  ]);
  return [
    ...table(['Request', 'Side', 'Title', 'Partner', 'Case', 'Said by', 'On', 'Fee', 'Why'], rows),
    ...more(next),
  ];
}
