import type { DuplicateWish } from '../../engine/ports.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { requestLines } from './view.js';

export const duplicateRequest = (host: Host) =>
  staffCommand('duplicate', 'Copies a borrowing request to a new one, for the same patron unless you say otherwise.', [
    'request duplicate OOALG0000123',
    'request duplicate OOALG0000123 --patron A0002',
    'request duplicate OOALG0000123 --no-patron',
  ])
    .argument('<request>', 'external id or id')
    .option('--patron <id>', 'for this patron')
    .option('--no-patron', 'for nobody yet')
    .action(async (id: string, options: StaffOptions & { patron?: string | boolean }) => {
      const made = await (await connect(host, options)).duplicate(id, wishOf(options.patron));
      answer(host, options, made, (request) => requestLines(host, request));
    });

function wishOf(patron: string | boolean | undefined): DuplicateWish {
  if (patron === false) return { patron: null };
  return typeof patron === 'string' ? { patron: { id: patron } } : {};
}
