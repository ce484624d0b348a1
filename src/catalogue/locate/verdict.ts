/** What a partner's answer comes to. There are four verdicts, and they stay four: not to know is not the same as not to have. */
import { normalised } from '../../domain/fulfilment/identifiers.js';
import type { Copy } from '../copy.js';
import { keyWordsOf, titleKey } from '../keys.js';
import { citationOfRecord, contentOf, recordIdOf, type TitleContent } from '../marc/citation.js';
import { copiesIn, type HoldingsHabit, habitOfMost } from '../marc/holdings/index.js';
import { opac } from '../marc/holdings/opac.js';
import type { ForeignRecord } from '../sru/client.js';
import type { LocateQuestion, TitleSought } from './ask.js';
import type { LocateProfile } from './profile.js';

export const locateVerdicts = ['available', 'notAvailable', 'notHeld', 'unknown'] as const;
/** `unknown`: it could not be asked, or it has the title and does not say whether a copy is there. */
export type LocateVerdict = (typeof locateVerdicts)[number];

/** A title that a partner has, and its copies that count. */
export interface ForeignTitle {
  title: string;
  author?: string;
  year?: number;
  format: string;
  isbns: string[];
  issns: string[];
  oclcs: string[];
  doi?: string;
  /** Of an article or a chapter: what it is in. */
  partOf?: string;
  edition?: string;
  publisher?: string;
  language?: string;
  /** Its number there. */
  recordId?: string;
  /** What a title page shows of it beside that. */
  about?: TitleContent;
  copies: Copy[];
  verdict: LocateVerdict;
}

/** A record as a title with the copies that are the partner's own. */
function foreignTitle(
  { marc, opac: beside }: ForeignRecord,
  profile: LocateProfile,
  habit: HoldingsHabit | undefined,
): ForeignTitle | undefined {
  const citation = citationOfRecord(marc);
  if (!citation) return undefined;
  const all = beside ? opac(beside, marc) : habit ? copiesIn(marc, habit) : [];
  const copies = all.filter(
    ({ symbol }) => !profile.symbol || symbol === undefined || sameSymbol(symbol, profile.symbol),
  );
  const { title, author, year, format, isbns, issns, oclcs, edition, publisher, language, doi, partOf } = citation;
  const about = contentOf(citation);
  const recordId = copies.find((each) => each.recordId)?.recordId ?? recordIdOf(marc);
  return {
    title,
    format,
    isbns,
    issns,
    oclcs,
    copies,
    ...(author ? { author } : {}),
    ...(year === undefined ? {} : { year }),
    ...(edition ? { edition } : {}),
    ...(publisher ? { publisher } : {}),
    ...(doi ? { doi } : {}),
    ...(partOf ? { partOf } : {}),
    ...(language ? { language } : {}),
    ...(recordId ? { recordId } : {}),
    ...(about ? { about } : {}),
    verdict: verdictOf(all.length > 0, copies, profile, format),
  };
}

/** The titles of an answer. A catalogue writes all its copies in one way: the one that fits most of its records. */
export function foreignTitles(records: readonly ForeignRecord[], profile: LocateProfile): ForeignTitle[] {
  const { habit: named } = profile;
  const habit = named === 'record' || named === 'opac' ? habitOfMost(records.map(({ marc }) => marc)) : named;
  return records.flatMap((each) => foreignTitle(each, profile, habit) ?? []);
}

const sameSymbol = (one: string, other: string): boolean =>
  one.toUpperCase().replace(/^ISIL:/, '') === other.toUpperCase().replace(/^ISIL:/, '');

const online = new Set(['ebook', 'ejournal', 'online']);

/** Without copies of its own a record of an index of many says that others have it; of one library, that it has it. */
function verdictOf(told: boolean, copies: readonly Copy[], profile: LocateProfile, format: string): LocateVerdict {
  if (copies.length === 0 && told && profile.symbol) return 'notHeld';
  return verdictOfCopies(copies, format, (each) => isLent(each, profile));
}

/** What the copies of one title in one library come to; `mayBeLent` says which of them count. */
export function verdictOfCopies<Each extends Pick<Copy, 'status'>>(
  copies: readonly Each[],
  format: string,
  mayBeLent: (copy: Each) => boolean,
): LocateVerdict {
  if (copies.length === 0) return online.has(format) ? 'notHeld' : 'unknown';
  const physical = copies.filter(({ status }) => status !== 'online');
  if (physical.length === 0) return 'notHeld';
  const lent = physical.filter(mayBeLent);
  if (lent.some(({ status }) => status === 'available')) return 'available';
  if (lent.some(({ status }) => status === 'held')) return 'unknown';
  return 'notAvailable';
}

const isLent = ({ location, policy }: Copy, { notLocations = [], notPolicies = [] }: LocateProfile): boolean =>
  !(location && notLocations.includes(location)) && !(policy && notPolicies.includes(policy));

/**
 * The titles that are what was asked for: by a number, those whose record has it; by words, those whose title is alike.
 * `undecided`: how many could be it and say nothing that decides.
 */
export function fittingTitles(
  titles: readonly ForeignTitle[],
  question: LocateQuestion,
  sought: TitleSought,
): { fitting: ForeignTitle[]; undecided: number } {
  const judged = titles.map((found) => {
    if (question.by === 'record') return true;
    if (question.by !== 'title') return numberFits(found, question, sought);
    return isAlike(found, sought);
  });
  return {
    fitting: titles.filter((_, at) => judged[at] === true),
    undecided: judged.filter((each) => each === undefined).length,
  };
}

const isAlike = (found: ForeignTitle, { title }: TitleSought): boolean | undefined =>
  title === undefined ? undefined : alike(found.title, title) >= 0.6;

/**
 * Servers find more than was asked, and some know no such index and give everything: the number must be on the record. A
 * record without such numbers is judged by its title; when no title is sought nothing decides (KC3).
 */
function numberFits(found: ForeignTitle, { by }: LocateQuestion, sought: TitleSought): boolean | undefined {
  const { isbns = [], issn, oclc } = sought;
  const wanted =
    by === 'isbn'
      ? isbns.flatMap((each) => normalised('ISBN', each) ?? [])
      : by === 'issn'
        ? [normalised('ISSN', issn ?? '')]
        : [normalised('OCLC', oclc ?? '')];
  const own = by === 'isbn' ? found.isbns : by === 'issn' ? found.issns : found.oclcs;
  return own.length === 0 ? isAlike(found, sought) : wanted.some((each) => each !== undefined && own.includes(each));
}

/** How much of two titles is the same, from 0 to 1. */
function alike(one: string, other: string): number {
  if (titleKey(one) === titleKey(other)) return 1;
  const [these, those] = [new Set(keyWordsOf(one)), new Set(keyWordsOf(other))];
  const shared = [...these].filter((word) => those.has(word)).length;
  return shared / Math.max(1, Math.max(these.size, those.size));
}

/** The best that the titles come to. */
export function verdictOfAll(titles: readonly ForeignTitle[]): LocateVerdict {
  if (titles.length === 0) return 'notHeld';
  return (
    (['available', 'unknown', 'notAvailable'] as const).find((each) =>
      titles.some(({ verdict }) => verdict === each),
    ) ?? 'notHeld'
  );
}
