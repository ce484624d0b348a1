import { Option } from 'commander';
import type { LoanView } from '../../engine/local/circulation.js';
import type { Page } from '../../engine/ports.js';
import type { Host } from '../host.js';
import { answer, connect, more, type PagingOptions, staffCommand, withPaging } from '../staff-command.js';
import { table } from '../table.js';

export const patronLoans = (host: Host) =>
  withPaging(
    staffCommand('loans', 'Lists what a patron has from other libraries, or had.', [
      'patron loans 20417',
      'patron loans 20417 --status returned',
    ]),
  )
    .argument('<id>', 'the number that the library knows them by')
    .addOption(new Option('--status <status>', 'only those').choices(['out', 'returned', 'lost', 'deleted']))
    .action(async (patron: string, options: PagingOptions & { status?: LoanView['status'] }) => {
      const { status, after, limit } = options;
      const page = await (await connect(host, options)).loans({ patron, status, after, limit });
      answer(host, options, page, (shown) => lines(shown));
    });

function lines({ items, next }: Page<LoanView>): string[] {
  if (items.length === 0) return ['No loans.'];
  const rows = items.map((loan) => [loan.id, loan.barcode, loan.externalId, loan.dueDay, loan.status]);
  return [...table(['Loan', 'Barcode', 'Request', 'Due', 'Status'], rows), ...more(next)];
}
