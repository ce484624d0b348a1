import { type PolicyName, type PolicyRow, policyNames, policyRows } from '../domain/fulfilment/policies.js';
import type { PolicyChange } from '../engine/local/policies.js';
import { say } from '../words/index.js';
import type { PolicyView } from './answers.js';
import { Misused } from './failures.js';
import type { Host } from './host.js';
import type { StaffOptions } from './staff-access.js';
import { answer, command, connect, staffCommand } from './staff-command.js';
import { table } from './table.js';

/** Policies of the library, the settings of locate among them. */
export const policyCommands = (host: Host) =>
  command('policy', 'Shows and changes the policies of the library: loans, locate, lost items, fees.', [
    'policy list',
    'policy change rejectOnLocateFailure yes',
  ])
    .addCommand(listPolicies(host))
    .addCommand(changePolicy(host));

const listPolicies = (host: Host) =>
  staffCommand('list', 'Shows every policy with its value and what it does.', [
    'policy list',
    'policy list --json',
  ]).action(async (options: StaffOptions) => {
    answer(host, options, await (await connect(host, options)).policies(), policyTable);
  });

const changePolicy = (host: Host) =>
  staffCommand('change', 'Changes policies; default goes back to what every library begins with.', [
    'policy change patronLoanDays 21',
    'policy change rejectOnLocateFailure yes rejectNotAvailable yes',
    'policy change overdueProfile default',
  ])
    .argument('<policies...>', 'name and value, one after the other; a profile as JSON')
    .action(async (given: string[], options: StaffOptions) => {
      const change = changeFrom(given);
      const named = (all: PolicyView[]) => policyTable(all.filter(({ name }) => name in change));
      answer(host, options, await (await connect(host, options)).changePolicies(change), named);
    });

const policyTable = (policies: readonly PolicyView[]): string[] =>
  table(
    ['Policy', 'Value', 'Default', 'Says'],
    policies.map(({ name, value, default: usual, says }) => [name, shown(value), shown(usual), say(says, 'en')]),
  );

const shown = (value: unknown): string =>
  typeof value === 'boolean'
    ? value
      ? 'yes'
      : 'no'
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

function changeFrom(given: readonly string[]): PolicyChange {
  if (given.length % 2 === 1) throw new Misused('Name and value belong together.', 'Write policy change NAME VALUE.');
  return Object.fromEntries(
    given.flatMap((name, at) => (at % 2 === 0 ? [[name, valueFrom(name, given[at + 1] ?? '')]] : [])),
  );
}

function valueFrom(name: string, given: string): unknown {
  const policy = policyNames.find((each): each is PolicyName => each === name);
  if (!policy) throw new Misused(`There is no policy ${name}.`, `Choose from ${policyNames.join(', ')}.`);
  if (given === 'default') return null;
  const { type, options }: PolicyRow = policyRows[policy];
  if (type === 'amount' || type === 'text') return given;
  if (type === 'integer' && /^\d+$/.test(given)) return Number(given);
  if (type === 'yesNo' && (given === 'yes' || given === 'no')) return given === 'yes';
  if (type === 'profile') return profileFrom(given);
  if (type === 'choice') return chosenFrom(name, given, options ?? []);
  throw new Misused(`${name} takes ${type === 'integer' ? 'a whole number' : 'yes or no'}.`);
}

function chosenFrom(name: string, given: string, options: readonly string[]): string {
  if (options.includes(given)) return given;
  throw new Misused(`${name} is not ${given}.`, `Choose from ${options.join(', ')}.`);
}

function profileFrom(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    throw new Misused('A profile is written as JSON.', 'interlend policy list --json shows the one in force.');
  }
}
