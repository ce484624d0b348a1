import type { PatronView } from '../answers.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { facts } from '../table.js';
import { when } from '../when.js';

export const showPatron = (host: Host) =>
  staffCommand('show', 'Shows one patron, and whether they may request.', ['patron show 20417'])
    .argument('<id>', 'the number that the library knows them by')
    .action(async (id: string, options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).patron(id), (patron) => patronLines(host, patron));
    });

const standings: Record<PatronView['standing']['decision'], string> = {
  allowed: 'yes',
  review: 'after review by staff',
  refused: 'no',
};

export const patronLines = (host: Host, patron: PatronView): string[] =>
  facts([
    ['Patron', patron.id],
    ['Name', patron.name],
    ['Group', patron.group],
    ['E-mail', patron.email],
    ['Language', patron.language],
    ['Picks up at', patron.pickupLibrary],
    ['Expires', patron.expiresOn],
    ['May request', standings[patron.standing.decision]],
    ['Because', patron.standing.reasons.map(({ text }) => text).join(' ')],
    ['Active requests', patron.activeRequests],
    ['Loans', patron.openLoans],
    ['Owes', patron.feesOwed === '0.00' ? undefined : `${patron.feesOwed} ${patron.currency}`],
    ['Changed', when(host, patron.updatedAt)],
  ]);
