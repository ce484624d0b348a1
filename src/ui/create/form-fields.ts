import type { Key } from '../words/index.js';

export type FormType = 'book' | 'article';

/** The texts of the two forms, in their order. The name is that of the API. */
export interface TextRow {
  name: string;
  label: Key;
  /** Of twelve. */
  span: number;
  required?: true;
}

const text = (name: string, label: Key, span: number): TextRow => ({ name, label, span });

export const citationFields: Record<FormType, readonly TextRow[]> = {
  book: [
    { ...text('title', 'create.title', 8), required: true },
    text('author', 'create.author', 4),
    text('subtitle', 'create.subtitle', 8),
    text('seriesTitle', 'create.series', 4),
    text('isbn', 'create.isbn', 4),
    text('edition', 'create.edition', 2),
    text('publicationDate', 'create.year', 2),
    text('volume', 'create.volume', 4),
    text('publisher', 'create.publisher', 6),
    text('placeOfPublication', 'create.place', 3),
    text('oclc', 'create.oclc', 3),
  ],
  article: [
    text('titleOfComponent', 'create.articleTitle', 8),
    text('authorOfComponent', 'create.articleAuthor', 4),
    { ...text('title', 'create.journalTitle', 8), required: true },
    text('issn', 'create.issn', 4),
    text('publicationDate', 'create.year', 2),
    text('volume', 'create.volume', 3),
    text('issue', 'create.issue', 3),
    text('pagesRequested', 'create.pages', 4),
    text('doi', 'create.doi', 6),
    text('pmid', 'create.pmid', 3),
    text('author', 'create.author', 3),
  ],
};

/** What a text of the form is called there; nothing for other fields. */
export const citationLabel = (type: FormType, name: string): Key | undefined =>
  citationFields[type].find((row) => row.name === name)?.label;

/** What a form holds: texts by name, and what is no text. */
export interface FormValues {
  [name: string]: unknown;
  patron?: { id?: string; name?: string; email?: string } | undefined;
  rota?: string[] | undefined;
}

/** What is sent: only what was filled. */
export const filledIn = (values: FormValues): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, unknown][] => {
      if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
        return [];
      return [[name, typeof value === 'string' ? value.trim() : value]];
    }),
  );

/** What changed between two states of a form, `null` for what was taken away. */
export function changesBetween(before: FormValues, after: FormValues): Record<string, unknown> {
  const [was, is] = [filledIn(before), filledIn(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
      .map((name) => [name, is[name] ?? null]),
  );
}

/** What the search looks for when a form was begun: a number says it best, then the title and who wrote it. */
export function soughtBy(values: FormValues): string {
  const said = (name: string) => (typeof values[name] === 'string' ? (values[name] as string).trim() : '');
  const number = [said('isbn'), said('issn'), said('oclc')].find((each) => each !== '');
  return number ?? [said('title'), said('author')].filter((each) => each !== '').join(' ');
}

/** What was begun for somebody, with the citation of a title that was found in the place of the one before. */
export function withCitation(begun: FormValues, found: FormValues): FormValues {
  const ofCitation = new Set(Object.values(citationFields).flatMap((rows) => rows.map(({ name }) => name)));
  const kept = Object.entries(begun).filter(([name]) => name !== 'rota' && !ofCitation.has(name));
  return { ...Object.fromEntries(kept), ...found };
}
