import { type PolicyName, type PolicyRow, policyNames, policyRows } from '../../domain/fulfilment/policies.js';
import type { Thing } from '../client.js';
import { call, group } from '../command.js';
import { Misused } from '../failures.js';
import { type Columns, tableOf } from '../table.js';

const policyColumns: Columns<Thing<'PolicyView'>> = {
  Policy: 'name',
  Value: ({ value }) => shown(value),
  Default: ({ default: usual }) => shown(usual),
  Says: 'says',
};

const shown = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** Policies of the library, the settings of locate among them. */
export const policyCommands = group(
  'policy',
  'Shows and changes the policies of the library: loans, locate, lost items, fees.',
  ['policy list', 'policy change rejectOnLocateFailure yes'],
  [
    call('listPolicies', 'list', {
      says: 'Shows every policy with its value and what it does.',
      examples: ['policy list', 'policy list --json'],
      columns: policyColumns,
    }),
    call('changePolicies', 'change', {
      says: 'Changes policies; default goes back to what every library begins with.',
      examples: [
        'policy change patronLoanDays 21',
        'policy change rejectOnLocateFailure yes rejectNotAvailable yes',
        'policy change overdueProfile default',
      ],
      args: { '<policies...>': 'name and value, one after the other; a profile as JSON' },
      fills: (_, { own }) => changeFrom(own.policies),
      lines: (all, { fields, at }) =>
        tableOf(
          all.filter(({ name }) => name in fields),
          policyColumns,
          at,
        ),
    }),
  ],
);

function changeFrom(given: readonly string[]): object {
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
