import { conditionsInWords } from '../../domain/conditions-in-words.js';
import type { SendingRuleView } from '../../engine/local/rules.js';
import { say } from '../../words/index.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, collected, command, connect, staffCommand, wholeNumber } from '../staff-command.js';
import { table } from '../table.js';
import { conditionFrom, conditionsFrom, whenSays } from './conditions.js';
import { named, removeRule, turnRule } from './one-rule.js';

export const sendingRuleCommands = (host: Host) =>
  command('sending', 'Which new requests are sent without staff; the first rule that fits decides.', [
    'rule sending add "Loans to La Cité" --send --when "partner is lacite"',
    'rule sending change 3 --when "serviceType is Loan"',
    'rule sending list',
  ])
    .addCommand(addRule(host))
    .addCommand(changeRule(host))
    .addCommand(listRules(host))
    .addCommand(turnRule(host, 'sending', (node, id, enabled) => node.changeSendingRule(id, { enabled })))
    .addCommand(removeRule(host, 'sending', (node, id) => node.removeSendingRule(id)));

const addRule = (host: Host) =>
  staffCommand('add', 'Adds a rule for sending: what fits is sent by itself, or waits for staff.', [
    'rule sending add "Loans to La Cité" --send --when "partner is lacite" --when "serviceType is Loan"',
    'rule sending add "Rush is looked at" --when "serviceLevel is Rush" --position 1',
  ])
    .argument('<name>', 'its name, as the history shows it')
    .option('--send', 'what fits is sent by itself; without it, it waits for staff')
    .option('--when <condition>', whenSays, collected)
    .option('--position <number>', 'its place in the order of the rules', wholeNumber(0, 1_000_000))
    .action(async (name: string, { send, when, position, ...options }: AddOptions) => {
      const draft = { name, sends: send ?? false, conditions: when?.map(conditionFrom), position };
      answer(host, options, await (await connect(host, options)).addSendingRule(draft), (rule) => rulesTable([rule]));
    });

const changeRule = (host: Host) =>
  staffCommand('change', 'Changes what is named of a rule for sending; its conditions are said anew.', [
    'rule sending change 3 --name "Loans to La Cité" --send',
    'rule sending change 3 --when "partner is lacite" --position 1',
    'rule sending change 3 --when always',
  ])
    .argument('<rule>', 'its id, as “rule sending list” shows it')
    .option('--name <name>', 'its name, as the history shows it')
    .option('--send', 'what fits is sent by itself')
    .option('--no-send', 'what fits waits for staff')
    .option('--when <condition>', `${whenSays}; always: no condition`, collected)
    .option('--position <number>', 'its place in the order of the rules', wholeNumber(0, 1_000_000))
    .action(async (rule: string, { name, send, when, position, ...options }: ChangeOptions) => {
      const change = named({ name, sends: send, conditions: conditionsFrom(when), position }, 'sending');
      answer(host, options, await (await connect(host, options)).changeSendingRule(rule, change), (now) =>
        rulesTable([now]),
      );
    });

interface ChangeOptions extends AddOptions {
  name?: string;
}
interface AddOptions extends StaffOptions {
  send?: boolean;
  when?: string[];
  position?: number;
}

const listRules = (host: Host) =>
  staffCommand('list', 'Shows the rules for sending in their order.', ['rule sending list']).action(
    async (options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).sendingRules(), (rules) =>
        rules.length === 0 ? ['No rules: staff send every request.'] : rulesTable(rules),
      );
    },
  );

const rulesTable = (rules: readonly SendingRuleView[]): string[] =>
  table(
    ['Rule', 'Position', 'Name', 'On', 'When', 'Then'],
    rules.map(({ id, position, name, enabled, conditions, sends }) => [
      ...[id, position, name, enabled, say(conditionsInWords(conditions), 'en')],
      sends ? 'sent by itself' : 'waits for staff',
    ]),
  );
