/** The types of the table of commands: what a command is called, which operation it is, what it takes, what it prints. */
import type { Command, Option } from 'commander';
import type { Language } from '../words/languages.js';
import type { Answer, Client, Fields, OperationId } from './client.js';
import type { Host } from './host.js';
import type { At, Columns } from './table.js';

/** How a word of the command line becomes a value; what it throws is said under the command. */
// biome-ignore lint/suspicious/noExplicitAny: what was read before is of the reader's own type
type Reader<T = unknown> = (given: string, before: any) => T;
/** Its sentence; how its value is read, or the values it may have; and the usual one. */
export type Says = readonly [says: string, reads?: Reader | readonly string[], usual?: unknown];
/** A function makes the option that says in which language the node answers. */
export type OptionMaker = Option | ((host: Host) => Option);
/** An option that fills a field: with its flags. Two for one field: `--virtual` and `--no-virtual`. */
type FieldOption =
  | readonly [flags: string, ...Says]
  | OptionMaker
  | readonly (readonly [flags: string, ...Says] | OptionMaker)[];
type OwnOption = string | Says | OptionMaker;

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
export type OwnValues<O, A> = Read<O> & Read<A>;

/** What a command is run with. */
export interface Context<W> {
  host: Host;
  /** The command's own options and arguments. */
  own: W;
  /** The running node. */
  node(): Promise<Client>;
  /** Its address was given: it need not be that of this folder. */
  isNamed: boolean;
  /** An instant on the clock of the library. */
  at: At;
  json: boolean;
  /** Where a list begins, and how long it is. */
  page: { after?: string; limit?: number };
}

/** How an answer is printed: a table, facts, or lines. Without any of them: done. */
export interface Printed<T, F, W> {
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

export interface RowParts<F, O, A> {
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
export interface CallRow<Id extends OperationId, O, A> extends RowParts<Fields<Id>, O, A> {
  /** To change nothing is a mistake. */
  changes?: true;
  /** What of the answer is printed. */
  keeps?: (answer: Answer<Id>, context: Context<OwnValues<O, A>>) => Answer<Id>;
  /** What is done around the call, or in its place. */
  around?: (
    send: () => Promise<Answer<Id>>,
    fields: Fields<Id>,
    context: Context<OwnValues<O, A>>,
  ) => Promise<Answer<Id>>;
  /** Fields that the options do not fill by themselves. */
  fills?: (
    fields: Partial<Fields<Id>>,
    context: Context<OwnValues<O, A>>,
  ) => Partial<Fields<Id>> | Promise<Partial<Fields<Id>>>;
}

/** A command of more than one call. Nothing is printed when it gives nothing. */
export interface Custom<T, O, A> extends RowParts<object, O, A> {
  run: (context: Context<OwnValues<O, A>>) => Promise<T | undefined>;
}

/** A row of the table, or a group of them. */
export interface Entry {
  name: string;
  commandIn(host: Host, path: string): Command;
}

export type Each<T> = T extends readonly (infer E)[] ? E : T extends { items: readonly (infer E)[] } ? E : T;
