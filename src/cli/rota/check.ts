import type { Host } from '../host.js';
import { line } from '../printable.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';

export const checkRotas = (host: Host) =>
  staffCommand('check', 'Names rotas without an active partner, rules that lead nowhere, partners in no rota.', [
    'rota check',
    'rota check --json',
  ]).action(async (options: StaffOptions) => {
    answer(host, options, await (await connect(host, options)).rotaWarnings(), (warnings) =>
      warnings.length === 0 ? ['Nothing is amiss.'] : warnings.map(({ text }) => line(text)),
    );
  });
