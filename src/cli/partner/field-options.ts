/** Options for what is said of a partner, from the rows of partner fields: each has one, and the rows say what it does. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { languages } from '../../domain/fulfilment/patron.js';
import {
  type PartnerFieldName,
  type PartnerFieldsSaid,
  type PartnerFieldType,
  partnerFieldNames,
  partnerFieldRows,
} from '../../domain/partner/fields.js';
import { type ClosedPeriod, expiryTypes } from '../../domain/partner/records.js';
import { say } from '../../words/index.js';
import { collected } from '../staff-command.js';

/** Adds them; what was given is read by `fieldsGiven`. Contacts and addresses come from a file. */
export function withFieldOptions(of: Command): Command {
  for (const name of partnerFieldNames) for (const option of optionsOf(name)) of.addOption(option);
  return of;
}

/** The fields that the command names. */
export function fieldsGiven(options: object): PartnerFieldsSaid {
  const given = options as Record<string, unknown>;
  return Object.fromEntries(
    partnerFieldNames.flatMap((name) => {
      const value = given[camel(flagOf(name))];
      if (value === undefined) return [];
      return [[name, value === none && partnerFieldRows[name].default === undefined ? null : value]];
    }),
  );
}

/** Takes back what was said. The parser of commands knows no null: it becomes one afterwards. */
const none = 'none';

/** `autoClaimDays` → `auto-claim`: the unit is named beside the value. */
const flagOf = (name: PartnerFieldName): string =>
  name === 'networks'
    ? 'network'
    : name === 'closures'
      ? 'closure'
      : name.replace(/(Business)?(Days|Seconds)$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const camel = (flag: string): string => flag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const valueNames: Partial<Record<PartnerFieldType, string>> = {
  days: 'days',
  seconds: 'seconds',
  count: 'number',
  line: 'text',
  currency: 'code',
  amount: 'amount',
  zone: 'zone',
  date: 'day',
};

function optionsOf(name: PartnerFieldName): Option[] {
  const { type, default: usual } = partnerFieldRows[name];
  const says = say(partnerFieldRows[name].says, 'en');
  const flag = flagOf(name);
  if (type === 'yesNo') return [new Option(`--${flag}`, says), new Option(`--no-${flag}`, `the contrary of --${flag}`)];
  if (type === 'language') return [new Option(`--${flag} <language>`, says).choices(languages)];
  if (type === 'expiry') return [new Option(`--${flag} <type>`, says).choices(expiryTypes)];
  if (type === 'symbols')
    return [new Option(`--${flag} <symbol>`, `${says} Once for each; none: for nobody else`).argParser(networkOrNone)];
  if (type === 'networks')
    return [new Option(`--${flag} <range>`, `${says} Once for each; none: from anywhere`).argParser(networkOrNone)];
  if (type === 'periods')
    return [
      new Option(
        `--${flag} <days>`,
        `${says} Such as 2026-12-24..2027-01-02, once for each; none: without a calendar`,
      ).argParser(periodOrNone),
    ];
  const value = valueNames[type];
  if (!value) return [];
  const removable = usual === undefined ? ' (none: nothing is said any more)' : '';
  return [new Option(`--${flag} <${value}>`, `${says}${removable}`).argParser(readerOf(type, usual === undefined))];
}

const readerOf =
  (type: PartnerFieldType, removable: boolean) =>
  (given: string): string | number => {
    if (removable && given === none) return none;
    if (type === 'line' || type === 'date' || type === 'zone') return given;
    if (type === 'currency') return given.toUpperCase();
    if (type === 'amount') {
      if (!/^\d{1,9}(\.\d{1,2})?$/.test(given)) throw new InvalidArgumentError('Write an amount such as 12.50.');
      return given;
    }
    const [low, high] = type === 'seconds' ? [1, 600] : [0, type === 'days' ? 1000 : 1_000_000];
    const value = Number(given);
    if (!/^\d+$/.test(given) || value < low || value > high)
      throw new InvalidArgumentError(`Write a whole number from ${low} to ${high}.`);
    return value;
  };

function periodOrNone(given: string, before: ClosedPeriod[] = []): ClosedPeriod[] {
  if (given === none) return [];
  const [, from, until = from] = /^(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?$/.exec(given) ?? [];
  if (!from || !until) throw new InvalidArgumentError('Write a day, or two such as 2026-12-24..2027-01-02.');
  return [...before, { from, until }];
}

const networkOrNone = (given: string, before: string[] | undefined): string[] =>
  given === 'none' ? [] : collected(given, before);
