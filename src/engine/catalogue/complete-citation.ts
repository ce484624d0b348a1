/** What an ISBN, an ISSN or a DOI stands for, as our own catalogue or a partner’s says it. Nobody else is asked. */

import { setTimeout as pause } from 'node:timers/promises';
import { decoded } from '../../catalogue/decode.js';
import { type Citation, citationOfRecord } from '../../catalogue/marc/citation.js';
import { typed } from '../../catalogue/sought.js';
import type { CitationFound } from '../../contract/network-operations.js';
import { type CitedBy, citedBy } from '../../contract/network-operations.js';
import type { PartnerCatalogues } from './partner-catalogues.js';
import type { CatalogueQuestions, FoundRecord } from './ports.js';

export interface CompletingFrom {
  catalogue: Pick<CatalogueQuestions, 'find'>;
  network: Pick<PartnerCatalogues, 'profiles' | 'search'>;
  /** The name of a partner that is active. */
  nameOf(code: string): Promise<string | undefined>;
}

/** Longest wait for all partners together, in milliseconds: somebody is typing. */
const waitMs = 3_000;

type Known = Pick<Citation, 'title' | 'author' | 'year' | 'doi' | 'partOf' | 'isbns' | 'issns'>;

/** The catalogue that answers first with a title of that very number is trusted. */
export async function completeCitation(
  { catalogue, network, nameOf }: CompletingFrom,
  number: string,
  limitMs = waitMs,
): Promise<CitationFound> {
  const names = namesIn(number);
  const kind = citedBy.find((each) => names.some((name) => name.startsWith(`${each}:`)));
  if (!kind) return { fields: {}, own: false, asked: 0, silent: 0 };
  const wanted = names.filter((name) => name.startsWith(`${kind}:`));
  const found = await catalogue.find({ kind: 'numbers', names: wanted }, { from: 0, limit: 3 });
  const ours = found.kind === 'found' ? found.records.map(knownFrom)[0] : undefined;
  if (ours) return { kind, fields: fieldsOf(kind, ours), own: true, asked: 1, silent: 0 };
  const partners = (
    await Promise.all((await network.profiles()).map(async ({ partner }) => ({ partner, name: await nameOf(partner) })))
  ).filter((each): each is { partner: string; name: string } => each.name !== undefined);
  let answered = 0;
  const asking = partners.map(async ({ partner, name }) => {
    const answer = await network.search(partner, number);
    if (!answer || answer.trouble) throw new Error('no answer');
    answered += 1;
    const title = answer.titles.find((each) => isOf(each, wanted));
    if (!title) throw new Error('not known there');
    return { name, title };
  });
  const stop = new AbortController();
  const first = await Promise.race([
    Promise.any(asking).catch(() => undefined),
    pause(limitMs, undefined, { signal: stop.signal, ref: false }).catch(() => undefined),
  ]);
  stop.abort();
  const counts = { asked: partners.length + 1, silent: first ? 0 : partners.length - answered };
  if (!first) return { kind, fields: {}, own: false, ...counts };
  return { kind, fields: fieldsOf(kind, first.title), own: false, library: first.name, ...counts };
}

function namesIn(text: string): string[] {
  const all = (sought: ReturnType<typeof typed>['number']): string[] =>
    sought?.kind === 'numbers' ? sought.names : sought?.kind === 'any' ? sought.of.flatMap(all) : [];
  return all(typed(text).number);
}

/** Servers find more than was asked: the number must be on the record. */
const isOf = ({ isbns, issns, doi }: Known, names: readonly string[]): boolean =>
  [...isbns.map((each) => `ISBN:${each}`), ...issns.map((each) => `ISSN:${each}`), ...(doi ? [`DOI:${doi}`] : [])].some(
    (each) => names.includes(each),
  );

function knownFrom(record: FoundRecord): Known {
  const read = record.form && record.bytes ? decoded(record.form, record.bytes) : undefined;
  return (read && read.kind !== 'unreadable' ? citationOfRecord(read.record) : undefined) ?? record;
}

/** The year of a journal is that of its beginning, and its author nobody’s: an ISSN names a title alone. */
function fieldsOf(kind: CitedBy, { title, author, year, partOf }: Known): CitationFound['fields'] {
  if (kind === 'ISSN') return { title };
  const published = year === undefined ? {} : { publicationDate: String(year) };
  if (kind === 'ISBN') return { title, ...(author ? { author } : {}), ...published };
  return {
    titleOfComponent: title,
    ...(author ? { authorOfComponent: author } : {}),
    ...(partOf ? { title: partOf } : {}),
    ...published,
  };
}
