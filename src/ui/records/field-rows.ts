import type { ReactNode } from 'react';

export interface Option {
  value: string;
  label: string;
}

/** What a form holds, by the names of the API. */
export type FieldValues = Readonly<Record<string, unknown>>;

export interface Drawn {
  value: unknown;
  problem: string | undefined;
  isLocked: boolean;
  change(value: unknown): void;
}

/** A field of a form: its name is that of the API, its words are those of the page. */
export interface FieldRow {
  name: string;
  kind: 'text' | 'secret' | 'long' | 'yesNo' | 'choice' | 'many' | 'number' | 'amount' | 'day' | 'lines' | 'own';
  label: string;
  /** What it does, below the label. */
  help?: string;
  required?: boolean;
  /** Half a line wide. */
  half?: boolean;
  options?: readonly Option[];
  /** Nobody here may change it: who decided it, in a mark besides the label. */
  decidedBy?: string;
  /** Said once, when the thing is made. */
  onlyNew?: boolean;
  /** An emptied field is sent as null, which takes the value away; without it an empty text. */
  nullable?: boolean;
  /** Fields with the same heading are in one box. */
  heading?: string;
  /** Not asked for unless this holds. */
  when?: (values: FieldValues) => boolean;
  /** Of kind `own`: a field that only one form has. */
  draw?: (drawn: Drawn) => ReactNode;
}

export const sameValue = (one: unknown, other: unknown): boolean => textOf(one) === textOf(other);
const textOf = (value: unknown): string =>
  value === undefined || value === null || value === '' ? '' : JSON.stringify(value);

/** What is typed, and what the node had of that field when typing began. */
export interface FieldDraft {
  edits: FieldValues;
  seen: FieldValues;
}
export const emptyDraft: FieldDraft = { edits: {}, seen: {} };

/** Typed, and not what the node has anyway. */
export const changedIn = ({ edits }: FieldDraft, now: FieldValues): string[] =>
  Object.keys(edits).filter((name) => !sameValue(edits[name], now[name]));

/** Fields that are typed in here and were changed by a colleague meanwhile. */
export const crossedIn = (draft: FieldDraft, now: FieldValues): string[] =>
  changedIn(draft, now).filter((name) => !sameValue(draft.seen[name], now[name]));

/** What a form holds beside what the node had when typing began. */
export function draftOf(values: FieldValues, began: FieldValues): FieldDraft {
  const typed = Object.keys(values).filter((name) => !sameValue(values[name], began[name]));
  const these = (all: FieldValues) => Object.fromEntries(typed.map((name) => [name, all[name]]));
  return { edits: these(values), seen: these(began) };
}

/** The colleague’s value is taken; what was typed in that field goes. */
export function withTheirs({ edits, seen }: FieldDraft, name: string): FieldDraft {
  const { [name]: _typed, ...keptEdits } = edits;
  const { [name]: _was, ...keptSeen } = seen;
  return { edits: keptEdits, seen: keptSeen };
}

/** What was typed stays although the node has another value now. */
export const withMine = ({ edits, seen }: FieldDraft, name: string, now: FieldValues): FieldDraft => ({
  edits,
  seen: { ...seen, [name]: now[name] },
});

/** What is sent of a new thing: only what was filled. */
export function bodyOfNew(rows: readonly FieldRow[], values: FieldValues): Record<string, unknown> {
  return Object.fromEntries(
    rows
      .filter(({ name, when }) => (when?.(values) ?? true) && !isEmpty(values[name]))
      .map(({ name }) => [name, trimmed(values[name])]),
  );
}

/** What is sent of a change: the fields that differ, null for what was taken away. */
export function bodyOfChange(rows: readonly FieldRow[], draft: FieldDraft, now: FieldValues): Record<string, unknown> {
  const changed = changedIn(draft, now);
  return Object.fromEntries(
    rows
      .filter(({ name, onlyNew }) => changed.includes(name) && !onlyNew)
      .map(({ name, nullable }) => {
        const value = trimmed(draft.edits[name]);
        return [name, isEmpty(value) && !Array.isArray(value) ? (nullable ? null : '') : value];
      }),
  );
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

/** Whether what is said at `at` belongs to a field: to itself or to a part of it, as `conditions.0` to `conditions`. */
export const isAt = (name: string, at: string): boolean =>
  at === name || at.startsWith(`${name}.`) || at.startsWith(`${name}/`);

/** What is wrong with a field or with parts of it, in words. */
export function problemAt(problems: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const found = Object.entries(problems).filter(([at]) => isAt(name, at));
  return found.length > 0 ? found.map(([, problem]) => String(problem)).join(' ') : undefined;
}
