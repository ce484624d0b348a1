/** A kind of record of the directory file: one row and one file each. */
import type { DirectoryRecord } from '../../domain/distribution/directory-file.js';
import type { KeyOf } from '../../words/message.js';
import type { DirectoryStore } from '../directory/partners.js';
import type { EngineContext } from '../engine-context.js';
import type { LinkStore } from '../library-system/ports.js';
import type { Actor } from '../model/actor.js';
import type { Outcome } from '../model/local/outcome.js';
import type { LocalRecords } from '../model/local-records.js';

export type LinkFileStore = Pick<LinkStore, 'all' | 'read' | 'save' | 'remove'>;

/** Where sections are read and written: all of it within one transaction. */
export interface SectionContext {
  /** Its book and its local records are those of the transaction. */
  context: EngineContext;
  directory: DirectoryStore;
  local: LocalRecords;
  /** Links to libraries' own systems. */
  links: LinkFileStore;
  by: Actor;
  /** The import that is being taken in; none while one is undone. */
  importId?: string;
}

export interface NamedRecord {
  section: string;
  key: string;
}

export interface StoredRecord {
  key: string;
  /** How the node itself calls it. */
  id: string;
  record: DirectoryRecord;
  /** It is of this node alone, as its practice partner is: no file of ours says it, nor what names it. */
  isOwn?: boolean;
}

export interface FileSection {
  /** As the file calls it. */
  name: KeyOf<'directorySection'>;
  /** As the audit log calls one of them. */
  thing: string;
  /** One sentence for the schema of the file. */
  says: string;
  /** JSON Schema of each field. */
  fields: Readonly<Record<string, object>>;
  required: readonly string[];
  /** JSON Schema of what a record needs besides, by what else it says. */
  needs?: object;
  /** Fields that are never taken unread. */
  careful: readonly string[];
  /** A library’s own affair: only in a file that was asked for it by name, and never taken from a subscription. */
  onDemand?: true;
  /** What nobody here knows is proposed, not added. */
  proposes?: true;
  keyOf(record: DirectoryRecord): string;
  titleOf(record: DirectoryRecord): string;
  read(sectionContext: SectionContext): Promise<StoredRecord[]>;
  /** Adds it, or makes what is stored so. */
  write(sectionContext: SectionContext, record: DirectoryRecord, stored?: StoredRecord): Promise<Outcome<unknown>>;
  remove(sectionContext: SectionContext, stored: StoredRecord): Promise<Outcome<unknown>>;
  /** How the audit log shows a record now, where that is not the record itself: also of one that the file says first. */
  audited?(sectionContext: SectionContext, key: string): Promise<unknown>;
  /** Other records that must be there before it. */
  names?(record: DirectoryRecord): readonly NamedRecord[];
  /** Without those partners; `undefined` when nothing is left of it. */
  withoutPartners?(record: DirectoryRecord, codes: readonly string[]): DirectoryRecord | undefined;
}

/** Partners by their codes. */
export const partnersNamed = (codes: readonly string[]): NamedRecord[] =>
  codes.map((key) => ({ section: 'partners', key }));

/** Texts and lists of a record that was checked against its schema. */
export const textIn = (record: DirectoryRecord, field: string): string => String(record[field] ?? '');
export const textsIn = (record: DirectoryRecord, field: string): string[] =>
  Array.isArray(record[field]) ? (record[field] as unknown[]).map(String) : [];

/** Without what is not known. */
export const knownValues = (values: Record<string, unknown>): DirectoryRecord =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));

/** Pieces of JSON Schema that several sections have. */
export const codeSchema = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' } as const;
export const lineSchema = {
  type: 'string',
  minLength: 1,
  maxLength: 500,
  pattern: '^[^\\u0000-\\u001f\\u007f]*$',
} as const;
export const booleanSchema = { type: 'boolean' } as const;
export const countSchema = { type: 'integer', minimum: 0, maximum: 1_000_000_000 } as const;
export const listSchema = (items: object) => ({ type: 'array', items, maxItems: 1000 }) as const;
