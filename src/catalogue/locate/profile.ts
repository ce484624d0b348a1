/** How a partner's catalogue is asked, and how what it answers is understood. */
import { type HoldingsHabit, holdingsHabits } from '../marc/holdings/index.js';
import type { SruVersion } from '../sru/request.js';

/** `record`: as each record shows; `opac`: an OPAC record around it. */
export const locateHabits = [...holdingsHabits, 'opac', 'record'] as const;
export type LocateHabit = HoldingsHabit | 'opac' | 'record';

export const soughtIndexes = ['record', 'isbn', 'issn', 'oclc', 'title', 'author'] as const;
export type SoughtIndex = (typeof soughtIndexes)[number];

export interface LocateProfile {
  /** Where its SRU server is. */
  address: string;
  version: SruVersion;
  /** The record schema by the name that the server knows. */
  schema: string;
  habit: LocateHabit;
  /** The names of its indexes; what it has no index for is not asked by. */
  indexes: Partial<Record<SoughtIndex, string>>;
  /** Sent with every question: what a gateway needs. */
  parameters?: Record<string, string>;
  /** Of an index of many libraries: only copies with this symbol are the partner's. */
  symbol?: string;
  /** Copies here, or of these kinds, are not lent. */
  notLocations?: string[];
  notPolicies?: string[];
  timeLimitMs: number;
}

const usual = { version: '1.2', schema: 'marcxml', timeLimitMs: 4_000 } as const;

/** What is right for most servers of a kind; the address is the library's own. */
export const locatePresets: Record<'alma' | 'koha' | 'reshare' | 'interlend', Omit<LocateProfile, 'address'>> = {
  alma: {
    ...usual,
    habit: 'alma',
    indexes: {
      record: 'alma.mms_id',
      isbn: 'alma.isbn',
      issn: 'alma.issn',
      title: 'alma.title',
      author: 'alma.creator',
      oclc: 'alma.other_system_number',
    },
  },
  koha: {
    ...usual,
    version: '1.1',
    habit: 'koha',
    indexes: { record: 'rec.id', isbn: 'bath.isbn', issn: 'bath.issn', title: 'dc.title', author: 'dc.creator' },
  },
  reshare: {
    ...usual,
    version: '2.0',
    habit: 'reservoir',
    indexes: { record: 'rec.id', isbn: 'isbn', issn: 'issn', title: 'title' },
  },
  interlend: {
    ...usual,
    version: '2.0',
    schema: 'opacxml',
    habit: 'opac',
    indexes: { record: 'rec.id', isbn: 'isbn', issn: 'issn', oclc: 'oclc', title: 'title', author: 'author' },
  },
};
export type LocatePreset = keyof typeof locatePresets;
