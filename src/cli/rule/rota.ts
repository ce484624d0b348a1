import { conditionsInWords } from '../../domain/conditions-in-words.js';
import type { RotaRuleView } from '../../engine/local/rules.js';
import { say } from '../../words/index.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, collected, command, connect, staffCommand, wholeNumber } from '../staff-command.js';
import { table } from '../table.js';
import { conditionFrom, conditionsFrom, whenSays } from './conditions.js';
import { named, removeRule, turnRule } from './one-rule.js';

export const rotaRuleCommands = (host: Host) =>
  command('rota', 'Whom a new request is sent to when nobody chooses its partners.', [
    'rule rota add "Loans by van" COURIER --when "serviceType is Loan"',
    'rule rota add "Who else" ANYBODY --last-resort',
  ])
    .addCommand(addRule(host))
    .addCommand(changeRule(host))
    .addCommand(listRules(host))
    .addCommand(turnRule(host, 'rota', (node, id, enabled) => node.changeRotaRule(id, { enabled })))
    .addCommand(removeRule(host, 'rota', (node, id) => node.removeRotaRule(id)));

const addRule = (host: Host) =>
  staffCommand('add', 'Adds a rota assignment rule; the first that fits decides, unless it goes on.', [
    'rule rota add "Loans by van" COURIER --when "serviceType is Loan"',
    'rule rota add "Staff first" NEAR COURIER --when "userGroup is staff,faculty" --go-on',
    'rule rota add "Who else" ANYBODY --last-resort',
  ])
    .argument('<name>', 'its name, as the rota shows it')
    .argument('<templates...>', 'codes of rota templates, one after the other')
    .option('--description <words>', 'what it is for')
    .option('--when <condition>', whenSays, collected)
    .option('--go-on', 'the rules after it are asked too')
    .option('--last-resort', 'its partners come at the very end, whatever other rule fitted')
    .option('--position <number>', 'its place in the order of the rules', wholeNumber(0, 1_000_000))
    .action(async (name: string, templates: string[], options: AddOptions) => {
      const { description, when, goOn: goesOn, lastResort, position } = options;
      const conditions = when?.map(conditionFrom);
      const draft = { name, templates, description, conditions, goesOn, lastResort, position };
      answer(host, options, await (await connect(host, options)).addRotaRule(draft), (rule) => rulesTable([rule]));
    });

const changeRule = (host: Host) =>
  staffCommand('change', 'Changes what is named of a rota assignment rule; conditions and templates are said anew.', [
    'rule rota change 2 --name "Loans by van" --template COURIER',
    'rule rota change 2 --when "serviceType is Loan" --when "userGroup is staff"',
    'rule rota change 2 --when always --no-go-on --last-resort',
  ])
    .argument('<rule>', 'its id, as “rule rota list” shows it')
    .option('--name <name>', 'its name, as the rota shows it')
    .option('--description <words>', 'what it is for; none: nothing is said')
    .option('--template <code>', 'all its rota templates, once for each', collected)
    .option('--when <condition>', `${whenSays}; always: no condition`, collected)
    .option('--go-on', 'the rules after it are asked too')
    .option('--no-go-on', 'it decides')
    .option('--last-resort', 'its partners come at the very end, whatever other rule fitted')
    .option('--no-last-resort', 'its partners come in its place')
    .option('--position <number>', 'its place in the order of the rules', wholeNumber(0, 1_000_000))
    .action(async (rule: string, options: ChangeOptions) => {
      const { name, description, template, when, goOn: goesOn, lastResort, position } = options;
      const given = { name, templates: template, conditions: conditionsFrom(when), goesOn, lastResort, position };
      const change = named({ ...given, description: description === 'none' ? null : description }, 'rota');
      answer(host, options, await (await connect(host, options)).changeRotaRule(rule, change), (now) =>
        rulesTable([now]),
      );
    });

interface ChangeOptions extends AddOptions {
  name?: string;
  template?: string[];
}
interface AddOptions extends StaffOptions {
  description?: string;
  when?: string[];
  goOn?: boolean;
  lastResort?: boolean;
  position?: number;
}

const listRules = (host: Host) =>
  staffCommand('list', 'Shows the rota assignment rules in their order.', ['rule rota list']).action(
    async (options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).rotaRules(), (rules) =>
        rules.length === 0
          ? ['No rules: every lending partner is asked, in the order of the directory.']
          : rulesTable(rules),
      );
    },
  );

const rulesTable = (rules: readonly RotaRuleView[]): string[] =>
  table(
    ['Rule', 'Position', 'Name', 'On', 'When', 'Templates', 'Then'],
    rules.map(({ id, position, name, enabled, conditions, templates, goesOn, lastResort }) => [
      ...[id, position, name, enabled, say(conditionsInWords(conditions), 'en'), templates.join(', ')],
      lastResort ? 'last resort' : goesOn ? 'goes on' : undefined,
    ]),
  );
