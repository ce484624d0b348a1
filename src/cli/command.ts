/** A command of the table: what it is called, which operation it is, what it takes, and how the answer is printed. */
import { Argument, type Command, Option } from 'commander';
import type { Language } from '../domain/words.js';
import type { Answer, Client, Fields, OperationId } from './client.js';
import { Misused } from './failures.js';
import type { Host } from './host.js';
import { type StaffOptions, staffAccess } from './staff-access.js';
import { command, more, staffCommand, withPaging } from './staff-command.js';
import { type Cell, facts, table } from './table.js';
import { when } from './when.js';

/** How a word of the command line becomes a value; what it throws is said under the command. */
// biome-ignore lint/suspicious/noExplicitAny: what was read before is of the reader's own type
type Reader<T = unknown> = (given: string, before: any) => T;
/** Its sentence; how its value is read, or the values it may have; and the usual one. */
type Says = readonly [says: string, reads?: Reader | readonly string[], usual?: unknown];
/** A function makes the option that says in which language the node answers. */
type Made = Option | ((host: Host) => Option);
/** An option that fills a field: with its flags. Two for one field: `--virtual` and `--no-virtual`. */
type FieldOption = readonly [flags: string, ...Says] | Made | readonly (readonly [flags: string, ...Says] | Made)[];
type OwnOption = string | Says | Made;

/** Options by the field that they fill, or by their own flags when the command itself reads them. */
export type Options<F> = { readonly [Name in keyof F]?: FieldOption } & {
  readonly [flags: `--${string}`]: OwnOption;
};
/** Arguments by the field that they fill, or in brackets when the command itself reads them. */
export type Arguments<F> = { readonly [Name in keyof F]?: readonly [name: string, ...Says] } & {
  readonly [name: `<${string}` | `[${string}`]: string | Says;
};

type Camel<S extends string> = S extends `${infer A}-${infer B}` ? `${A}${Capitalize<Camel<B>>}` : S;
type NameIn<Flags> = Flags extends `--no-${infer Name}`
  ? Camel<Name>
  : Flags extends `--${infer Name} ${string}` | `--${infer Name}`
    ? Camel<Name>
    : Flags extends `<${infer Name}...>` | `[${infer Name}...]` | `<${infer Name}>` | `[${infer Name}]`
      ? Camel<Name>
      : never;
type ValueOf<Flags, Spec> = Spec extends readonly [string, infer R, ...unknown[]]
  ? R extends readonly (infer Choice)[]
    ? Choice
    : R extends (...given: never[]) => infer T
      ? T
      : never
  : Spec extends (host: Host) => Option
    ? Language
    : Flags extends `${string}...${string}`
      ? string[]
      : Flags extends `${string}<${string}` | `[${string}`
        ? string
        : boolean;
type OwnKeys<O> = { [K in keyof O]: K extends `--${string}` | `<${string}` | `[${string}` ? K : never }[keyof O];
/** Keys of what is always there: it has a usual value, or it is an argument that must be given. */
type Sure<O> = {
  [K in OwnKeys<O>]: K extends `<${string}`
    ? K
    : O[K] extends ((host: Host) => Option) | readonly [string, unknown, unknown]
      ? K
      : never;
}[OwnKeys<O>];
type Read<O> = { [K in OwnKeys<O> as NameIn<K>]?: ValueOf<K, O[K]> } & {
  [K in Sure<O> as NameIn<K>]: ValueOf<K, O[K]>;
};
/** What the command's own options and arguments say. */
export type Own<O, A> = Read<O> & Read<A>;

/** What a command is run with. */
export interface Context<W> {
  host: Host;
  /** The command's own options and arguments. */
  own: W;
  /** The running node. */
  node(): Promise<Client>;
  /** An instant on the clock of the library. */
  at(instant: string | undefined, timeZone?: string): string | undefined;
  json: boolean;
  /** Where a list begins, and how long it is. */
  page: { after?: string; limit?: number };
}

/** Columns of a table, or facts one a line: by their headings. */
export type Columns<T, W = unknown> = Record<string, (keyof T & string) | ((thing: T, at: Context<W>['at']) => Cell)>;
export type Each<T> = T extends readonly (infer E)[] ? E : T extends { items: readonly (infer E)[] } ? E : T;

/** How an answer is printed: a table, facts, or lines. Without any of them: done. */
interface Printed<T, F, W> {
  columns?: Columns<Each<T>>;
  /** Said instead of a table without rows. */
  empty?: string | ((fields: F) => string);
  facts?: Columns<T>;
  lines?: (answer: T, context: Context<W> & { fields: F }) => readonly string[];
  /** What `--json` prints, when it is not the answer. */
  json?: (fields: F, answer: T, own: W) => unknown;
  /** Throws, before anything is printed, when the answer is a refusal. */
  refuses?: (answer: T) => void;
  /** After all is printed: what must end the command otherwise than with 0. */
  ends?: (answer: T, context: Context<W>) => void;
}

interface Named<F, O, A> {
  says: string;
  examples: readonly string[];
  args?: A & Arguments<F>;
  options?: O & Options<F>;
  /** `--limit` and `--after`. */
  paging?: true;
  /** It asks no node. */
  offline?: true;
}

/** A command that is one call. */
export interface Call<Id extends OperationId, O, A> extends Named<Fields<Id>, O, A> {
  /** To change nothing is a mistake. */
  changes?: true;
  /** What of the answer is printed. */
  keeps?: (answer: Answer<Id>, context: Context<Own<O, A>>) => Answer<Id>;
  /** Fields that the options do not fill by themselves. */
  fills?: (
    fields: Partial<Fields<Id>>,
    context: Context<Own<O, A>>,
  ) => Partial<Fields<Id>> | Promise<Partial<Fields<Id>>>;
}

/** A command of more than one call. Nothing is printed when it gives nothing. */
export interface Several<T, O, A> extends Named<object, O, A> {
  run: (context: Context<Own<O, A>>) => Promise<T | undefined>;
}

/** A row of the table, or a group of them. */
export interface Entry {
  name: string;
  commandIn(host: Host, path: string): Command;
}

/** A command that is one operation of the API: fields come from its options and arguments, the answer is printed. */
export const call = <
  Id extends Exclude<OperationId, 'uploadCopy'>,
  const O extends object = object,
  const A extends object = object,
>(
  id: Id,
  name: string,
  row: Call<Id, O, A> & Printed<Answer<Id>, Fields<Id>, Own<O, A>>,
): Entry =>
  entry(name, row as Row, async (context, fields) => {
    const { fills = (given: object) => given, keeps, changes, args = {} } = row as unknown as Loose;
    const filled = (await fills(fields, context)) as Record<string, unknown>;
    const all = { ...fields, ...filled };
    const said = Object.keys(all).filter((each) => !(each in args) && all[each] !== undefined);
    if (changes && said.length === 0)
      throw new Misused('Nothing is to be changed.', `${context.path} --help shows what can be.`);
    const operation = (await context.node())[id] as (fields: object) => Promise<unknown>;
    const answer = await operation(all);
    return { fields: all, answer: keeps ? keeps(answer, context) : answer };
  });
interface Loose {
  fills?: (fields: object, context: object) => object | Promise<object>;
  keeps?: (answer: unknown, context: object) => unknown;
  changes?: true;
  args?: object;
}

/** A command of several calls, or of none. */
export const several = <T, const O extends object = object, const A extends object = object>(
  name: string,
  row: Several<T, O, A> & Printed<T, object, Own<O, A>>,
): Entry =>
  entry(name, row as unknown as Row, async (context) => {
    const answer = await row.run(context as never);
    return answer === undefined ? undefined : { fields: context.own as Record<string, unknown>, answer };
  });

/** Commands under one word. */
export const group = (name: string, says: string, examples: readonly string[], entries: readonly Entry[]): Entry => ({
  name,
  commandIn(host, path) {
    const made = command(name, says, examples);
    for (const each of entries) made.addCommand(each.commandIn(host, `${path} ${name}`));
    return made;
  },
});

/** The row of a thing that is removed. */
export const removes = <Id extends Exclude<OperationId, 'uploadCopy'>>(
  id: Id,
  says: string,
  example: string,
  args: Arguments<Fields<Id>>,
): Entry =>
  entry('remove', { says, examples: [example], args } as unknown as Row, async (context, fields) => {
    await ((await context.node())[id] as (fields: object) => Promise<unknown>)(fields);
    const removed = fields[Object.keys(args).at(-1) ?? ''];
    return { fields, answer: { removed }, lines: [`${removed} is removed.`] };
  });

type Row = Named<object, object, object> & Printed<unknown, object, object>;
interface Ran {
  fields: Record<string, unknown>;
  answer: unknown;
  lines?: readonly string[];
}
type Run = (
  context: Context<Record<string, unknown>> & { path: string },
  fields: Record<string, unknown>,
) => Promise<Ran | undefined>;

function entry(name: string, row: Row, run: Run): Entry {
  return {
    name,
    commandIn(host, path) {
      const made = row.offline ? offlineCommand(name, row) : staffCommand(name, row.says, row.examples);
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
          ...{ host, own, page },
          node: () => (client ??= connect(host, typed, language)),
          at: (instant: string | undefined, timeZone?: string) => when(host, instant, timeZone),
          ...{ json: typed.json ?? false, path: `${path} ${name}` },
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

function linesOf(row: Row, answer: unknown, context: Context<object> & { fields: object }): readonly string[] {
  if (row.lines) return row.lines(answer, context);
  if (row.facts) return factLines(answer as object, row.facts as Columns<object>, context.at);
  if (!row.columns) return ['Done.'];
  const { items, next } = answer as { items?: unknown[]; next?: string };
  const rows = Array.isArray(answer) ? answer : (items ?? [answer]);
  const { empty } = row;
  if (rows.length === 0 && empty) return [typeof empty === 'string' ? empty : empty(context.fields)];
  return [...tableOf(rows as object[], row.columns as Columns<object>, context.at), ...more(next)];
}

const cellOf = (of: unknown, thing: unknown, { at }: Pick<Context<unknown>, 'at'>): Cell =>
  typeof of === 'function' ? of(thing, at) : (thing as Record<string, Cell>)[of as string];

/** What is to be said of a thing, as names and values. */
export const factsOf = <T>(thing: T, of: Columns<T>, at: Context<unknown>['at']): [string, Cell][] =>
  Object.entries(of).map(([heading, each]) => [heading, cellOf(each, thing, { at })]);

/** The same, one a line. */
export const factLines = <T>(thing: T, of: Columns<T>, at: Context<unknown>['at']): string[] =>
  facts(factsOf(thing, of, at));

/** Things under the headings of their columns. */
export const tableOf = <T>(things: readonly T[], columns: Columns<T>, at: Context<unknown>['at']): string[] =>
  table(
    Object.keys(columns),
    things.map((thing) => Object.values(columns).map((of) => cellOf(of, thing, { at }))),
  );

/** Typed for a field that may be emptied. The parser of commands knows no null: it becomes one afterwards. */
const none = Symbol('none');
export const orNone = (given: string): unknown => (given === 'none' ? none : given);

/** Loaded when it is needed: `--help` need not wait for the table of the API. */
export async function connect(host: Host, options: StaffOptions, language?: Language): Promise<Client> {
  const access = await staffAccess(host, options);
  const { createClient } = await import('./client.js');
  return createClient({
    ...{ ...access, fetch: host.fetch, user: host.user, language },
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

const isMade = (spec: unknown): spec is Made => typeof spec === 'function' || spec instanceof Option;

function optionOf(host: Host, spec: unknown): Option {
  if (spec instanceof Option) return spec;
  if (typeof spec === 'function') return spec(host);
  const [flags, says, reads, usual] = spec as readonly [string, ...Says];
  const option = new Option(flags, says);
  if (typeof reads === 'function') option.argParser(reads);
  else if (reads) option.choices(reads);
  return usual === undefined ? option : option.default(usual);
}

const offlineCommand = (name: string, { says, examples }: Row): Command =>
  command(name, says, examples).option('--json', 'print JSON for programs instead of text for people');

const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

export { more } from './staff-command.js';
