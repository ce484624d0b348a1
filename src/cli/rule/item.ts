import type { ItemRuleView } from '../../engine/local/policies.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, command, connect, staffCommand, wholeNumber } from '../staff-command.js';
import { table } from '../table.js';
import { named, removeRule } from './one-rule.js';

export const itemRuleCommands = (host: Host) =>
  command('item', 'Temporary item creation rules: where items of a partner go, and with which item policy.', [
    'rule item add OUT_RS_REQ --partner lacite --item-policy "in house"',
    'rule item list',
  ])
    .addCommand(addRule(host))
    .addCommand(changeRule(host))
    .addCommand(listRules(host))
    .addCommand(removeRule(host, 'item', (node, id) => node.removeItemRule(id)));

const addRule = (host: Host) =>
  staffCommand('add', 'Adds a temporary item creation rule; the first that fits decides.', [
    'rule item add OUT_RS_REQ --partner lacite --item-policy "in house"',
    'rule item add OUT_RS_REQ --position 100',
  ])
    .argument('<location>', 'code of the location that the items get')
    .option('--partner <code>', 'items of this partner; without it of everybody')
    .option('--item-policy <policy>', 'the item policy that they get')
    .option('--position <number>', 'its place in the order of the rules', wholeNumber(0, 1_000_000))
    .action(async (location: string, { partner, itemPolicy, position, ...options }: AddOptions) => {
      const draft = { location, partner, itemPolicy, position };
      answer(host, options, await (await connect(host, options)).addItemRule(draft), (rule) => rulesTable([rule]));
    });

const changeRule = (host: Host) =>
  staffCommand('change', 'Changes what is named of a temporary item creation rule.', [
    'rule item change 3 --location OUT_RS_REQ --position 1',
    'rule item change 3 --partner everybody --item-policy none',
  ])
    .argument('<rule>', 'its id, as “rule item list” shows it')
    .option('--location <code>', 'code of the location that the items get')
    .option('--partner <code>', 'items of this partner; everybody: of all')
    .option('--item-policy <policy>', 'the item policy that they get; none: no policy')
    .option('--position <number>', 'its place in the order of the rules', wholeNumber(0, 1_000_000))
    .action(async (rule: string, { location, partner, itemPolicy, position, ...options }: ChangeOptions) => {
      const change = named(
        {
          ...{ location, position, partner: partner === 'everybody' ? null : partner },
          itemPolicy: itemPolicy === 'none' ? null : itemPolicy,
        },
        'item',
      );
      answer(host, options, await (await connect(host, options)).changeItemRule(rule, change), (now) =>
        rulesTable([now]),
      );
    });

interface ChangeOptions extends AddOptions {
  location?: string;
}
interface AddOptions extends StaffOptions {
  partner?: string;
  itemPolicy?: string;
  position?: number;
}

const listRules = (host: Host) =>
  staffCommand('list', 'Shows the temporary item creation rules in their order.', ['rule item list']).action(
    async (options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).itemRules(), (rules) =>
        rules.length === 0 ? ['No rules: items go to the default location of the library.'] : rulesTable(rules),
      );
    },
  );

const rulesTable = (rules: readonly ItemRuleView[]): string[] =>
  table(
    ['Rule', 'Position', 'Partner', 'Location', 'Item policy'],
    rules.map(({ id, position, partner, location, itemPolicy }) => [
      ...[id, position, partner ?? 'everybody', location, itemPolicy],
    ]),
  );
