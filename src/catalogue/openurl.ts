/**
 * OpenURL, 0.1 and 1.0 in key/value form, as link resolvers send it: what it cites, as the patrons’ form has it. What it
 * refers to is not fetched, and the requester that it names is ignored.
 */
import { normalised } from '../domain/fulfilment/identifiers.js';
import { isLocalDate } from '../domain/fulfilment/local-days.js';
import type { Wish } from '../domain/patrons-side/views.js';

/** Fields of the form with what they begin with. */
export type Cited = Partial<Record<keyof Wish, string>>;
export type OpenUrl = { kind: 'citation'; cited: Cited } | { kind: 'empty' } | { kind: 'long' };

/** Longest that is read, in characters as they were sent. */
export const openUrlAtMost = 12_000;

/** `query`: everything behind the question mark, or a form that was posted. */
export function readOpenUrl(query: string): OpenUrl {
  if (query.length > openUrlAtMost) return { kind: 'long' };
  const said = keysIn(query);
  const cited = citationIn(said);
  const { title, titleOfComponent, doi, pmid, isbn, issn, oclc } = cited;
  return title || titleOfComponent || doi || pmid || isbn || issn || oclc
    ? { kind: 'citation', cited }
    : { kind: 'empty' };
}

/** Values by their key, small and without `rft.`: resolvers mix prefixed and bare keys. */
type Said = ReadonlyMap<string, readonly string[]>;

function keysIn(query: string): Said {
  const said = new Map<string, string[]>();
  for (const pair of query.split('&').slice(0, 300)) {
    const at = pair.indexOf('=');
    if (at <= 0) continue;
    const key = decoded(pair.slice(0, at))
      .trim()
      .toLowerCase()
      .replace(/^(amp;)+/, '')
      .replace(/^rft\./, '');
    const value = plain(again(decoded(pair.slice(at + 1))));
    if (value === '' || /^[\s,;:./]*$/.test(value)) continue;
    said.set(key, [...(said.get(key) ?? []), value]);
  }
  return said;
}

/** Percent signs are bytes; those that are no UTF-8 are taken for what Windows writes. */
function decoded(text: string): string {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    const code = /^%[0-9a-f]{2}$/i.test(text.slice(at, at + 3))
      ? Number.parseInt(text.slice(at + 1, at + 3), 16)
      : undefined;
    if (code !== undefined) {
      bytes.push(code);
      at += 2;
    } else if (sign === '+') bytes.push(0x20);
    else {
      const whole = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
      bytes.push(...encoder.encode(whole));
      at += whole.length - 1;
    }
  }
  const buffer = Uint8Array.from(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer);
  } catch {
    return new TextDecoder('windows-1252').decode(buffer);
  }
}

/** Some resolvers encode twice. */
const again = (value: string): string => (/%[0-9a-f]{2}/i.test(value) ? decoded(value.replaceAll('+', '%2B')) : value);

const plain = (value: string): string =>
  value
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const journalGenres = new Set(['article', 'preprint', 'proceeding', 'preceeding', 'journal', 'issue']);

function citationIn(said: Said): Cited {
  const first = (...keys: string[]) => keys.map((key) => said.get(key)?.[0]).find((value) => value !== undefined);
  const format = first('rft_val_fmt') ?? '';
  const genre = (first('genre') ?? '').toLowerCase();
  const part = first('atitle');
  const pages = pagesIn(first);
  const isJournal =
    journalGenres.has(genre) ||
    /journal/.test(format) ||
    (!genre && !!first('issn', 'eissn', 'jtitle') && !first('isbn', 'btitle'));
  const isChapter = !isJournal && part !== undefined;
  const kind: Wish['kind'] = isJournal ? 'article' : isChapter || (genre === 'bookitem' && pages) ? 'chapter' : 'book';
  const title =
    kind === 'article' ? first('jtitle', 'title', 'stitle', 'btitle') : first('btitle', 'title', 'jtitle', 'stitle');
  const ids = numbersIn(said, first);
  const author = authorIn(said, first);
  const date = first('date', 'year');
  const day = first('svc.neededby');
  const wish: Partial<Record<keyof Wish, string | undefined>> = {
    title: tidy(title, 1000),
    ...(kind === 'book' ? { author } : { titleOfComponent: tidy(part, 1000), authorOfComponent: author }),
    ...ids,
    publicationDate: kind === 'article' ? tidy(date, 100) : (/\d{4}/.exec(date ?? '')?.[0] ?? undefined),
    publisher: tidy(first('pub', 'publisher'), 500),
    placeOfPublication: tidy(first('place'), 200),
    edition: tidy(first('edition'), 200),
    ...(kind === 'book' ? {} : { pagesRequested: pages }),
    volume: tidy(first('volume'), 200),
    issue: tidy(first('issue'), 200),
    pickupLocation: tidy(first('svc.pickuplocation', 'pickuplocation'), 200),
    notAfter: day && isLocalDate(day) ? day : undefined,
    note: first('svc.note')?.slice(0, 2000),
  };
  return { ...Object.fromEntries(Object.entries(wish).filter(([, value]) => value)), kind };
}

type First = (...keys: string[]) => string | undefined;

/** Without the marks that catalogue records end with. */
const tidy = (value: string | undefined, most: number): string | undefined =>
  value
    ?.replace(/[/:;,=]\s*$/, '')
    .trim()
    .slice(0, most) || undefined;

function authorIn(said: Said, first: First): string | undefined {
  const whole = (said.get('au') ?? said.get('creator') ?? [])
    .map((each) => each.replace(/,$/, '').trim())
    .filter(Boolean);
  if (whole.length > 0) return [...new Set(whole)].join('; ').slice(0, 500);
  const last = first('aulast');
  const given = first('aufirst') ?? first('auinit') ?? [first('auinit1'), first('auinitm')].filter(Boolean).join(' ');
  if (last) return tidy([last, given].filter(Boolean).join(', '), 500);
  return tidy(first('aucorp'), 500);
}

function pagesIn(first: First): string | undefined {
  const [from, to, pages] = [first('spage'), first('epage'), first('pages')];
  if (from) return tidy(to && to !== from ? `${from}–${to}` : from, 200);
  return tidy(pages ?? first('artnum'), 200);
}

/** Numbers with a right check digit; they also come in `rft_id` and `id`, and several in one value. */
function numbersIn(
  said: Said,
  first: First,
): Partial<Record<'isbn' | 'issn' | 'doi' | 'pmid' | 'oclc', string | undefined>> {
  const ids = [...(said.get('rft_id') ?? []), ...(said.get('id') ?? []), ...(said.get('rfe_dat') ?? [])];
  const behind = (pattern: RegExp) => ids.map((each) => pattern.exec(each)?.[1]).find((value) => value !== undefined);
  const valid = (kind: 'ISBN' | 'ISSN', values: readonly (string | undefined)[]) =>
    values
      .flatMap((each) => (each ?? '').split(/[|;,]|\s(?=97[89])/))
      .map((each) => normalised(kind, each))
      .find(Boolean);
  const issn = valid('ISSN', [...(said.get('issn') ?? []), ...(said.get('eissn') ?? []), behind(/^urn:issn:(.+)/i)]);
  const doi = first('doi') ?? behind(/^(?:info:doi\/|doi:|https?:\/\/(?:dx\.)?doi\.org\/)(.+)/i);
  const pmid = first('pmid') ?? behind(/^(?:info:pmid\/|pmid:)(\d{1,9})/i);
  const oclc =
    first('oclcnum') ?? behind(/^info:oclcnum\/(\d+)/i) ?? behind(/<accessionnumber>(\d+)<\/accessionnumber>/i);
  return {
    isbn: valid('ISBN', [...(said.get('isbn') ?? []), ...(said.get('eisbn') ?? []), behind(/^urn:isbn:(.+)/i)]),
    issn: issn && `${issn.slice(0, 4)}-${issn.slice(4)}`,
    doi: doi && /^10\.\d{4,9}\/\S+$/.test(doi) ? doi.slice(0, 200) : undefined,
    pmid: pmid && /^\d{1,9}$/.test(pmid) ? pmid : undefined,
    oclc: oclc && normalised('OCLC', oclc),
  };
}
