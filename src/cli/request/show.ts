import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { requestLines } from './view.js';

export const showRequest = (host: Host) =>
  staffCommand('show', 'Shows one request, its rota, and the actions that are allowed now.', [
    'request show OOALG0000123',
    'request show OOALG0000123 --json',
  ])
    .argument('<request>', 'external id (also with -2, -3 …) or id')
    .action(async (id: string, options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).request(id), (request) => requestLines(host, request));
    });
