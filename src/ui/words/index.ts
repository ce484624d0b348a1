import { createContext, createElement, type ReactNode, use, useMemo } from 'react';
import type { en } from './en/index.js';
import { type Facts, say } from './say.js';

type Sections = typeof en;
/** `list.title`: a section, which is a file in `en` and `fr`, and a key in it. */
export type Key = { [S in keyof Sections]: `${S & string}.${keyof Sections[S] & string}` }[keyof Sections];
export type Words = Record<string, Record<string, string>>;
export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];
export const localeOf = { en: 'en-CA', fr: 'fr-CA' } as const;

/** Reads the words of one language: nobody loads the other. */
export const readWords = async (language: Language): Promise<Words> =>
  language === 'fr' ? (await import('./fr/index.js')).fr : (await import('./en/index.js')).en;

interface Speech {
  language: Language;
  words: Words;
}
const Spoken = createContext<Speech | undefined>(undefined);

export const Speaking = ({ children, ...speech }: Speech & { children: ReactNode }) =>
  createElement(Spoken, { value: useMemo(() => speech, [speech.language, speech.words]) }, children);

export interface Speaker {
  language: Language;
  locale: string;
  /** `t('list.shown', { count: 3 })`: a whole sentence with its placeholders filled. */
  t(key: Key, facts?: Facts): string;
  /** Of two labels that the API sent, the one in the language of the page. */
  either(of: { label?: string; french?: string }): string;
}

/** The words of the page. */
export function useWords(): Speaker {
  const speech = use(Spoken);
  if (!speech) throw new Error('Words are used outside of <Speaking>.');
  return useMemo(() => {
    const { language, words } = speech;
    const locale = localeOf[language];
    return {
      language,
      locale,
      t: (key, facts) => {
        const [section = '', name = ''] = key.split(/\.(.*)/s);
        return say(words[section]?.[name] ?? key, facts, locale);
      },
      either: ({ label = '', french }) => (language === 'fr' && french ? printed(french) : label),
    };
  }, [speech]);
}

/** French as it is printed: a line never begins with `:` or `»`, nor ends with `«`. */
const printed = (french: string): string => french.replaceAll(/ (?=[:;?!»])/g, '\u00a0').replaceAll('« ', '«\u00a0');
