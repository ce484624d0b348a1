import type { Host } from '../host.js';
import { command } from '../staff-command.js';
import { itemRuleCommands } from './item.js';
import { reasonCommands } from './reason.js';
import { rotaRuleCommands } from './rota.js';
import { sendingRuleCommands } from './sending.js';

export const ruleCommands = (host: Host) =>
  command('rule', 'Keeps the rules by which a running node decides on requests and items.', [
    'rule sending list',
    'rule reason list',
    'rule rota add "Loans by van" COURIER --when "serviceType is Loan"',
    'rule item add OUT_RS_REQ --partner lacite --item-policy "in house"',
  ])
    .addCommand(sendingRuleCommands(host))
    .addCommand(rotaRuleCommands(host))
    .addCommand(itemRuleCommands(host))
    .addCommand(reasonCommands(host));
