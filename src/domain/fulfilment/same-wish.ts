/** When two requests ask for the same thing: forms of what they cite that can be looked up. */
import type { Service } from '../tables/tables.js';
import { identifiersIn, type TitleAskedFor } from './holdings.js';
import { folded, titleKeys } from './titles.js';

export interface CitedWish extends TitleAskedFor {
  author?: string;
  titleOfComponent?: string;
  volume?: string[];
  issue?: string;
  pagesRequested?: string;
}

/**
 * Every form by which a request can be found again; two requests with one in common ask for the same thing. A number of
 * the work counts with the part that is wanted: volume two is not volume one, nor is an article another of its journal.
 */
export function wishKeys(service: Service, wish: CitedWish): string[] {
  const part = partOf(wish);
  const numbers = identifiersIn(wish).flatMap(({ kind, value }) =>
    kind === 'ISSN' && part === '' ? [] : [`${kind}:${value}${part}`],
  );
  const ofThePart = partNumbers(wish).map(({ code, number }) => `${code}:${short(number, 200)}`);
  const title = titleKey(wish);
  const keys = [...numbers, ...ofThePart, ...(title ? [`title:${title}${part}`] : [])];
  const asked = service === 'CopyOrLoan' ? ['Loan', 'Copy'] : [service];
  return asked.flatMap((each) => [...new Set(keys)].map((key) => `${each} ${key}`));
}

/** Numbers that name an article by themselves. */
function partNumbers({ bibliographicItemId = [], bibliographicRecordId = [] }: CitedWish) {
  return [
    ...bibliographicItemId.map((id) => [id.bibliographicItemIdentifierCode?.value, id.bibliographicItemIdentifier]),
    ...bibliographicRecordId.map((id) => [
      id.bibliographicRecordIdentifierCode?.value,
      id.bibliographicRecordIdentifier,
    ]),
  ].flatMap(([code = '', written = '']) => {
    const number = written
      .trim()
      .toLowerCase()
      .replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/, '');
    return number !== '' && /^(DOI|PMID)$/i.test(code) ? [{ code: code.toUpperCase(), number }] : [];
  });
}

/** The main title with its author; of a work that names none the whole title. */
function titleKey({ title = '', subtitle, author }: CitedWish): string {
  const { main, full } = titleKeys(title, subtitle);
  const names = folded(author ?? '')
    .split(' ')
    .sort()
    .join(' ');
  return names === '' ? short(full, 200) : main && `${short(main, 200)}/${short(names, 100)}`;
}

/** What of the work is wanted; nothing when it is the whole. */
function partOf({ volume = [], issue, titleOfComponent, pagesRequested }: CitedWish): string {
  const parts = [short(folded(volume.join(' ')), 60), short(folded(issue ?? ''), 60)];
  const piece = short(folded(titleOfComponent ?? pagesRequested ?? ''), 150);
  const all = [...parts, piece];
  return all.every((each) => each === '') ? '' : `#${all.join('#')}`;
}

const short = (text: string, characters: number): string => [...text].slice(0, characters).join('');
