/** Three values of everything: as it is here, as the file says, and as the file last said. */
import type { DirectoryRecord } from './directory-file.js';

/**
 * What is done when nobody chooses. `take`: nobody here changed it, or the file imposes it. `keep`: staff changed it and
 * the file says nothing new. `decide`: both changed, or it is too grave to be taken unread; it stays as it is until then.
 */
export type FileVerdict = 'take' | 'keep' | 'decide';

export interface FieldCompared {
  field: string;
  /** Absent: there is none. */
  ours?: unknown;
  file?: unknown;
  /** What the file last said; absent when it never did. */
  before?: unknown;
  imposed: boolean;
  /** Addresses and symbols: never taken unless chosen by themselves. */
  careful: boolean;
  verdict: FileVerdict;
}

export interface Three {
  ours?: DirectoryRecord;
  file?: DirectoryRecord;
  before?: DirectoryRecord;
  /** Names of the fields that the file imposes. */
  imposed: readonly string[];
}

export type Compared =
  | { kind: 'same' }
  /** `verdict` of a record that staff removed: it stays away unless the file changed it since. */
  | { kind: 'added'; verdict: FileVerdict }
  | { kind: 'changed'; fields: FieldCompared[] }
  /** It is here, was in the file, and is in the file no more. */
  | { kind: 'removed' };

/** `careful`: names of the fields that are never taken unread. A record without `file` and `before` is our own. */
export function compareRecord({ ours, file, before, imposed }: Three, careful: readonly string[]): Compared {
  if (!file) return ours && before ? { kind: 'removed' } : { kind: 'same' };
  if (!ours) return { kind: 'added', verdict: verdictOfAbsent(file, before, imposed) };
  const fields = [...new Set([...Object.keys(file), ...Object.keys(before ?? {})])]
    .filter((field) => !equalValues(ours[field], file[field]))
    .map((field) => compareField(field, { ours, file, imposed, ...(before ? { before } : {}) }, careful));
  return fields.length === 0 ? { kind: 'same' } : { kind: 'changed', fields };
}

function verdictOfAbsent(
  file: DirectoryRecord,
  before: DirectoryRecord | undefined,
  imposed: readonly string[],
): FileVerdict {
  if (!before || imposed.length === Object.keys(file).length) return 'take';
  return equalValues(file, before) ? 'keep' : 'decide';
}

function compareField(
  field: string,
  { ours = {}, file = {}, before, imposed }: Three,
  careful: readonly string[],
): FieldCompared {
  const known = before !== undefined && Object.hasOwn(before, field);
  const isImposed = imposed.includes(field);
  const isCareful = careful.includes(field);
  return {
    field,
    ...(ours[field] === undefined ? {} : { ours: ours[field] }),
    ...(file[field] === undefined ? {} : { file: file[field] }),
    ...(known ? { before: before[field] } : {}),
    imposed: isImposed,
    careful: isCareful,
    verdict: verdictOf({ isImposed, isCareful, known, ours: ours[field], file: file[field], before: before?.[field] }),
  };
}

function verdictOf(of: {
  isImposed: boolean;
  isCareful: boolean;
  known: boolean;
  ours: unknown;
  file: unknown;
  before: unknown;
}): FileVerdict {
  const fileSaysNothingNew = of.known && equalValues(of.file, of.before);
  const untouchedHere = of.known && equalValues(of.ours, of.before);
  if (fileSaysNothingNew && !of.isImposed) return 'keep';
  if (of.isCareful) return 'decide';
  return of.isImposed || untouchedHere ? 'take' : 'decide';
}

/** JSON values, whatever the order of their names. `undefined` and `null` both mean that there is none. */
export function equalValues(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** One text for values that are the same. */
export function canonical(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .filter(([, each]) => each !== undefined && each !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`)
      .join(',')}}`;
  return JSON.stringify(value);
}
