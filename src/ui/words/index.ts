import { createContext, createElement, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import type { CodeIn } from '../../words/codes.js';
import type { pages } from '../../words/en/pages.js';
import { type Language, languageRow, localeOf } from '../../words/languages.js';
import { type Facts, inEach, isMessage, type Wording } from '../../words/message.js';
import { named, speaker, type Words, wordsOr } from '../../words/say.js';

export {
  type Language,
  languageChoices,
  languageIn,
  languageLabel,
  languageOf,
  languageOfTag,
  languageRow,
  languages,
  localeOf,
} from '../../words/languages.js';
export type { Words } from '../../words/say.js';

/** A code of the sections that the pages of the desk read. */
export type Key = CodeIn<Awaited<ReturnType<(typeof pages)['screens' | PageFolder]>>>;

/** Reads the words of one language: the other is not loaded. */
export const readWords = (language: Language): Promise<Words> => languageRow(language).pages.screens();

interface Speech {
  language: Language;
  words: Words;
}
const Spoken = createContext<Speech | undefined>(undefined);

export const Speaking = ({ children, ...speech }: Speech & { children: ReactNode }) =>
  createElement(Spoken, { value: useMemo(() => speech, [speech.language, speech.words]) }, children);

/** Words that are read with the pages that say them, in the language of the page. */
export type PageFolder =
  | 'setup'
  | 'forgotten'
  | 'find'
  | 'jobs'
  | 'print'
  | 'help'
  | 'counter'
  | 'scan'
  | 'inbox'
  | 'lists';

const wordsOfPages = new Map<string, Words>();

/** Reads the words of pages, once a language. */
export async function readPageWords(folder: PageFolder, language: Language): Promise<Words> {
  const name = `${folder} ${language}`;
  const words = wordsOfPages.get(name) ?? (await languageRow(language).pages[folder]());
  wordsOfPages.set(name, words);
  return words;
}

/** Adds the words of a folder to those of the desk. When the language changes, the page stays as it is until its words are here. */
export function AlsoSpeaking({ folder, children }: { folder: PageFolder; children: ReactNode }) {
  const { language, words } = spokenHere();
  const [also, setAlso] = useState(() => wordsOfPages.get(`${folder} ${language}`));
  useEffect(() => {
    let isWanted = true;
    void readPageWords(folder, language).then((read) => isWanted && setAlso(read));
    return () => {
      isWanted = false;
    };
  }, [folder, language]);
  const all = useMemo(() => ({ ...words, ...also }), [words, also]);
  return also ? createElement(Speaking, { language, words: all, children }) : null;
}

function spokenHere(): Speech {
  const speech = use(Spoken);
  if (!speech) throw new Error('Words are used outside of <Speaking>.');
  return speech;
}

export interface Speaker {
  language: Language;
  locale: string;
  /** `t('list.shown', { count: 3 })`: a whole sentence with its placeholders filled. */
  t(key: Key, facts?: Facts): string;
  /** What is said by a code, or `otherwise` where there are no words for it: partners have codes of their own. */
  wordsOr(code: string, otherwise: string): string;
  /** A label of a row of the domain, said; of two labels that the API sent, the one in the language of the page. */
  either(of: { label?: Wording; french?: string }): string;
  /** What a row of the domain has to say. */
  textOf(what: Wording): string;
}

/** The words of the page. */
export function useWords(): Speaker {
  const speech = spokenHere();
  return useMemo(() => {
    const { language, words } = speech;
    const locale = localeOf[language];
    const say = speaker(words, locale);
    const textOf = (what: Wording): string => {
      if (typeof what === 'string') return what;
      return isMessage(what) ? say(what) : (named(what, language) ?? '');
    };
    return {
      language,
      locale,
      t: (code, facts = {}) => say({ code, facts }),
      wordsOr: (code, otherwise) => wordsOr(say, code, otherwise),
      textOf,
      either: ({ label = '', french }) =>
        textOf(typeof label === 'string' && french ? inEach({ label, french }) : label),
    };
  }, [speech]);
}
