import type { Host } from '../host.js';
import { requestLines } from '../request/view.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';

export const renewForPatron = (host: Host) =>
  staffCommand(
    'renew',
    'Passes on that a patron wishes to keep a loan: to staff or to the lender, as the policy says.',
    ['patron renew 20417 12', 'patron renew 20417 12 --until 2026-12-01'],
  )
    .argument('<patron>', 'the number that the library knows them by')
    .argument('<loan>', 'the loan, as interlend patron loans shows it')
    .option('--until <date>', 'as YYYY-MM-DD; without it the usual date')
    .action(async (patron: string, loan: string, options: StaffOptions & { until?: string }) => {
      const now = await (await connect(host, options)).renewForPatron(patron, loan, options.until);
      answer(host, options, now, (request) => requestLines(host, request));
    });
