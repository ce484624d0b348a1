import type { Host } from '../host.js';
import { command } from '../staff-command.js';
import { checkRotas } from './check.js';
import { templateCommands } from './template.js';
import { tryRota } from './try.js';

/** Rota templates, and whether they do what is wished. The rules that lead to them are `interlend rule rota`. */
export const rotaCommands = (host: Host) => {
  const group = command(
    'rota',
    'Rota templates: partners that are asked one after the other. Rota rules lead to them.',
    ['rota add COURIER "By van" lacite northern', 'rota try OCAL0000007', 'rota check'],
  );
  for (const each of templateCommands(host)) group.addCommand(each);
  return group.addCommand(tryRota(host)).addCommand(checkRotas(host));
};
