/** What a partner's catalogue is asked for a title, from the surest question to the least sure. */
import { normalised } from '../../domain/fulfilment/identifiers.js';
import { clause, quoted, quotedWords } from '../cql/write.js';
import { soughtWords } from '../keys.js';
import { type NumberKind, typed } from '../sought.js';
import type { LocateProfile } from './profile.js';

/** What is known of a title that is looked for. */
export interface TitleSought {
  isbns?: readonly string[];
  issn?: string;
  oclc?: string;
  title?: string;
  author?: string;
  /** Its number in this catalogue. */
  recordId?: string;
}

export interface LocateQuestion {
  by: 'record' | 'isbn' | 'issn' | 'oclc' | 'title';
  cql: string;
}

/** By number first; by title only when there is one that can be asked. Each is tried until one finds. */
export function questionsFor({ indexes }: Pick<LocateProfile, 'indexes'>, sought: TitleSought): LocateQuestion[] {
  const questions: LocateQuestion[] = [];
  const { isbns = [], issn, oclc, title, author, recordId } = sought;
  if (recordId && indexes.record) questions.push({ by: 'record', cql: clause(indexes.record, '=', recordId) });
  const valid = [...new Set(isbns.flatMap((each) => normalised('ISBN', each) ?? []))];
  const { isbn: isbnIndex } = indexes;
  if (valid.length > 0 && isbnIndex)
    questions.push({
      by: 'isbn',
      cql: valid
        .flatMap(bothForms)
        .map((each) => clause(isbnIndex, '=', each))
        .join(' or '),
    });
  const issnValue = issn && normalised('ISSN', issn);
  if (issnValue && indexes.issn)
    questions.push({ by: 'issn', cql: clause(indexes.issn, '=', `${issnValue.slice(0, 4)}-${issnValue.slice(4)}`) });
  const oclcValue = oclc && normalised('OCLC', oclc);
  if (oclcValue && indexes.oclc) questions.push({ by: 'oclc', cql: clause(indexes.oclc, '=', oclcValue) });
  const words = title ? soughtWords(title.split(/\s[:/;]\s/)[0] ?? title).slice(0, 12) : [];
  if (words.length > 0 && indexes.title) {
    const names = author ? soughtWords(author.split(',')[0] ?? author).slice(0, 3) : [];
    const byName = names.length > 0 && indexes.author ? ` and ${indexes.author} all ${quoted(names.join(' '))}` : '';
    questions.push({ by: 'title', cql: `${indexes.title} all ${quoted(words.join(' '))}${byName}` });
  }
  return questions;
}

/** A catalogue that was filled before 2007 may know the ten digits only. */
function bothForms(isbn: string): string[] {
  if (!isbn.startsWith('978')) return [isbn];
  const nine = isbn.slice(3, 12);
  const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return [isbn, `${nine}${check === 10 ? 'X' : check}`];
}

/** What somebody typed into a search, as a question of this catalogue. */
export function questionTyped({ indexes }: Pick<LocateProfile, 'indexes'>, text: string): string | undefined {
  const { number, wanted, unwanted } = typed(text);
  const named = number && numbersIn(number);
  const kinds: [NumberKind, string | undefined][] = [
    ['ISBN', indexes.isbn],
    ['ISSN', indexes.issn],
    ['OCLC', indexes.oclc],
  ];
  for (const [kind, index] of kinds) {
    const value = named?.find((each) => each.startsWith(`${kind}:`))?.slice(kind.length + 1);
    if (value && index && kind === 'ISBN')
      return bothForms(value)
        .map((each) => clause(index, '=', each))
        .join(' or ');
    if (value && index) return clause(index, '=', kind === 'ISSN' ? `${value.slice(0, 4)}-${value.slice(4)}` : value);
  }
  const doi = named?.find((each) => each.startsWith('DOI:'))?.slice(4);
  if (doi) return `cql.serverChoice = ${quoted(doi)}`;
  if (wanted.length === 0) return undefined;
  const not = unwanted.length > 0 ? ` not cql.serverChoice any ${quotedWords(unwanted)}` : '';
  return `cql.serverChoice all ${quotedWords(wanted)}${not}`;
}

function numbersIn(sought: NonNullable<ReturnType<typeof typed>['number']>): string[] {
  if (sought.kind === 'numbers') return sought.names;
  return sought.kind === 'any' ? sought.of.flatMap(numbersIn) : [];
}
