import { Option } from 'commander';
import { type ReasonList, reasonLists } from '../../domain/request/library-reasons.js';
import { languageLabel } from '../../words/languages.js';
import type { Thing } from '../client.js';
import { call, group, removal } from '../command.js';
import { Misused } from '../failures.js';
import type { Columns } from '../table.js';

const reasonColumns: Columns<Thing<'ReasonView'>> = {
  List: 'list',
  Code: 'code',
  Reason: 'label',
  [languageLabel('fr', 'en')]: 'french',
  On: 'enabled',
  Unfilled: 'reasonUnfilled',
  Retry: 'reasonRetry',
  'Loan condition': 'loanCondition',
  Own: ({ builtIn }) => (builtIn ? undefined : 'own'),
};

const codes = {
  reasonUnfilled: ['--unfilled <code>', 'of a reject: the ISO 18626 reason of Unfilled'],
  reasonRetry: [
    '--retry <code>',
    'of a condition, or of a reject that may be tried later: the reason of RetryPossible',
  ],
  loanCondition: ['--loan-condition <code>', 'of a condition: what goes with the item'],
} as const;

const list = ['<list>', 'reject, condition or cancel', aList] as const;
const ofReason = { list, code: ['<code>', 'as interlend rule reason list shows it'] } as const;

function aList(given: string): ReasonList {
  const found = reasonLists.find((each) => each === given);
  if (!found) throw new Misused(`There is no list ${given}.`, `Choose from ${reasonLists.join(', ')}.`);
  return found;
}

/** Reject, conditional and cancel reasons with the ISO 18626 codes that travel for them. */
export const reasons = group(
  'reason',
  'Reasons to reject, to set a condition and to cancel, and their ISO 18626 codes.',
  [
    'rule reason list --list reject',
    'rule reason change reject 12 --off',
    'rule reason add reject 40 "Too fragile" "Trop fragile" --unfilled PoorCondition',
  ],
  [
    call('listReasons', 'list', {
      says: 'Shows the reasons, also those that are off.',
      examples: ['rule reason list', 'rule reason list --list cancel'],
      options: { '--list <list>': ['only these', reasonLists] },
      keeps: (all, { own }) => all.filter((each) => own.list === undefined || each.list === own.list),
      columns: reasonColumns,
    }),
    call('addReason', 'add', {
      says: 'Adds a reason of this library.',
      examples: [
        'rule reason add reject 40 "Too fragile" "Trop fragile" --unfilled PoorCondition',
        'rule reason add condition 41 "Two weeks only" "Deux semaines" --retry LoanCondition',
        'rule reason add cancel bought "We bought it" "Nous l’avons acheté"',
      ],
      args: {
        list,
        code: ['<code>', 'short name, which cannot be changed later'],
        label: ['<english>', 'its words in English'],
        french: ['<french>', 'its words in French'],
      },
      options: codes,
      columns: reasonColumns,
    }),
    call('changeReason', 'change', {
      says: 'Renames a reason, maps it to another code, or switches it on or off.',
      examples: [
        'rule reason change reject 12 --off',
        'rule reason change reject 27 --english "Other reason" --french "Autre motif"',
        'rule reason change reject 3 --unfilled NotHeld',
      ],
      changes: true,
      args: ofReason,
      options: {
        label: ['--english <words>', 'its words in English'],
        french: ['--french <words>', 'its words in French'],
        '--on': 'staff can choose it',
        '--off': new Option('--off', 'staff cannot choose it').conflicts('on'),
        ...codes,
      },
      fills: (_, { own: { on, off } }) => (on || off ? { enabled: !off } : {}),
      columns: reasonColumns,
    }),
    removal(
      'removeReason',
      'Removes a reason of this library; a built-in one is as it was at first.',
      'rule reason remove reject 40',
      ofReason,
    ),
  ],
);
