/** What the request form has: its fields by kind, and the request that is made of what was filled in. */
import type { Wish, WishKind } from './views.js';

/** A text field of the form. */
export type CitedField = Exclude<
  keyof Wish,
  | 'kind'
  | 'anyEdition'
  | 'pickupLocation'
  | 'notAfter'
  | 'note'
  | 'agreeToCopyright'
  | 'agreeToTerms'
  | 'evenIfDuplicate'
>;

/** Which fields each kind has, in their order; those with a star must be filled in. */
export const fieldsOf: Record<WishKind, readonly (CitedField | `${CitedField}*`)[]> = {
  book: ['title*', 'author', 'isbn', 'publicationDate', 'edition', 'publisher', 'volume'],
  chapter: [
    'titleOfComponent*',
    'authorOfComponent',
    'pagesRequested',
    'title*',
    'author',
    'isbn',
    'publicationDate',
    'edition',
  ],
  article: [
    'doi',
    'titleOfComponent*',
    'authorOfComponent',
    'title*',
    'issn',
    'publicationDate',
    'volume',
    'issue',
    'pagesRequested',
    'pmid',
  ],
};

/** What a field is called: the title of an article is that of its journal. */
export const labelOfCited = (kind: WishKind, name: CitedField) =>
  `field_${kind === 'article' && name === 'title' ? 'journal' : kind === 'chapter' && name === 'title' ? 'bookTitle' : name}` as const;

/** Problems that belong to no field: they are said above the form. */
export const apartFromFields: ReadonlySet<string> = new Set(['standing', 'ownCopy', 'duplicate']);

export type WishValues = Partial<Omit<Wish, 'kind'>>;

/** What a link or a title that was found has said already. */
export function prefilled(asked: URLSearchParams): { kind: WishKind; values: WishValues } {
  const said = asked.get('kind');
  const kind = said === 'chapter' || said === 'article' ? said : 'book';
  const names = new Set<string>(
    Object.values(fieldsOf).flatMap((fields) => fields.map((each) => each.replace('*', ''))),
  );
  for (const more of ['placeOfPublication', 'oclc', 'pickupLocation', 'notAfter', 'note']) names.add(more);
  const values = Object.fromEntries([...asked].filter(([name, value]) => names.has(name) && value.trim() !== ''));
  return { kind, values };
}

/** Only what the chosen kind has, and what is filled in. */
export function wishOf(kind: WishKind, values: WishValues): Wish {
  const cited = new Set<string>(fieldsOf[kind].map((each) => each.replace('*', '')));
  const always = new Set(['placeOfPublication', 'oclc', 'publisher', 'notAfter', 'note', 'evenIfDuplicate']);
  for (const name of kind === 'book' ? ['pickupLocation', 'agreeToTerms'] : ['agreeToCopyright']) always.add(name);
  if (kind !== 'article') always.add('anyEdition');
  const kept = Object.entries(values).filter(([name, value]) => (cited.has(name) || always.has(name)) && value !== '');
  return { title: '', ...Object.fromEntries(kept), kind };
}
