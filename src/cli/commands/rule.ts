/** The rules by which a node decides: what is sent, whom a request goes to, where items go. */
import { conditionsInWords } from '../../domain/rules/conditions-in-words.js';
import {
  type Condition,
  type RuleFact,
  type RuleOperator,
  ruleFactNames,
  ruleOperators,
} from '../../domain/rules/rule-conditions.js';
import { say } from '../../words/index.js';
import { languageLabel } from '../../words/languages.js';
import type { Thing } from '../client.js';
import { call, group, removal } from '../command.js';
import { Misused } from '../failures.js';
import { collectedAs, onOrOff, orNone, wholeNumber } from '../input.js';
import type { Columns } from '../table.js';
import { reasons } from './reason.js';

/** How `--when` is described in the help of every rule. */
const whenSays = `a condition, "fact operator values", once for each; facts: ${ruleFactNames.join(', ')}; operators: ${ruleOperators.join(', ')}`;
const conditions = ['--when <condition>', whenSays, collectedAs(conditionFrom)] as const;
/** What `--when` says of a rule that is changed: `always`, alone, takes the conditions away. */
const otherConditions = ['--when <condition>', `${whenSays}; always: no condition`, alwaysOr] as const;

function alwaysOr(given: string, before: Condition[] | undefined): Condition[] {
  if (given.trim() === 'always' && before === undefined) return [];
  return [...(before?.length === 0 ? [conditionFrom('always')] : (before ?? [])), conditionFrom(given)];
}

/** `userGroup is staff, faculty` → a condition. */
function conditionFrom(given: string): Condition {
  const [, fact = '', operator = '', listed = ''] = /^\s*(\w+)\s+(\w+)(?:\s+(.*))?$/.exec(given) ?? [];
  if (!isFact(fact) || !isOperator(operator))
    throw new Misused(`"${given}" is no condition.`, 'Write it as "userGroup is staff,faculty" or "language isEmpty".');
  const values = listed
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
  return { fact, operator, ...(values.length > 0 ? { values } : {}) };
}

const isFact = (text: string): text is RuleFact => ruleFactNames.some((each) => each === text);
const isOperator = (text: string): text is RuleOperator => ruleOperators.some((each) => each === text);

const inWords = (rule: { conditions: readonly object[] }): string =>
  say(conditionsInWords(rule.conditions as readonly Condition[]), 'en');

const position = ['--position <number>', 'its place in the order of the rules', wholeNumber(0, 1_000_000)] as const;
const ruleId = (kind: string) => ({ id: ['<rule>', `its id, as “rule ${kind} list” shows it`] }) as const;
const listedId = (kind: string) => ({ id: ['<id>', `as interlend rule ${kind} list shows it`] }) as const;

const turn = (id: 'changeSendingRule' | 'changeRotaRule' | 'changeLoanRule', kind: 'sending' | 'rota' | 'loan') =>
  call(id, 'turn', {
    says: 'Turns one on or off; what is off is not asked.',
    examples: [`rule ${kind} turn 3 off`],
    args: { ...listedId(kind), enabled: ['<on|off>', 'on or off', onOrOff] },
    lines: (_, { fields }) => [`${fields.id} is ${fields.enabled ? 'on' : 'off'}.`],
  });

const remove = (id: 'removeSendingRule' | 'removeRotaRule' | 'removeItemRule' | 'removeLoanRule', kind: string) =>
  removal(id, 'Removes one.', `rule ${kind} remove 3`, listedId(kind));

const sendingColumns: Columns<Thing<'SendingRuleView'>> = {
  Rule: 'id',
  Position: 'position',
  Name: 'name',
  On: 'enabled',
  When: inWords,
  Then: ({ sends }) => (sends ? 'sent by itself' : 'waits for staff'),
};

const sendingRules = group(
  'sending',
  'Which new requests are sent without staff; the first rule that fits decides.',
  [
    'rule sending add "Loans to La Cité" --send --when "partner is lacite"',
    'rule sending change 3 --when "serviceType is Loan"',
    'rule sending list',
  ],
  [
    call('addSendingRule', 'add', {
      says: 'Adds a rule for sending: what fits is sent by itself, or waits for staff.',
      examples: [
        'rule sending add "Loans to La Cité" --send --when "partner is lacite" --when "serviceType is Loan"',
        'rule sending add "Rush is looked at" --when "serviceLevel is Rush" --position 1',
      ],
      args: { name: ['<name>', 'its name, as the history shows it'] },
      options: {
        sends: ['--send', 'what fits is sent by itself; without it, it waits for staff'],
        conditions,
        position,
      },
      fills: ({ sends = false }) => ({ sends }),
      columns: sendingColumns,
    }),
    call('changeSendingRule', 'change', {
      says: 'Changes what is named of a rule for sending; its conditions are said anew.',
      examples: [
        'rule sending change 3 --name "Loans to La Cité" --send',
        'rule sending change 3 --when "partner is lacite" --position 1',
        'rule sending change 3 --when always',
      ],
      changes: true,
      args: ruleId('sending'),
      options: {
        name: ['--name <name>', 'its name, as the history shows it'],
        sends: [
          ['--send', 'what fits is sent by itself'],
          ['--no-send', 'what fits waits for staff'],
        ],
        conditions: otherConditions,
        position,
      },
      columns: sendingColumns,
    }),
    call('listSendingRules', 'list', {
      says: 'Shows the rules for sending in their order.',
      examples: ['rule sending list'],
      empty: 'No rules: staff send every request.',
      columns: sendingColumns,
    }),
    turn('changeSendingRule', 'sending'),
    remove('removeSendingRule', 'sending'),
  ],
);

const rotaColumns: Columns<Thing<'RotaRuleView'>> = {
  Rule: 'id',
  Position: 'position',
  Name: 'name',
  On: 'enabled',
  When: inWords,
  Templates: ({ templates }) => templates.join(', '),
  Then: ({ lastResort, goesOn }) => (lastResort ? 'last resort' : goesOn ? 'goes on' : undefined),
};

const rotaRules = group(
  'rota',
  'Whom a new request is sent to when nobody chooses its partners.',
  [
    'rule rota add "Loans by van" COURIER --when "serviceType is Loan"',
    'rule rota add "Who else" ANYBODY --last-resort',
  ],
  [
    call('addRotaRule', 'add', {
      says: 'Adds a rota assignment rule; the first that fits decides, unless it goes on.',
      examples: [
        'rule rota add "Loans by van" COURIER --when "serviceType is Loan"',
        'rule rota add "Staff first" NEAR COURIER --when "userGroup is staff,faculty" --go-on',
        'rule rota add "Who else" ANYBODY --last-resort',
      ],
      args: {
        name: ['<name>', 'its name, as the rota shows it'],
        templates: ['<templates...>', 'codes of rota templates, one after the other'],
      },
      options: {
        description: ['--description <words>', 'what it is for'],
        conditions,
        goesOn: ['--go-on', 'the rules after it are asked too'],
        lastResort: ['--last-resort', 'its partners come at the very end, whatever other rule fitted'],
        position,
      },
      columns: rotaColumns,
    }),
    call('changeRotaRule', 'change', {
      says: 'Changes what is named of a rota assignment rule; conditions and templates are said anew.',
      examples: [
        'rule rota change 2 --name "Loans by van" --template COURIER',
        'rule rota change 2 --when "serviceType is Loan" --when "userGroup is staff"',
        'rule rota change 2 --when always --no-go-on --last-resort',
      ],
      changes: true,
      args: ruleId('rota'),
      options: {
        name: ['--name <name>', 'its name, as the rota shows it'],
        description: ['--description <words>', 'what it is for; none: nothing is said', orNone],
        templates: ['--template <code>', 'all its rota templates, once for each', collectedAs(String)],
        conditions: otherConditions,
        goesOn: [
          ['--go-on', 'the rules after it are asked too'],
          ['--no-go-on', 'it decides'],
        ],
        lastResort: [
          ['--last-resort', 'its partners come at the very end, whatever other rule fitted'],
          ['--no-last-resort', 'its partners come in its place'],
        ],
        position,
      },
      columns: rotaColumns,
    }),
    call('listRotaRules', 'list', {
      says: 'Shows the rota assignment rules in their order.',
      examples: ['rule rota list'],
      empty: 'No rules: every lending partner is asked, in the order of the directory.',
      columns: rotaColumns,
    }),
    turn('changeRotaRule', 'rota'),
    remove('removeRotaRule', 'rota'),
  ],
);

const itemColumns: Columns<Thing<'ItemRuleView'>> = {
  Rule: 'id',
  Position: 'position',
  Partner: ({ partner }) => partner ?? 'everybody',
  Location: 'location',
  'Item policy': 'itemPolicy',
};

const itemRules = group(
  'item',
  'Temporary item creation rules: where items of a partner go, and with which item policy.',
  ['rule item add OUT_RS_REQ --partner lacite --item-policy "in house"', 'rule item list'],
  [
    call('addItemRule', 'add', {
      says: 'Adds a temporary item creation rule; the first that fits decides.',
      examples: [
        'rule item add OUT_RS_REQ --partner lacite --item-policy "in house"',
        'rule item add OUT_RS_REQ --position 100',
      ],
      args: { location: ['<location>', 'code of the location that the items get'] },
      options: {
        partner: ['--partner <code>', 'items of this partner; without it of everybody'],
        itemPolicy: ['--item-policy <policy>', 'the item policy that they get'],
        position,
      },
      columns: itemColumns,
    }),
    call('changeItemRule', 'change', {
      says: 'Changes what is named of a temporary item creation rule.',
      examples: [
        'rule item change 3 --location OUT_RS_REQ --position 1',
        'rule item change 3 --partner everybody --item-policy none',
      ],
      changes: true,
      args: ruleId('item'),
      options: {
        location: ['--location <code>', 'code of the location that the items get'],
        partner: [
          '--partner <code>',
          'items of this partner; everybody: of all',
          (given: string) => (given === 'everybody' ? orNone('none') : given),
        ],
        itemPolicy: ['--item-policy <policy>', 'the item policy that they get; none: no policy', orNone],
        position,
      },
      columns: itemColumns,
    }),
    call('listItemRules', 'list', {
      says: 'Shows the temporary item creation rules in their order.',
      examples: ['rule item list'],
      empty: 'No rules: items go to the default location of the library.',
      columns: itemColumns,
    }),
    remove('removeItemRule', 'item'),
  ],
);

const loanColumns: Columns<Thing<'LoanRuleView'>> = {
  Rule: 'id',
  Position: 'position',
  Name: 'name',
  On: 'enabled',
  When: inWords,
  'May request': 'mayRequest',
  Open: ({ requestLimit }) => requestLimit,
  Days: ({ loanDays }) => loanDays,
  Renewals: ({ renewals }) => renewals,
  Fee: 'requestFee',
  Pickup: ({ pickupLibraries }) => pickupLibraries.join(', '),
};

/** `policy`, as the policy has it. */
const orPolicy = (most: number) => (given: string) =>
  given === 'policy' ? orNone('none') : wholeNumber(0, most)(given);
const feeOrPolicy = (given: string) => (given === 'policy' ? orNone('none') : given);

const loanTerms = {
  conditions,
  refusal: ['--refusal <words>', 'what a patron reads who may not request; none: the usual words', orNone],
  french: ['--refusal-french <words>', 'the same in French; none: the usual words', orNone],
  requestLimit: [
    '--open <number>',
    'open requests at once; 0: as many as wanted; policy: as the policy has it',
    orPolicy(10_000),
  ],
  loanDays: [
    '--days <number>',
    'days of a loan, never beyond the lender’s date; policy: as the policy has it',
    orPolicy(3650),
  ],
  renewals: ['--renewals <number>', 'renewals of one loan; policy: as often as the lender grants it', orPolicy(100)],
  requestFee: ['--fee <amount>', 'charged at receipt; policy: none', feeOrPolicy],
  pickupLibraries: [
    '--pickup <library>',
    'code of a library where it may be picked up, once for each',
    collectedAs(String),
  ],
  position,
} as const;

const loanRules = group(
  'loan',
  'Who may request, for how long and at what cost; the first rule that fits decides, the policies where none does.',
  ['rule loan add "Students, books" --days 21 --renewals 1 --when "userGroup is STU"', 'rule loan list'],
  [
    call('addLoanRule', 'add', {
      says: 'Adds a loan rule. What it leaves out is as the policies have it.',
      examples: [
        'rule loan add "Students, books" --days 21 --open 5 --when "userGroup is STU" --when "requestedFormat is Book"',
        'rule loan add "Visitors" --no-may-request --refusal "Visitors may read here." --when "userGroup is VIS"',
      ],
      args: { name: ['<name>', 'its name, as the history shows it'] },
      options: { mayRequest: ['--no-may-request', 'what fits is refused to the patron'], ...loanTerms },
      columns: loanColumns,
    }),
    call('changeLoanRule', 'change', {
      says: 'Changes what is named of a loan rule; conditions and pickup places are said anew.',
      examples: ['rule loan change 3 --days 42 --fee policy', 'rule loan change 3 --when always --position 1'],
      changes: true,
      args: ruleId('loan'),
      options: {
        ...loanTerms,
        name: ['--name <name>', 'its name, as the history shows it'],
        mayRequest: [
          ['--may-request', 'what fits may be requested'],
          ['--no-may-request', 'what fits is refused to the patron'],
        ],
        conditions: otherConditions,
      },
      columns: loanColumns,
    }),
    call('listLoanRules', 'list', {
      says: 'Shows the loan rules in their order.',
      examples: ['rule loan list'],
      empty: 'No rules: the policies decide for everybody.',
      columns: loanColumns,
    }),
    turn('changeLoanRule', 'loan'),
    remove('removeLoanRule', 'loan'),
    call('tryLoanTerms', 'try', {
      says: 'Shows which loan rule decides for a patron and an item, and the terms.',
      examples: ['rule loan try P-1001 --format Book', 'rule loan try P-1001 --request 42'],
      args: { id: ['<patron>', 'id of the patron'] },
      options: {
        request: ['--request <id>', 'id of a borrowing request that is tried'],
        serviceType: ['--service <type>', 'Loan or Copy'],
        requestedFormat: ['--format <format>', 'Book, Article …'],
        pickupLocation: ['--at <library>', 'code of the library where it is picked up'],
      },
      lines: (trial) => [
        ...trial.rules.map(({ rule, why }) => `${rule}: ${why}`),
        trial.mayRequest
          ? `${trial.patronName} may request: ${trial.loanDays} days, fee ${trial.requestFee} ${trial.currency}.`
          : `${trial.patronName} may not request.`,
      ],
    }),
  ],
);

const groupColumns: Columns<Thing<'PatronGroupView'>> = {
  Code: 'code',
  Name: 'name',
  [languageLabel('fr', 'en')]: 'french',
  'Treated as it': ({ codes }) => codes.join(', '),
  Patrons: 'patrons',
};

const groupFields = {
  french: ['--french <name>', 'its name in French; none: no other name', orNone],
  codes: ['--code <code>', 'another code that means the same, once for each', collectedAs(String)],
  position: ['--position <number>', 'its place in the list', wholeNumber(0, 1_000_000)],
} as const;

const patronGroups = group(
  'group',
  'Groups of patrons, which rules name, and the codes that mean the same.',
  ['rule group add STU Student --french Étudiant --code STU-PT', 'rule group list'],
  [
    call('addPatronGroup', 'add', {
      says: 'Adds a group of patrons.',
      examples: ['rule group add STU Student --french Étudiant --code STU-PT'],
      args: { code: ['<group>', 'its code, as patrons have it'], name: ['<name>', 'what it is called'] },
      options: groupFields,
      columns: groupColumns,
    }),
    call('changePatronGroup', 'change', {
      says: 'Changes what is named of a group; its other codes are said anew.',
      examples: ['rule group change STU --code STU-PT --code STU-DL'],
      changes: true,
      args: { code: ['<group>', 'its code, as interlend rule group list shows it'] },
      options: { name: ['--name <name>', 'what it is called'], ...groupFields },
      columns: groupColumns,
    }),
    call('listPatronGroups', 'list', {
      says: 'Shows the groups of patrons.',
      examples: ['rule group list'],
      empty: 'No groups.',
      columns: groupColumns,
    }),
    call('listUnknownPatronGroups', 'unknown', {
      says: 'Shows codes on the records of patrons that no group has.',
      examples: ['rule group unknown'],
      empty: 'Every code belongs to a group.',
      columns: { Code: 'code', Patrons: 'patrons' },
    }),
    removal('removePatronGroup', 'Removes one that no loan rule names.', 'rule group remove VIS', {
      code: ['<group>', 'its code, as interlend rule group list shows it'],
    }),
  ],
);

export const ruleCommands = group(
  'rule',
  'Keeps the rules by which a running node decides on requests and items.',
  [
    'rule sending list',
    'rule reason list',
    'rule rota add "Loans by van" COURIER --when "serviceType is Loan"',
    'rule item add OUT_RS_REQ --partner lacite --item-policy "in house"',
  ],
  [sendingRules, rotaRules, itemRules, loanRules, patronGroups, reasons],
);
