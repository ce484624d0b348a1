import { Option } from 'commander';
import { type ReasonList, type ReasonView, reasonLists } from '../../domain/library-reasons.js';
import type { ReasonChange } from '../../engine/local/reasons.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, command, connect, staffCommand } from '../staff-command.js';
import { table } from '../table.js';

/** Reject, conditional and cancel reasons with the ISO 18626 codes that travel for them. */
export const reasonCommands = (host: Host) =>
  command('reason', 'Reasons to reject, to set a condition and to cancel, and their ISO 18626 codes.', [
    'rule reason list --list reject',
    'rule reason change reject 12 --off',
    'rule reason add reject 40 "Too fragile" "Trop fragile" --unfilled PoorCondition',
  ])
    .addCommand(listReasons(host))
    .addCommand(addReason(host))
    .addCommand(changeReason(host))
    .addCommand(removeReason(host));

const listReasons = (host: Host) =>
  staffCommand('list', 'Shows the reasons, also those that are off.', [
    'rule reason list',
    'rule reason list --list cancel',
  ])
    .addOption(new Option('--list <list>', 'only these').choices(reasonLists))
    .action(async ({ list, ...options }: StaffOptions & { list?: ReasonList }) => {
      const all = await (await connect(host, options)).reasons();
      const shown = all.filter((each) => list === undefined || each.list === list);
      answer(host, options, shown, reasonTable);
    });

const addReason = (host: Host) =>
  withCodes(
    staffCommand('add', 'Adds a reason of this library.', [
      'rule reason add reject 40 "Too fragile" "Trop fragile" --unfilled PoorCondition',
      'rule reason add condition 41 "Two weeks only" "Deux semaines" --retry LoanCondition',
      'rule reason add cancel bought "We bought it" "Nous l’avons acheté"',
    ])
      .argument('<list>', 'reject, condition or cancel', aList)
      .argument('<code>', 'short name, which cannot be changed later')
      .argument('<english>', 'its words in English')
      .argument('<french>', 'its words in French'),
  ).action(async (list: ReasonList, code: string, label: string, french: string, options: Options) => {
    const draft = { list, code, label, french, ...codesOf(options) };
    answer(host, options, await (await connect(host, options)).addReason(draft as never), (each) =>
      reasonTable([each]),
    );
  });

const changeReason = (host: Host) =>
  withCodes(
    staffCommand('change', 'Renames a reason, maps it to another code, or switches it on or off.', [
      'rule reason change reject 12 --off',
      'rule reason change reject 27 --english "Other reason" --french "Autre motif"',
      'rule reason change reject 3 --unfilled NotHeld',
    ])
      .argument('<list>', 'reject, condition or cancel', aList)
      .argument('<code>', 'as interlend rule reason list shows it')
      .option('--english <words>', 'its words in English')
      .option('--french <words>', 'its words in French')
      .option('--on', 'staff can choose it')
      .addOption(new Option('--off', 'staff cannot choose it').conflicts('on')),
  ).action(async (list: ReasonList, code: string, options: ChangeOptions) => {
    const { english, french, on, off } = options;
    const given: ReasonChange = {
      label: english,
      french,
      ...codesOf(options),
      ...(on || off ? { enabled: !off } : {}),
    };
    const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    if (Object.keys(change).length === 0)
      throw new Misused('Nothing is to be changed.', 'interlend rule reason change --help shows what can be.');
    const changed = await (await connect(host, options)).changeReason(list, code, change);
    answer(host, options, changed, (each) => reasonTable([each]));
  });

const removeReason = (host: Host) =>
  staffCommand('remove', 'Removes a reason of this library; a built-in one is as it was at first.', [
    'rule reason remove reject 40',
  ])
    .argument('<list>', 'reject, condition or cancel', aList)
    .argument('<code>', 'as interlend rule reason list shows it')
    .action(async (list: ReasonList, code: string, options: StaffOptions) => {
      await (await connect(host, options)).removeReason(list, code);
      answer(host, options, { removed: code }, () => [`${code} is removed.`]);
    });

interface Options extends StaffOptions {
  unfilled?: string;
  retry?: string;
  loanCondition?: string;
}
interface ChangeOptions extends Options {
  english?: string;
  french?: string;
  on?: boolean;
  off?: boolean;
}

const withCodes = (of: ReturnType<typeof staffCommand>) =>
  of
    .option('--unfilled <code>', 'of a reject: the ISO 18626 reason of Unfilled')
    .option('--retry <code>', 'of a condition, or of a reject that may be tried later: the reason of RetryPossible')
    .option('--loan-condition <code>', 'of a condition: what goes with the item');

const codesOf = ({ unfilled, retry, loanCondition }: Options) => ({
  ...(unfilled ? { reasonUnfilled: unfilled } : {}),
  ...(retry ? { reasonRetry: retry } : {}),
  ...(loanCondition ? { loanCondition } : {}),
});

function aList(given: string): ReasonList {
  const list = reasonLists.find((each) => each === given);
  if (!list) throw new Misused(`There is no list ${given}.`, `Choose from ${reasonLists.join(', ')}.`);
  return list;
}

const reasonTable = (reasons: readonly ReasonView[]): string[] =>
  table(
    ['List', 'Code', 'Reason', 'French', 'On', 'Unfilled', 'Retry', 'Loan condition', 'Own'],
    reasons.map((each) => [
      ...[each.list, each.code, each.label, each.french, each.enabled],
      ...[each.reasonUnfilled, each.reasonRetry, each.loanCondition, each.builtIn ? undefined : 'own'],
    ]),
  );
