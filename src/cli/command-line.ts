import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { Language } from '../words/languages.js';
import type { Client } from './client.js';
import type { Host } from './host.js';
import { none, wholeNumber } from './input.js';
import { when } from './locale.js';
import type { Context, Entry, OptionMaker, Printed, RowParts, Says } from './row.js';
import { type StaffOptions, staffAccess } from './staff-access.js';
import { type Columns, factLines, more, tableOf } from './table.js';

/** A command that has a sentence and examples, as all of ours. */
export function command(
  name: string,
  sentence: string,
  examples: readonly string[],
  notes: readonly string[] = [],
): Command {
  return new Command(name)
    .description(sentence)
    .addHelpText('after', ['', ...notes, 'Examples:', ...examples.map(asTyped)].join('\n'));
}

/** Examples are written without our name, except after settings and on the second line of a long one. */
const asTyped = (example: string): string =>
  /^ /.test(example) ? `  ${example}` : /^[A-Z_]+=/.test(example) ? `  $ ${example}` : `  $ interlend ${example}`;

/** What every command takes that talks to a running node: explained once, in the help of the program. */
const nodeOptions = [
  ['--url <address>', 'where the node is (INTERLEND_URL, else this machine)'],
  ['--token <token>', 'staff token; other users may see it here, INTERLEND_STAFF_TOKEN is safer'],
  ['--desk <code>', 'the desk where you stand (INTERLEND_DESK, else the usual one of the node)', deskCode],
  ['--json', 'print JSON for programs instead of text for people'],
] as const;

export const nodeOptionsHelp = [
  'Every command that asks a running node also takes:',
  ...nodeOptions.map(([flags, says]) => `  ${flags.padEnd(17)} ${says}`),
].join('\n');

/** A command that talks to a running node. */
export function staffCommand(
  name: string,
  sentence: string,
  examples: readonly string[],
  notes: readonly string[] = [],
): Command {
  const made = command(name, sentence, examples, [
    ...notes,
    'Also --url, --token, --desk and --json: interlend --help explains them.',
    '',
  ]);
  for (const [flags, says, reads] of nodeOptions) {
    const option = new Option(flags, says).hideHelp();
    made.addOption(reads ? option.argParser(reads) : option);
  }
  return made;
}

/** It travels in a header: nothing but what codes are made of. */
function deskCode(given: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(given)) return given;
  throw new InvalidArgumentError('Write the code of a desk; interlend library list shows them.');
}

export function withPaging(of: Command): Command {
  return of
    .option('--limit <number>', 'how many at most, from 1 to 200', wholeNumber(1, 200), 50)
    .option('--after <place>', 'go on where the page before ended');
}

export type CommandRow = RowParts<object, object, object> & Printed<unknown, object, object>;
interface Ran {
  fields: Record<string, unknown>;
  answer: unknown;
  lines?: readonly string[];
}
type Run = (
  context: Context<Record<string, unknown>> & { path: string },
  fields: Record<string, unknown>,
) => Promise<Ran | undefined>;

/** What commander makes of a row: it reads the words, runs the row, and prints. */
export function entry(name: string, row: CommandRow, run: Run): Entry {
  return {
    name,
    commandIn(host, path) {
      const made = row.offline
        ? offlineCommand(name, row)
        : staffCommand(name, row.says, row.examples, switchNotes(row));
      if (row.paging) withPaging(made);
      const places = Object.entries(row.args ?? {}).map(([key, spec]) => addArgument(made, key, spec as string | Says));
      const options = Object.entries(row.options ?? {}).flatMap(([key, spec]) => addOptions(made, host, key, spec));
      return made.action(async (...given: unknown[]) => {
        const typed = given[places.length] as StaffOptions & Record<string, unknown>;
        const language = options.filter(({ speaks }) => speaks).map((each) => typed[each.name] as Language)[0];
        const values = [
          ...places.map((place, at) => ({ ...place, value: given[at] })),
          ...options.map((option) => ({ ...option, value: typed[option.name] })),
        ].filter(({ value }) => value !== undefined);
        const fields = Object.fromEntries(
          values.flatMap(({ field, value }) => (field ? [[field, value === none ? null : value]] : [])),
        );
        const own = Object.fromEntries(values.flatMap(({ field, name, value }) => (field ? [] : [[name, value]])));
        const page = row.paging ? { after: typed['after'] as string, limit: typed['limit'] as number } : {};
        Object.assign(fields, page);
        let client: Promise<Client> | undefined;
        const context = {
          host,
          own,
          page,
          node: () => (client ??= connect(host, typed, language)),
          isNamed: Boolean(typed.url ?? host.env['INTERLEND_URL']),
          at: (instant: string | undefined, timeZone?: string) => when(host, instant, timeZone),
          json: typed.json ?? false,
          path: `${path} ${name}`,
        };
        const ran = await run(context, fields);
        if (!ran) return;
        const { answer, lines } = ran;
        row.refuses?.(answer);
        if (typed.json) {
          const printed = row.json ? row.json(ran.fields, answer, own) : answer;
          host.out(JSON.stringify(printed, null, 2));
        } else for (const each of lines ?? linesOf(row, answer, { ...context, fields: ran.fields })) host.out(each);
        row.ends?.(answer, context);
      });
    },
  };
}

function linesOf(row: CommandRow, answer: unknown, context: Context<object> & { fields: object }): readonly string[] {
  if (row.lines) return row.lines(answer, context);
  if (row.facts) return factLines(answer as object, row.facts as Columns<object>, context.at);
  if (!row.columns) return ['Done.'];
  const { items, next } = answer as { items?: unknown[]; next?: string };
  const rows = Array.isArray(answer) ? answer : (items ?? [answer]);
  const { empty } = row;
  if (rows.length === 0 && empty) return [typeof empty === 'string' ? empty : empty(context.fields)];
  return [...tableOf(rows as object[], row.columns as Columns<object>, context.at), ...more(next)];
}

/** Loaded when it is needed: `--help` need not wait for the table of the API. */
export async function connect(host: Host, options: StaffOptions, language?: Language): Promise<Client> {
  const access = await staffAccess(host, options);
  const { createClient } = await import('./client.js');
  return createClient({
    ...access,
    fetch: host.fetch,
    user: host.user,
    language,
    desk: options.desk ?? (host.env['INTERLEND_DESK'] || undefined),
    inZone: (timeZone) => {
      host.timeZone = timeZone;
    },
  });
}

interface Place {
  /** The field that it fills; none when the command itself reads it. */
  field?: string;
  name: string;
  /** It says in which language the node answers. */
  speaks?: boolean;
}

function addArgument(to: Command, key: string, spec: string | Says): Place {
  const isOwn = /^[<[]/.test(key);
  const [name, ...says] = isOwn ? [key, ...[spec].flat()] : (spec as unknown as [string, ...Says]);
  const [sentence, reads, usual] = says as unknown as Says;
  const argument = new Argument(name, sentence);
  if (typeof reads === 'function') argument.argParser(reads);
  else if (reads) argument.choices(reads);
  if (usual !== undefined) argument.default(usual);
  to.addArgument(argument);
  return isOwn ? { name: camel(argument.name()) } : { field: key, name: key };
}

function addOptions(to: Command, host: Host, key: string, spec: unknown): Place[] {
  const isOwn = key.startsWith('--');
  const several = Array.isArray(spec) && typeof spec[0] !== 'string' ? (spec as unknown[]) : [spec];
  const names = several.map((each) => {
    const option = optionOf(host, isOwn && !isMade(each) ? [key, ...[each as string | Says].flat()] : each);
    to.addOption(option);
    return option.attributeName();
  });
  return [...new Set(names)].map((name) =>
    isOwn ? { name, speaks: typeof spec === 'function' } : { field: key, name },
  );
}

/** How the switches of a command are turned off is said once for all of them. */
function switchNotes({ options = {} }: CommandRow): string[] {
  const hidden = Object.values(options)
    .flat()
    .find((each) => each instanceof Option && each.hidden && each.negate);
  return hidden instanceof Option ? [`--no- turns a switch off, such as ${hidden.long}.`] : [];
}

const isMade = (spec: unknown): spec is OptionMaker => typeof spec === 'function' || spec instanceof Option;

function optionOf(host: Host, spec: unknown): Option {
  if (spec instanceof Option) return spec;
  if (typeof spec === 'function') return spec(host);
  const [flags, says, reads, usual] = spec as readonly [string, ...Says];
  const option = new Option(flags, says);
  if (typeof reads === 'function') option.argParser(reads);
  else if (reads) option.choices(reads);
  return usual === undefined ? option : option.default(usual);
}

const offlineCommand = (name: string, { says, examples }: CommandRow): Command =>
  command(name, says, examples).option('--json', 'print JSON for programs instead of text for people');

const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
