/** Which words of a page are of the other language: by the catalogue, in which every sentence has its language. */
import { IntlMessageFormat } from 'intl-messageformat';
import { languageChoices } from '../../src/words/languages.js';
import { sectionsOf } from '../support/words.js';

export type Language = 'en' | 'fr';

const wordsOf = (language: Language): Map<string, string> =>
  new Map(
    Object.entries(sectionsOf(language)).flatMap(([section, words]) =>
      Object.entries(words).map(([key, sentence]) => [`${section}.${key}`, sentence] as const),
    ),
  );

const catalogue = { en: wordsOf('en'), fr: wordsOf('fr') };

/** Every code of the catalogue: `nav.home`. Nobody should read one. */
export const codesOfCatalogue: ReadonlySet<string> = new Set(catalogue.en.keys());

type Part = ReturnType<IntlMessageFormat['getAst']>[number];
/** A piece of a sentence: words, a place that is filled, or one for a number. */
type Piece = string | undefined | typeof aNumber;
const aNumber = 0;

const [literal, select, plural, pound, tag] = [0, 5, 6, 7, 8];
const mostForms = 24;

/** Each form that a sentence may take: of “{count, plural, one {# item} other {# items}}” there are two. */
function formsOf(parts: readonly Part[]): Piece[][] {
  let forms: Piece[][] = [[]];
  for (const part of parts) {
    const next: Piece[][] =
      part.type === literal
        ? [[(part as { value: string }).value]]
        : part.type === plural || part.type === select
          ? Object.values((part as { options: Record<string, { value: Part[] }> }).options).flatMap(({ value }) =>
              formsOf(value),
            )
          : part.type === tag
            ? formsOf((part as unknown as { children: Part[] }).children)
            : [[part.type === pound ? aNumber : undefined]];
    forms = forms.flatMap((before) => next.map((more) => [...before, ...more])).slice(0, mostForms);
  }
  return forms;
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ');
const escaped = (text: string): string => plain(text).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const lettersIn = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

interface Sentences {
  whole: ReadonlySet<string>;
  /** With places that are filled, by the longest of the words beside them. */
  filled: readonly { has: string; is: RegExp }[];
}

/** Words of two letters beside a place prove no language. */
const fewestLetters = 6;

function sentencesOf(language: Language): Sentences {
  const whole = new Set<string>();
  const filled = new Map<string, { has: string; is: RegExp }>();
  for (const words of catalogue[language].values())
    for (const form of formsOf(new IntlMessageFormat(words, language, undefined, { ignoreTag: true }).getAst())) {
      const said = form.filter((piece) => typeof piece === 'string');
      if (said.length === form.length) whole.add(plain(said.join('')).trim());
      else if (lettersIn(said.join('')) >= fewestLetters) {
        const source = form
          .map((piece) => (piece === undefined ? '(.*?)' : piece === aNumber ? String.raw`[\d\s.,]+` : escaped(piece)))
          .join('');
        const has = said.map(plain).reduce((most, piece) => (piece.length > most.length ? piece : most), '');
        filled.set(source, { has: has.trim(), is: new RegExp(`^${source.trim()}$`, 'su') });
      }
    }
  return { whole, filled: [...filled.values()] };
}

let known: Record<Language, Sentences> | undefined;
const sentences = (): Record<Language, Sentences> => {
  known ??= { en: sentencesOf('en'), fr: sentencesOf('fr') };
  return known;
};

const isSaid = (text: string, { whole, filled }: Sentences): boolean =>
  whole.has(text) || filled.some(({ has, is }) => text.includes(has) && is.test(text));

/** What fills the places of a sentence of that language. */
const fillingsOf = (text: string, { filled }: Sentences): string[] =>
  filled
    .filter(({ has }) => text.includes(has))
    .flatMap(({ is }) => is.exec(text)?.slice(1) ?? [])
    .map((each) => each.trim());

/** Whether the catalogue has this sentence as a whole. */
export const isOfCatalogue = (text: string, language: Language): boolean =>
  sentences()[language].whole.has(plain(text).trim());

/** A language is called by its own name in every language. */
const ownNames: ReadonlySet<string> = new Set(languageChoices.map(({ label }) => label));
const answers = new Map<string, boolean>();

/**
 * Whether a text of a page in this language is a sentence of the other one, or has one in it. What both languages say in the
 * same words is neither, and what staff and partners have named is in no catalogue.
 */
export function isForeign(written: string, language: Language): boolean {
  const text = plain(written).trim();
  const known = answers.get(`${language} ${text}`);
  if (known !== undefined) return known;
  const own = sentences()[language];
  const other = sentences()[language === 'en' ? 'fr' : 'en'];
  const isWholly = (each: string) => lettersIn(each) > 2 && !ownNames.has(each) && !own.whole.has(each);
  const answer =
    isWholly(text) &&
    (isSaid(text, own)
      ? fillingsOf(text, own).some((each) => isWholly(each) && other.whole.has(each))
      : isSaid(text, other));
  answers.set(`${language} ${text}`, answer);
  return answer;
}
