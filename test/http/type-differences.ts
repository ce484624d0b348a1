/** How a schema of the API and the engine’s type of the same thing are laid beside each other by the compiler. */
import type { InEach, Message } from '../../src/words/message.js';

/** A message of the engine is its words when it is read. */
export type Said<T> = T extends Message | InEach
  ? [keyof T] extends [keyof Message] | [keyof InEach]
    ? string
    : SaidWithin<T>
  : SaidWithin<T>;
type SaidWithin<T> = T extends Date
  ? string
  : T extends readonly (infer Each)[]
    ? Said<Each>[]
    : T extends object
      ? { -readonly [Name in keyof T]: Said<T[Name]> }
      : T;

/** Alternatives with fields of their own, as one: a field that not all have may be left out. */
type Flat<T> = [T] extends [object] ? { [Name in NamesOf<T>]: FieldOf<T, Name> } : T;
type NamesOf<T> = T extends unknown ? keyof T : never;
type FieldOf<T, Name> = T extends unknown ? (Name extends keyof T ? T[Name] : undefined) : never;

export type Way = 'taken' | 'given';
/** The fields in which two types differ, as paths. What is taken must fit the engine; what the engine gives, the schema. */
export type Differences<Engine, Schema, W extends Way, At extends string> = unknown extends Schema
  ? never
  : [Engine, Schema] extends [readonly (infer One)[], readonly (infer Other)[]]
    ? Differences<One, Other, W, `${At}[]`>
    : [Engine, Schema] extends [object, object]
      ? string extends NamesOf<Engine> | NamesOf<Schema>
        ? Misfit<Engine, Schema, W, At>
        : OnOneSide<Flat<Engine>, Flat<Schema>, At> | OnBothSides<Flat<Engine>, Flat<Schema>, W, At>
      : Misfit<Engine, Schema, W, At>;
type OnOneSide<Engine, Schema, At extends string> = `${At}.${
  | (Exclude<keyof Engine, keyof Schema> & string)
  | (Exclude<keyof Schema, keyof Engine> & string)}`;
type OnBothSides<Engine, Schema, W extends Way, At extends string> = {
  [Name in keyof Engine & keyof Schema & string]-?: unknown extends Schema[Name]
    ? never
    : MayLack<Engine, Name> extends MayLack<Schema, Name>
      ? Differences<Exclude<Engine[Name], undefined>, Exclude<Schema[Name], undefined>, W, `${At}.${Name}`>
      : `${At}.${Name}: may it be left out?`;
}[keyof Engine & keyof Schema & string];
type MayLack<T, Name extends keyof T> = undefined extends T[Name] ? true : false;
type Misfit<Engine, Schema, W extends Way, At> = W extends 'given'
  ? [Engine] extends [Schema]
    ? never
    : At
  : [Schema] extends [Engine]
    ? never
    : At;
