import type { ScanOrder } from '../engine/scan/index.js';
import type { ScanTold } from './answers.js';
import type { Host } from './host.js';
import { line } from './printable.js';
import { requestLines } from './request/view.js';
import type { StaffOptions } from './staff-access.js';
import { answer, connect, staffCommand } from './staff-command.js';
import { table } from './table.js';

export const scanCommand = (host: Host) =>
  staffCommand('scan', 'Scans a barcode or a request id, does the obvious step, and says what it was.', [
    'scan OOALG0000123 --notify-patron --print-slip',
    'scan 31761000000001 --request LACITE0000045',
    'scan 31761000000001 --internal-note "Cover torn."',
  ])
    .argument('<code>', 'a barcode of ours or of the lender, or an external id')
    .option('--request <id>', 'the request id that was scanned with it')
    .option('--note <text>', 'to the partner')
    .option('--internal-note <text>', 'for this library only')
    .option('--notify-patron', 'at receipt: tell the patron that it is on the hold shelf')
    .option('--print-slip', 'write the slip of the step')
    .option('--confirmed', 'the doubt was read; do it all the same')
    .action(async (code: string, options: StaffOptions & Omit<ScanOrder, 'code'>) => {
      const { request, note, internalNote, notifyPatron, printSlip, confirmed } = options;
      const order: ScanOrder = { code, request, note, internalNote, notifyPatron, printSlip, confirmed };
      answer(host, options, await (await connect(host, options)).scan(order), (told) => lines(host, told));
    });

function lines(host: Host, { text, next, request, choices = [] }: ScanTold): string[] {
  const label = request?.actions.find(({ name }) => name === next)?.label;
  const rows = choices.map(({ externalId, side, title, stateLabel }) => [externalId, side, title, stateLabel]);
  return [
    // The API says it in the language of the command line.
    line(String(text)),
    ...(label ? [`Next: ${line(label)}`] : []),
    ...(rows.length > 0 ? ['', ...table(['Request', 'Side', 'Title', 'State'], rows)] : []),
    ...(request ? ['', ...requestLines(host, request)] : []),
  ];
}
