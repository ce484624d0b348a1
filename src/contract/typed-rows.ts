/** What a call of a row brings and what answers it, as types: a field that is renamed in a schema is found by the compiler. */
import type { Static } from 'typebox';
import type { InEach, Message } from '../words/message.js';
import type { Operation } from './operation.js';
import type { Schema } from './shape.js';

type Schemas = Readonly<Record<string, Schema>>;

type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** What stands in the address. */
export type ParamsOf<Row extends Operation> = {
  readonly [Name in NamesIn<Row['path']>]: Row extends { readonly params: infer Params }
    ? Name extends keyof Params
      ? Static<Params[Name] & Schema>
      : string
    : string;
};

/** What stands in the query: what its schema has a default for is there. */
export type QueryOf<Row extends Operation> = Row extends { readonly query: infer Query }
  ? Defaulted<Query> & LeftOut<Query>
  : Record<never, never>;
type Defaulted<Query> = {
  -readonly [Name in keyof Query as Query[Name] extends { readonly default: unknown } ? Name : never]: Static<
    Query[Name] & Schema
  >;
};
type LeftOut<Query> = {
  -readonly [Name in keyof Query as Query[Name] extends { readonly default: unknown } ? never : Name]?: Static<
    Query[Name] & Schema
  >;
};

export type BodyOf<Row extends Operation, All extends Schemas> = Row extends { readonly body: infer Name }
  ? Name extends keyof All
    ? Static<All[Name], All>
    : never
  : undefined;

/** Words are the same before and after: nothing else is a message, or words of each language, and no more than that. */
type IsWords<T> = T extends Message | InEach
  ? [keyof T] extends [keyof Message] | [keyof InEach]
    ? true
    : false
  : false;

/** A value before it is written: messages become words of the caller's language, times become text. */
export type Unwritten<T> = T extends string
  ? string extends T
    ? string | Message | InEach | Date
    : T
  : T extends Date
    ? T
    : IsWords<T> extends true
      ? T
      : T extends readonly (infer Each)[]
        ? readonly Unwritten<Each>[]
        : T extends object
          ? { readonly [Name in keyof T]: Unwritten<T[Name]> }
          : T;

/** What the row says is answered in JSON; `undefined`: nothing is, and that is a 204. */
export type SaidBy<Row extends Operation, All extends Schemas> = Row['answer'] extends { readonly schema: infer S }
  ? Unwritten<Static<S & Schema, All>>
  : Row['answer'] extends 'none'
    ? undefined
    : never;
