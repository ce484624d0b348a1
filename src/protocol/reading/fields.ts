/**
 * How the fields of a message look on the wire, as data. `structures.ts` writes them down once; the reader, the writer,
 * the losses table, the identity and the generators of the tests all read that one description.
 */
import { type ErrorType, type IsoVersion, isoVersions } from '../codes.js';

/** What is inside an element. */
export type FieldKind =
  | { kind: 'text'; max: number }
  | { kind: 'date' }
  /** A day, as `2027-01-15`, where it came without a time of day; else an instant. */
  | { kind: 'day' }
  | { kind: 'amount' }
  | { kind: 'integer' }
  | { kind: 'flag' }
  /** An open code; `plainIn` names the version that has a plain string there, without a scheme. */
  | { kind: 'code'; plainIn?: IsoVersion }
  /** A closed code; `refusal` is the error a value outside the list deserves. */
  | { kind: 'oneOf'; list: readonly string[]; refusal: ErrorType }
  | Structure;

/** A kind that holds values of the type `T` in the reading model. */
export type KindOf<T> = FieldKind & { readonly holds?: T };
export type StructureOf<T> = Structure & { readonly holds?: T };

export interface Structure {
  kind: 'structure';
  fields: readonly MessageField[];
  /** The fields a version has, in its schema's order. */
  order: Record<IsoVersion, readonly MessageField[]>;
  /** Every element name either version uses for a field. */
  byElement: ReadonlyMap<string, MessageField>;
}

export interface MessageField extends Rules {
  /** The name in the reading model. */
  name: string;
  is: FieldKind;
  many: boolean;
  /** The element's name in each version; absent where the version has no place for the field. */
  element: Partial<Record<IsoVersion, string>>;
  /** How many of a list each version can hold. */
  most: Record<IsoVersion, number>;
}

/** What reading and writing do when a field is not there. */
interface Rules {
  /** Without it the message is refused. */
  must?: true;
  /** Without it the structure around it says nothing and is left out. */
  needed?: true;
  /** Read as an empty code or structure when it is not there. */
  always?: true;
  /** What a confirmation's unknown code is read as: its message is never refused for it. */
  otherwise?: string;
  /** 1.2 demands the element even when there is nothing to put in it. */
  emptyIn1_2?: true;
}

interface Options extends Rules {
  /** The element's name where it is not the model's name. */
  element?: string;
  /** The name in one version; `false` where that version does not have it. */
  in1_2?: string | false;
  in2021?: string | false;
  /** How many 1.2 can hold. */
  most1_2?: number;
}

export interface Spec<T, Many extends boolean> {
  is: KindOf<T>;
  many: Many;
  options: Options;
}

type SpecOf<V> = [V] extends [readonly (infer E)[]] ? Spec<E, true> : Spec<V, false>;
type Specs<T> = { [K in keyof T]-?: SpecOf<NonNullable<T[K]>> };

/** Longest values taken, in characters. */
export const limits = { id: 255, code: 255, scheme: 2048, line: 8192, note: 65_536, list: 1000 } as const;

/** The kinds of a leaf, by the names that the structures give them. */
export const leaves = {
  id: textOf(limits.id),
  line: textOf(limits.line),
  note: textOf(limits.note),
  date: { kind: 'date' } as KindOf<string>,
  day: { kind: 'day' } as KindOf<string>,
  amount: { kind: 'amount' } as KindOf<string>,
  integer: { kind: 'integer' } as KindOf<string>,
  flag: { kind: 'flag' } as KindOf<boolean>,
  code: { kind: 'code' } as KindOf<{ value: string; scheme?: string }>,
  plainIn2021: { kind: 'code', plainIn: '2021-2' } as KindOf<{ value: string; scheme?: string }>,
} as const;

function textOf(max: number): KindOf<string> {
  return { kind: 'text', max };
}

export function oneOf<const T extends string>(
  list: readonly T[],
  refusal: ErrorType = 'UnrecognisedDataValue',
): KindOf<T> {
  return { kind: 'oneOf', list, refusal };
}

export function one<T>(is: KindOf<T>, options: Options = {}): Spec<T, false> {
  return { is, many: false, options };
}

export function many<T>(is: KindOf<T>, options: Options = {}): Spec<T, true> {
  return { is, many: true, options };
}

/**
 * A structure with its children in schema order. The type asks for every field of the model, so that a new one cannot
 * be forgotten here. `order1_2` is given where 1.2 has them the other way round.
 */
export function structure<T extends object>(specs: Specs<T>, order1_2?: readonly (keyof T & string)[]): StructureOf<T> {
  const fields = Object.entries<Spec<unknown, boolean>>(specs).map(([name, spec]) => fieldOf(name, spec));
  const older = order1_2?.flatMap((name) => fields.filter((field) => field.name === name)) ?? fields;
  const having = (all: readonly MessageField[], version: IsoVersion) => all.filter((field) => field.element[version]);
  return {
    kind: 'structure',
    fields,
    order: { '1.2': having(older, '1.2'), '2021-2': having(fields, '2021-2') },
    byElement: new Map(
      fields.flatMap((field) =>
        isoVersions.map((version): [string, MessageField] => [field.element[version] ?? field.name, field]),
      ),
    ),
  };
}

function fieldOf(name: string, { is, many, options }: Spec<unknown, boolean>): MessageField {
  const { element = name, in1_2 = element, in2021 = element, most1_2 = Number.POSITIVE_INFINITY, ...rules } = options;
  return {
    name,
    is,
    many,
    element: { ...(in1_2 ? { '1.2': in1_2 } : {}), ...(in2021 ? { '2021-2': in2021 } : {}) },
    most: { '1.2': many ? most1_2 : 1, '2021-2': many ? Number.POSITIVE_INFINITY : 1 },
    ...rules,
  };
}
